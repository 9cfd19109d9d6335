import { dayInWords } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { dayViewOf, momentText, readItem, rowsThen, stateViewOf } from '../../items/index.js';
import type { ItemRow, StateView } from '../../items/index.js';
import { campaignRow } from '../../campaigns/index.js';
import type { StageRow, TaskRow } from '../../campaigns/index.js';
import type { BoardQuery, BoardRow, BoardView } from '../boards.contract.js';
import { mayRemind, mayRunPlan } from '../boards.policy.js';
import { isUnfinished, worse } from '../lights.js';
import type { CellLetter } from '../lights.js';
import { numbersOf } from '../numbers.js';
import { areaLine } from './area-line.js';
import { unitSums } from './cells.js';
import type { UnitSum } from './cells.js';
import { mergeableForms } from './mergeable-forms.js';
import { areaOf, boardFrame, unitsAsked } from './frame.js';
import type { Asking, BoardFrame } from './frame.js';
import type { Past } from './past.js';

/** The whole board on one snapshot. */
export async function boardView(tx: Tx, asking: Asking, query: BoardQuery): Promise<BoardView> {
  const frame = await boardFrame(tx, asking, query);
  const sums = await unitSums(tx, frame);
  const { at, zone, today } = await clockOf(tx);
  const now = await itemNamed(tx, asking.campaignId);
  // Looked at from before it was made, it is called what it is called now: there is nothing else to call it.
  const row = (await asItStood(tx, now, frame.past)) ?? now;
  const rows = rowsOf(frame, sums);
  const { past } = frame;
  return {
    campaign: { id: row.id, title: row.title, year: (await campaignRow(tx, asking.campaignId)).year, state: await stateOfItem(tx, row) },
    asOf: past ? `${dayInWords(past.day)}24时` : momentText(at, zone),
    past: past ? { on: past.day, text: dayInWords(past.day) } : null,
    today,
    scope: frame.scope,
    areaLine: frame.scope === 'areas' && !past ? await areaLine(tx, frame) : null,
    stages: await stagesOf(tx, frame),
    tasks: frame.tasks.map((task) => taskOf(task, frame.today)),
    areas: [
      ...frame.areas.map(({ id, name, leaderName }) => ({ id, name, leader: leaderName })),
      ...(rows.some(({ area }) => area === 'none') ? [{ id: 'none', name: '其他单位', leader: null }] : []),
    ],
    categories: categoriesIn(frame),
    numbers: numbersOf(sums, unitsAsked(frame)),
    rows: query.open === '1' ? rows.filter((one) => [...one.cells].some(isUnfinished)) : rows,
    units: rows.length,
    focus: focusOf(frame, sums),
    mayRemind: !past && mayRemind(frame.grants),
    mayRunPlan: !past && mayRunPlan(frame.grants),
    forms: await mergeableForms(tx, asking.campaignId),
  };
}

async function itemNamed(tx: Tx, id: string): Promise<ItemRow> {
  const item = await readItem(tx, id);
  if (!item) throw new Error(`a plan names item ${id}, which is not there`);
  return item;
}

/** As it stood then; null where it was not there yet. */
async function asItStood(tx: Tx, item: ItemRow, past: Past | null): Promise<ItemRow | null> {
  return past ? ((await rowsThen(tx, [item], past.end))[0] ?? null) : item;
}

async function stateOfItem(tx: Tx, item: ItemRow): Promise<StateView> {
  return stateViewOf(await lifecycleMachine(tx, item.lifecycleVersionId), item, null);
}

async function stagesOf(tx: Tx, { stages, today, past }: BoardFrame): Promise<BoardView['stages']> {
  const views: BoardView['stages'] = [];
  for (const stage of stages) {
    const item = await asItStood(tx, await itemNamed(tx, stage.itemId), past);
    if (item)
      views.push({
        id: stage.id,
        label: stage.label,
        title: stage.title,
        dueText: stage.dueText,
        day: spanOf(stage, today),
        state: await stateOfItem(tx, item),
      });
  }
  return views;
}

/** «9月28日（周五）—9月30日（周日）» */
function spanOf({ startsOn, dueOn }: StageRow, today: string): string | null {
  const day = (on: string): string => dayViewOf(on, today).text;
  if (startsOn !== null && dueOn !== null) return `${day(startsOn)}—${day(dueOn)}`;
  if (dueOn !== null) return `${day(dueOn)}截止`;
  return startsOn === null ? null : `${day(startsOn)}起`;
}

function taskOf({ id, itemId, stageId, printedNo, shortTitle, title, dueOn, dueText }: TaskRow, today: string): BoardView['tasks'][number] {
  return { id, itemId, stageId, printedNo, shortTitle, title, due: dueOn === null ? dueText : `${dayViewOf(dueOn, today).text}截止` };
}

function categoriesIn({ units }: BoardFrame): BoardView['categories'] {
  const labels = new Map(loadLibrary().categories.map(({ key, label }) => [key, label]));
  return [...new Set(units.map(({ category }) => category))].map((key) => ({ key, label: labels.get(key) ?? key }));
}

/** A row for every unit that has a share of some task shown, a letter for every task. */
function rowsOf({ units, tasks, areas }: BoardFrame, sums: readonly UnitSum[]): BoardRow[] {
  const found = new Map(sums.map(({ unit, letters }) => [unit, letters]));
  return units.flatMap(({ id, name, category }) => {
    const letters = found.get(id);
    return letters
      ? [{ unitId: id, name, area: areaOf(areas, id), category, cells: tasks.map(({ itemId }) => letters.get(itemId ?? '') ?? '-').join('') }]
      : [];
  });
}

/** The first task with the worst light: what the office telephones about. */
function focusOf({ tasks }: BoardFrame, sums: readonly UnitSum[]): string | null {
  const worst = new Map<string, CellLetter>();
  for (const { letters } of sums) for (const [task, letter] of letters) worst.set(task, worse(worst.get(task) ?? '-', letter));
  const of = (task: TaskRow): CellLetter => worst.get(task.itemId ?? '') ?? '-';
  const [first] = tasks;
  if (!first) return null;
  return tasks.reduce((best, task) => (of(task) !== of(best) && worse(of(task), of(best)) === of(task) ? task : best), first).id;
}
