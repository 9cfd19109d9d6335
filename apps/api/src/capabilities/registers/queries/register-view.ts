import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { listLabels } from '../../campaigns/index.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { isCountable, namesInData } from '../../items/index.js';
import { allowedActionsOf, dueViewOfItem, stateViewOf } from '../../items/index.js';
import type { Readings } from '../../items/index.js';
import { cellsOf, rowsOf } from '../cells.js';
import type { Filled } from '../cells.js';
import { footText } from '../foot.js';
import type { RegisterQuery, RegisterRow, RegisterView } from '../registers.contract.js';
import { mayManage } from '../registers.policy.js';
import { sourceFiller } from './candidates.js';
import { countEntries, entriesOf, PAGE, stateCounts } from './entries.js';
import type { EntryRow, Sight } from './entries.js';
import type { RegisterReader } from './reader.js';
import { freeRows } from './source-rows.js';

export interface Viewing {
  readonly reader: RegisterReader;
  readonly readings: Readings;
  readonly query: RegisterQuery;
}

/** One page of a register in the order of its numbers, with its views counted and a foot that always adds up. */
export async function registerView(tx: Tx, register: RegisterDefinition, { reader, readings, query }: Viewing): Promise<RegisterView> {
  const view = query.view === undefined ? null : (register.views.find(({ key }) => key === query.view) ?? null);
  if (query.view !== undefined && view === null) throw new DomainError('register.view-unknown');
  const sight: Sight = { register, ...reader };
  const found = await entriesOf(tx, sight, { view, q: query.q, after: Number(query.after ?? 0) });
  const shown = found.slice(0, PAGE);
  const manages = mayManage(reader.grants);
  return {
    key: register.key, title: register.title,
    columns: register.columns.map(({ label, width, frozen, value }) => ({ label, width, frozen: frozen ?? false, key: value })),
    views: await viewCounts(tx, sight),
    rows: await rowsShown(tx, shown, { sight, readings }),
    next: found.length > PAGE ? String(shown.at(-1)?.serial) : null,
    total: await countEntries(tx, sight, { view, q: query.q }),
    foot: footText(register, await stateCounts(tx, sight)),
    restrictedNote: await restrictedNote(tx, register),
    mayManage: manages, candidates: manages ? (await freeRows(tx, register)).length : 0,
  };
}

async function viewCounts(tx: Tx, sight: Sight): Promise<RegisterView['views']> {
  const views: RegisterView['views'] = [];
  for (const view of sight.register.views) views.push({ key: view.key, label: view.label, count: await countEntries(tx, sight, { view, q: undefined }) });
  return views;
}

async function rowsShown(tx: Tx, rows: readonly EntryRow[], { sight, readings }: { sight: Sight; readings: Readings }): Promise<RegisterRow[]> {
  const { register } = sight;
  const ownSource = rows.map(({ source, sourceRowId }) => ({ rows: rowsIn(source.data, register).filter(({ rowId }) => rowId === sourceRowId) }));
  const names = await namesInData(tx, [...ownSource, ...rows.flatMap(({ latest }) => latest.map(({ data }) => data))]);
  const labels = await listLabels(tx, rows.map(({ sourceItemId }) => sourceItemId));
  const drawn: RegisterRow[] = [];
  for (const row of rows) drawn.push(await rowShown(tx, row, { sight, readings, names, list: labels.get(row.sourceItemId) ?? '' }));
  return drawn;
}

const rowsIn = (data: EntryRow['source']['data'], { source }: RegisterDefinition) => rowsOf({ data }, source.table);

interface RowDrawing {
  readonly sight: Sight;
  readonly readings: Readings;
  readonly names: Readonly<Record<string, string>>;
  readonly list: string;
}

async function rowShown(tx: Tx, row: EntryRow, { sight, readings, names, list }: RowDrawing): Promise<RegisterRow> {
  const { register, personId } = sight;
  const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
  const state = stateViewOf(machine, row, personId);
  const due = dueViewOfItem(machine, row, sight);
  const last = new Map<string, Filled>();
  for (const { form, formVersionId, data } of row.latest) last.set(form, { definition: await formByVersion(tx, formVersionId), data });
  const cells = cellsOf(register, {
    serial: row.serial, unit: sourceFiller({ unitId: row.sourceUnitId, unitName: row.sourceUnitName, subjectUnitId: row.sourceSubjectUnitId, subjectUnitName: row.sourceSubjectUnitName }),
    list, state: stateViewOf(machine, row, null).label, light: due.light.text, due: due.day?.text ?? '', number: row.number,
    source: { definition: await formByVersion(tx, row.source.formVersionId), data: row.source.data }, sourceRowId: row.sourceRowId,
    entry: last.get(register.entryForm) ?? null, last, names,
  });
  return { itemId: row.id, version: row.version, cells, state, due, reopened: row.reopened, allowedActions: await allowedActionsOf(tx, readings, { machine, item: row, personId }) };
}

const countRestricted: Named = { name: 'count-restricted-sheets', text: `select count(*)::int as n from items where main_form = $1 and privacy = 'restricted'` };

/** «另有限定范围的清单12份，不在此列»: that they exist, and how many only above a floor. */
async function restrictedNote(tx: Tx, register: RegisterDefinition): Promise<string | null> {
  const n = (await tx.row<{ n: number }>(countRestricted, [register.source.form]))?.n ?? 0;
  if (n === 0) return null;
  return isCountable(n) ? `另有限定范围的个人材料${n}份，不在此列` : '另有限定范围的个人材料，不在此列';
}
