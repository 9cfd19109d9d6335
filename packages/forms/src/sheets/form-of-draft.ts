import { cut } from '../cut.js';
import type { Field, FormDefinition, TableField } from '../definition.js';
import type { Paper } from '../printed-as.js';
import type { FieldGuess, SheetDraft, TableGuess } from './guess.js';

/** What the new form is called by definitions. */
export interface FormKey {
  readonly key: string;
  readonly title: string;
}

/** The form of a draft, as far as somebody kept its guesses: its fields in the order of the sheet, its first table as the paper. */
export function formOfDraft(
  { guesses, annex, fillerLabel, guidance }: Pick<SheetDraft, 'guesses' | 'annex' | 'fillerLabel' | 'guidance'>,
  { key, title }: FormKey,
): FormDefinition {
  const tables = guesses.filter((guess) => guess.type === 'table');
  const fields = guesses.flatMap((guess): Field[] => {
    if (guess.type === 'field') return guess.table !== undefined && tables.some(({ id }) => id === guess.table) ? [] : [guess.field];
    const made = tableOf(guess, guesses, title);
    return made ? [made] : [];
  });
  const paper = paperOf(tables, fields, { title, annex, fillerLabel });
  return {
    format: 1,
    key,
    title,
    minutes: Math.min(60, Math.max(3, Math.ceil(fields.length / 2) + tables.length * 5)),
    ...(guidance === '' ? {} : { guidance }),
    fields: Object.fromEntries(fields.map((field) => [field.id, field])),
    order: fields.map(({ id }) => id),
    ...(paper === null ? {} : { paper }),
  };
}

function tableOf(guess: TableGuess, guesses: SheetDraft['guesses'], title: string): TableField | null {
  const columns = guesses.filter((one): one is FieldGuess => one.type === 'field' && one.table === guess.id).map(({ field }) => field);
  if (columns.length === 0) return null;
  return {
    id: guess.id,
    key: guess.key,
    kind: 'table',
    label: cut(guess.label === '' ? title : guess.label, 200),
    minRows: 1,
    maxRows: 200,
    columns: Object.fromEntries(columns.map((column) => [column.id, column])),
    columnOrder: columns.map(({ id }) => id),
  };
}

/** The first table is printed as the sheet has it, with as many lines, and says who fills it in only where the sheet does. */
function paperOf(
  tables: readonly TableGuess[],
  fields: readonly Field[],
  { title, annex, fillerLabel }: { readonly title: string; readonly annex: string; readonly fillerLabel: string },
): Paper | null {
  const first = tables.find(({ id }) => fields.some((field) => field.id === id));
  const table = fields.find((field): field is TableField => field.kind === 'table' && field.id === first?.id);
  if (!first || !table) return null;
  const columns = first.paper.flatMap((column) => {
    const field = table.columns[column.field];
    return column.field === 'serial' ? [column] : field ? [{ ...column, label: cut(field.label, 100) }] : [];
  });
  return {
    ...(annex === '' ? {} : { annex }),
    title,
    ...(fillerLabel === '' ? {} : { fillerLabel }),
    table: table.id,
    columns,
    minRows: first.rows,
  };
}
