import { displayOf } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { listLabels } from '../../campaigns/index.js';
import { formByVersion, publishedVersion } from '../../definitions/index.js';
import { namesInData } from '../../items/index.js';
import { fillerText } from '../../items/index.js';
import { sourceColumns } from '../cells.js';
import type { CandidateRow, RegisterCandidates } from '../registers.contract.js';
import { freeRows } from './source-rows.js';
import type { FreeRow, SourceItem } from './source-rows.js';

/** A page of what the grid of «列入» is filled with: rows that wait, and the form of what the office adds. */
export async function candidatesOf(tx: Tx, register: RegisterDefinition, asked: { after: string | null; personId: string }): Promise<RegisterCandidates> {
  const { rows, next } = await freeRows(tx, register, asked);
  const names = await namesInData(
    tx,
    rows.map(({ row }) => row),
    asked.personId,
  );
  const labels = await listLabels(
    tx,
    rows.map(({ item }) => item.itemId),
  );
  const entryForm = await publishedVersion(tx, 'form', register.entryForm);
  return {
    rows: rows.map((free) => candidate(register, free, { names, list: labels.get(free.item.itemId) ?? '' })),
    next,
    entryForm: { versionId: entryForm.versionId, definition: await formByVersion(tx, entryForm.versionId) },
    basisLabel: register.basisLabel,
  };
}

function candidate(
  register: RegisterDefinition,
  { item, filled, row }: FreeRow,
  { names, list }: { names: Readonly<Record<string, string>>; list: string },
): CandidateRow {
  const columns = sourceColumns(register, filled.definition);
  const more = register.source.more.flatMap((key) => {
    const column = columns.find((one) => one.key === key);
    const text = column ? displayOf(column, row[key], names) : '';
    return column && text !== '' ? [{ label: column.label, text }] : [];
  });
  return {
    submissionId: item.submissionId,
    rowId: row.rowId,
    itemId: item.itemId,
    unit: { id: item.unitId, name: item.unitName },
    filler: sourceFiller(item),
    list,
    row: { ...row },
    text: rowText(register, row),
    more,
  };
}

/** The words a row is known by. */
export function rowText(register: RegisterDefinition, row: FreeRow['row']): string {
  const text = row[register.source.text];
  return typeof text === 'string' ? text : '';
}

export function sourceFiller({
  unitId,
  unitName,
  subjectUnitId,
  subjectUnitName,
}: Pick<SourceItem, 'unitId' | 'unitName' | 'subjectUnitId' | 'subjectUnitName'>): string {
  const units = { [unitId]: unitName, ...(subjectUnitId === null ? {} : { [subjectUnitId]: subjectUnitName ?? '' }) };
  return fillerText({ unitId, subjectUnitId, subjectPersonId: null }, { units, people: {} });
}
