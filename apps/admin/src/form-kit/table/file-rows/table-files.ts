import { columnById, REASON } from '@bihuan/forms';
import type { Column, FormDefinition, ImportPlan, RowsInSheets, TableField } from '@bihuan/forms';
import { api } from '../../../api/client.js';
import { saveFile } from '../../../shared/save-file.js';
import { t } from './texts.js';

type As = 'word' | 'excel';

interface SheetTable {
  readonly as: As;
  readonly title: string;
  readonly above: readonly string[];
  readonly columns: readonly { readonly label: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
  readonly below: readonly string[];
}

const save = async (table: SheetTable): Promise<void> =>
  saveFile(await api.blob('/sheets/table', table), `${table.title}.${table.as === 'word' ? 'docx' : 'xlsx'}`);

const LONG = 56;
const SHORT = 22;
const SERIAL = 12;
const widthOf = ({ kind }: Pick<Column, 'kind'>): number => (kind === 'long-text' ? LONG : SHORT);

/** The rows that could not be filled in, in the columns and the kind of file they came in, each with why. */
export const saveBadRows = (definition: FormDefinition, { from, heads }: RowsInSheets, { rows }: ImportPlan): Promise<void> => {
  const kept = heads.flatMap((label, at) => (label === '' ? [] : [{ label, at }]));
  return save({
    as: from,
    title: t('badTitle', { title: definition.title }),
    above: [t('badAbove')],
    below: [],
    columns: [...kept.map(({ label }) => ({ label, width: label.length <= 2 ? SERIAL : 40 })), { label: REASON, width: LONG }],
    rows: rows.flatMap((row) => (row.type === 'bad' ? [[...kept.map(({ at }) => row.texts[at] ?? ''), row.reasons.join('\n')]] : [])),
  });
};

/** The empty sheet to fill in: as the paper prints it where the table has a paper, else all its columns. */
export const saveBlankSheet = (
  definition: FormDefinition,
  { table, columns, as }: { readonly table: TableField; readonly columns: readonly Column[]; readonly as: As },
): Promise<void> => {
  const paper = definition.paper?.table === table.id ? definition.paper : undefined;
  const printed = paper?.columns.filter(({ field }) => field === 'serial' || columnById(table, field) !== undefined) ?? [
    { field: 'serial', label: '序号', width: SERIAL },
    ...columns.filter(({ folded }) => folded !== true).map((column) => ({ field: column.id, label: column.label, width: widthOf(column) })),
  ];
  const isNumbered = printed[0]?.field === 'serial';
  return save({
    as,
    title: paper?.title ?? definition.title,
    above: paper?.fillerLabel === undefined ? [] : [paper.fillerLabel],
    below: [],
    columns: printed.map(({ label, width }) => ({ label, width: Math.max(1, width) })),
    rows: Array.from({ length: Math.max(6, paper?.minRows ?? 6) }, (_, at) =>
      printed.map((_column, place) => (place === 0 && isNumbered ? String(at + 1) : '')),
    ),
  });
};
