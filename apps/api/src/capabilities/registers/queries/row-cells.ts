import type { RegisterColumn, RegisterDefinition } from '@bihuan/library';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { listLabels } from '../../campaigns/index.js';
import { formByVersion, lifecycleMachine } from '../../definitions/index.js';
import { dueViewOfItem, FieldSight, namesInData, stateViewOf } from '../../items/index.js';
import type { DueView } from '../../items/index.js';
import { cellsOf, rowsOf } from '../cells.js';
import type { Filled } from '../cells.js';
import { sourceFiller } from './candidates.js';
import type { EntryRow } from './entry-row.js';
import type { RegisterReader } from './reader.js';

/** One row in words, before anybody asks what may be done with it. */
export interface RowInWords {
  readonly row: EntryRow;
  readonly machine: Machine;
  readonly cells: Record<string, string>;
  readonly due: DueView;
  readonly last: string | null;
  readonly marks: readonly string[];
}

export interface Drawing {
  readonly register: RegisterDefinition;
  readonly columns: readonly RegisterColumn[];
  readonly reader: Pick<RegisterReader, 'today' | 'calendar' | 'personId'>;
}

/** Rows in words: names are looked up once for all of them. */
export async function rowsInWords(tx: Tx, whole: readonly EntryRow[], drawing: Drawing): Promise<RowInWords[]> {
  const { register, reader } = drawing;
  const fields = new FieldSight(
    tx,
    reader.personId,
    whole.flatMap(({ id, sourceItemId }) => [id, sourceItemId]),
  );
  const rows: EntryRow[] = [];
  for (const row of whole) rows.push(await shownTo(fields, row));
  const ownSource = rows.map(({ source, sourceRowId }) => ({
    rows: rowsOf({ data: source.data }, register.source.table).filter(({ rowId }) => rowId === sourceRowId),
  }));
  const names = await namesInData(tx, [...ownSource, ...rows.flatMap(({ latest }) => latest.map(({ data }) => data))], reader.personId);
  const lists = await listLabels(
    tx,
    rows.map(({ sourceItemId }) => sourceItemId),
  );
  const drawn: RowInWords[] = [];
  for (const row of rows) drawn.push(await rowInWords(tx, row, { ...drawing, names, list: lists.get(row.sourceItemId) ?? '' }));
  return drawn;
}

/** The row without what is hidden from the reader, of the entry's own forms and of the sheet it came from. */
async function shownTo(fields: FieldSight, row: EntryRow): Promise<EntryRow> {
  const { data } = await fields.shown({ itemId: row.sourceItemId, ...row.source });
  const latest: EntryRow['latest'][number][] = [];
  for (const one of row.latest) latest.push({ ...one, data: (await fields.shown({ itemId: row.id, ...one })).data });
  return { ...row, source: { ...row.source, data }, latest };
}

interface RowDrawing extends Drawing {
  readonly names: Readonly<Record<string, string>>;
  readonly list: string;
}

async function rowInWords(tx: Tx, row: EntryRow, { register, columns, reader, names, list }: RowDrawing): Promise<RowInWords> {
  const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
  const due = dueViewOfItem(machine, row, reader);
  const latest = new Map<string, Filled>();
  for (const { form, formVersionId, data } of row.latest) latest.set(form, { definition: await formByVersion(tx, formVersionId), data });
  const reading = {
    serial: row.serial,
    unit: sourceFiller({
      unitId: row.sourceUnitId,
      unitName: row.sourceUnitName,
      subjectUnitId: row.sourceSubjectUnitId,
      subjectUnitName: row.sourceSubjectUnitName,
    }),
    list,
    state: stateViewOf(machine, row, null).label,
    light: due.light.text,
    due: due.day?.text ?? '',
    number: row.number,
    lead: row.unitName,
    leader: row.leaderName ?? '',
    owner: row.ownerName ?? '',
    source: { definition: await formByVersion(tx, row.source.formVersionId), data: row.source.data },
    sourceRowId: row.sourceRowId,
    entry: latest.get(register.entryForm) ?? null,
    last: latest,
    names,
  };
  const { progress } = register;
  const told = progress
    ? cellsOf(
        register,
        [progress.on, progress.text].map((key) => ({ label: '', value: `last.${progress.form}.${key}`, width: 0 })),
        reading,
      )
    : {};
  const last = Object.values(told)
    .filter((text) => text !== '')
    .join(' ');
  return { row, machine, due, cells: cellsOf(register, columns, reading), last: last === '' ? null : `上次：${last}`, marks: marksOf(row) };
}

function marksOf({ mergedInto, absorbed }: EntryRow): string[] {
  return [...(mergedInto === null ? [] : [`并入第${mergedInto}号`]), ...absorbed.map((serial) => `第${serial}号并入`)];
}
