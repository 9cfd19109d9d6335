import {
  columnsOf,
  emptyData,
  fieldsOf,
  newRow,
  offeredOptions,
  readingOf,
  withoutHidden,
  type Field,
  type FormData as Filled,
  type FormDefinition,
  type TableField,
} from '@bihuan/forms';
import { t } from './texts.js';

const ROWS = 2;

/** Whom an example may name: nobody is made up. */
export interface SampleKnown {
  readonly today: string;
  readonly person?: string;
  readonly unit?: string | null;
}

/** Something in every field that can be made up, always the same for the same form: to look at, never to be kept. */
export function sampleData(form: FormDefinition, known: SampleKnown): Filled {
  const filledIn = fieldsOf(form).reduce<Filled>((filled, field) => {
    const at: At = { form, known, filled, nth: '' };
    return field.kind === 'table' ? { ...filled, [field.key]: rowsOf(field, at) } : put(filled, field, valueOf(field, at));
  }, emptyData(form));
  // What its conditions do not ask for now is not filled in either.
  return withoutHidden(form, filledIn);
}

interface At {
  readonly form: FormDefinition;
  readonly known: SampleKnown;
  /** What stands before it: options may depend on it. */
  readonly filled: Filled;
  readonly row?: Filled;
  readonly nth: string;
}

const put = (filled: Filled, field: Field, value: unknown): Filled => (value === undefined ? filled : { ...filled, [field.key]: value });

function rowsOf(table: TableField, at: At): readonly Filled[] {
  const count = Math.min(table.maxRows ?? ROWS, Math.max(table.minRows ?? 0, ROWS));
  return Array.from({ length: count }, (_, n) =>
    columnsOf(table).reduce<Filled>(
      (row, column) => put(row, column, valueOf(column, { ...at, row, nth: `${n + 1}` })),
      newRow(at.form, table.id, `00000000-0000-4000-8000-${String(n + 1).padStart(12, '0')}`),
    ),
  );
}

function valueOf(field: Field, at: At): unknown {
  const { known, nth } = at;
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return t('sampleText', { label: field.label, nth }).slice(0, field.maxLength ?? 200);
    case 'rich-text':
      return [{ type: 'paragraph', runs: [{ text: t('sampleText', { label: field.label, nth }).slice(0, field.maxLength ?? 200) }] }];
    case 'signature':
      return { name: t('sampleText', { label: field.label, nth }).slice(0, 50) };
    case 'integer':
      return within(3 + (Number(nth) || 0), field);
    case 'year':
      return within(Number(known.today.slice(0, 4)), field);
    case 'decimal':
      return within(12.5, field);
    case 'score':
      return Math.min(90, field.maximum);
    case 'rating':
      return Math.min(4, field.levels ?? 5);
    case 'date':
      return known.today;
    case 'month':
      return known.today.slice(0, 7);
    case 'date-time':
      return `${known.today}T09:00`;
    case 'choice':
      return offered(field, at)[0];
    case 'choices':
      return offered(field, at).slice(0, 2);
    case 'checklist':
      return field.options.map(({ value }) => value);
    case 'yes-no':
      return true;
    case 'matrix':
      return Object.fromEntries(field.rows.map((row, n) => [row.value, cellsOf(field, n)]));
    default:
      return named(field, known);
  }
}

const offered = (field: Field, { form, filled, row }: At): readonly string[] =>
  offeredOptions(field, row ? { ...readingOf(form, filled), row } : readingOf(form, filled)).map(({ value }) => value);

const within = (value: number, { minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): number =>
  Math.min(maximum ?? Infinity, Math.max(minimum ?? -Infinity, value));

function cellsOf({ columns, cell }: Extract<Field, { kind: 'matrix' }>, n: number): unknown {
  if (cell === 'tick') return columns[n % columns.length]?.value;
  return Object.fromEntries(columns.map(({ value }, m) => [value, cell === 'number' ? n + m + 1 : t('sampleCell')]));
}

/** People and units are those at hand. */
function named({ kind }: Field, { person, unit }: SampleKnown): unknown {
  if (kind === 'person') return person;
  if (kind === 'persons') return person && [person];
  if (kind === 'roster') return person && [{ person, state: 'present' }];
  if (kind === 'unit') return unit ?? undefined;
  return kind === 'units' && unit ? [unit] : undefined;
}
