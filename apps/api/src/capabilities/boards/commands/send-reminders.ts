import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { itemWords, remind, reminding } from '../../notifications/index.js';
import type { Reminded } from '../../notifications/index.js';
import { dayViewOf, readItem } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import type { RemindAnswer, RemindBody } from '../boards.contract.js';
import { mayRemind } from '../boards.policy.js';
import { boardFrame, sentTasks } from '../queries/frame.js';
import type { Asking, BoardFrame } from '../queries/frame.js';
import { leafSql, leafValues } from '../queries/leaves.js';
import { reachWords, reminderText } from '../reminder-words.js';
import type { RemindedItem } from '../reminder-words.js';

interface OpenLeaf {
  readonly id: string;
  readonly unit: string;
  readonly unsent: boolean;
  readonly returned: boolean;
}

/** Reminds those who have the cells' unfinished items in hand, each item once a day; or only says whom that would reach. */
export async function sendReminders(tx: Tx, asking: Asking, { cells, preview }: RemindBody): Promise<RemindAnswer> {
  const frame = await boardFrame(tx, asking, {});
  if (!mayRemind(frame.grants)) throw new DomainError('reminder.not-yours');
  refuseUnknown(frame, cells);
  const leaves = await openLeaves(tx, frame, cells);
  if (leaves.length === 0) return { sent: 0, sentence: '没有可以催办的：选中的格子已经办结、不涉及，或属于限定范围。', units: [] };
  const outcomes = preview
    ? await reminding(
        tx,
        leaves.map(({ id }) => id),
        frame.personId,
      )
    : await sent(tx, leaves, frame);
  const units = await unitsOf(tx, leaves, { frame, outcomes });
  const told = [...outcomes.values()].filter(({ type }) => type === 'sent').length;
  return { sent: preview ? 0 : told, sentence: preview ? `${reachWords(units)}。` : `已发出${told}件催办（${reachWords(units)}）。`, units };
}

/** A cell of this board is one of its units beside one of its tasks; anything else was never on the screen. */
function refuseUnknown({ units, tasks }: BoardFrame, cells: RemindBody['cells']): void {
  const [known, sent] = [new Set(units.map(({ id }) => id)), new Set(tasks.map(({ id }) => id))];
  if (cells.some(({ unit }) => !known.has(unit))) throw new DomainError('board.unit-unknown');
  if (cells.some(({ task }) => !sent.has(task))) throw new DomainError('board.task-unknown');
}

async function openLeaves(tx: Tx, frame: BoardFrame, cells: RemindBody['cells']): Promise<OpenLeaf[]> {
  const itemOf = new Map(frame.tasks.map(({ id, itemId }) => [id, itemId]));
  const wanted = new Set(cells.map(({ unit, task }) => `${unit} ${itemOf.get(task) ?? ''}`));
  const units = frame.units.map(({ id }) => id).filter((id) => cells.some(({ unit }) => unit === id));
  const values = await leafValues(tx, { ...frame, units, tasks: sentTasks(frame.tasks) });
  const rows = await tx.rows<OpenLeaf & { task: string }>(
    `${leafSql(null)} select id, unit, task, unsent, returned from leaves where rank < 5 order by array_position($9::uuid[], unit), array_position($10::uuid[], task), id`,
    values,
  );
  return rows.filter(({ unit, task }) => wanted.has(`${unit} ${task}`));
}

type Outcomes = ReadonlyMap<string, Reminded>;

async function sent(tx: Tx, leaves: readonly OpenLeaf[], { personId }: BoardFrame): Promise<Outcomes> {
  const outcomes = new Map<string, Reminded>();
  for (const { id } of leaves) outcomes.set(id, await remind(tx, { itemId: id, by: personId }));
  return outcomes;
}

async function unitsOf(tx: Tx, leaves: readonly OpenLeaf[], { frame, outcomes }: { frame: BoardFrame; outcomes: Outcomes }): Promise<RemindAnswer['units']> {
  const people = [...outcomes.values()].flatMap((one) => (one.type === 'sent' ? one.people : []));
  const senderUnit = frame.grants.find(({ permission }) => permission === 'reminders.send')?.unitId ?? '';
  const names = await namesOf(tx, { people, units: [senderUnit, ...leaves.map(({ unit }) => unit)] });
  const units: RemindAnswer['units'] = [];
  for (const [unit, own] of Map.groupBy(leaves, (leaf) => leaf.unit)) {
    const of = (type: Reminded['type']): number => own.filter(({ id }) => outcomes.get(id)?.type === type).length;
    const isWithUnit = ({ id }: OpenLeaf): boolean => {
      const type = outcomes.get(id)?.type;
      return type === 'sent' || type === 'already';
    };
    const reached = own.flatMap(({ id }) => {
      const one = outcomes.get(id);
      return one?.type === 'sent' ? one.people : [];
    });
    const name = names.units[unit] ?? '';
    units.push({
      unit: { id: unit, name },
      items: own.length,
      already: of('already'),
      nobody: of('nobody'),
      own: of('own'),
      people: [...new Set(reached)].map((id) => names.people[id]?.name ?? ''),
      text: reminderText(name, await toldItems(tx, own.filter(isWithUnit), frame.today), names.units[senderUnit] ?? ''),
    });
  }
  return units;
}

async function toldItems(tx: Tx, leaves: readonly OpenLeaf[], today: string): Promise<RemindedItem[]> {
  const told: RemindedItem[] = [];
  for (const { id, unsent, returned } of leaves) {
    const item = await readItem(tx, id);
    if (!item) continue;
    told.push({
      what: await itemWords(tx, item),
      day: item.dueOn === null ? null : dayViewOf(item.dueOn, today).text,
      at: returned ? 'returned' : unsent ? 'unsent' : 'under-way',
    });
  }
  return told;
}
