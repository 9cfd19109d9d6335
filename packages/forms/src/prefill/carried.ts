import { isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, Row, TableField } from '../definition.js';
import { own } from '../access/written.js';
import { mayRows, rightOfColumn, rightOfField, type Rights } from '../access/rights.js';
import { emptyData, newRow, type Known } from '../new-data.js';
import { answerFor, isCarried } from './fits.js';
import { isAnswer, sourceKey, type AnswerPrefill } from './prefill.js';

/** A record elsewhere, as far as whoever begins may know it. */
export interface PrefillSource {
  readonly fields: readonly Field[];
  readonly data: FormData;
}

export interface Beginning {
  readonly known: Known;
  /** By `sourceKey`; what could not be found or may not be read is not among them. */
  readonly sources: Readonly<Record<string, PrefillSource | undefined>>;
  readonly rights: Rights;
  /** The id of a row that comes from a row elsewhere: the same one every time it is asked. */
  readonly rowId: (table: string, row: string) => string;
}

/** A place that holds something nobody typed: a field by its key, a row as `table/row`. */
export interface BroughtPlace {
  readonly place: string;
  /** Of the answer it is; null: a fact. */
  readonly source: string | null;
}

/** What a form begins with, and what of it came from where. */
export interface Begun {
  readonly data: FormData;
  readonly brought: readonly BroughtPlace[];
}

/** What a draft begins with. Only what its writer may write comes from elsewhere, and only what the field would accept. */
export function begunData(definition: FormDefinition, beginning: Beginning): Begun {
  const brought: BroughtPlace[] = [];
  const data: Record<string, unknown> = { ...emptyData(definition, beginning.known) };
  const blank = emptyData(definition);
  for (const field of fieldsOf(definition)) {
    const { prefill } = field;
    if (prefill === undefined || rightOfField(beginning.rights, field.id) !== 'write') continue;
    if (!isAnswer(prefill)) {
      if (prefill !== 'today' && JSON.stringify(data[field.key]) !== JSON.stringify(blank[field.key])) brought.push({ place: field.key, source: null });
    } else if (field.kind === 'table') {
      const rows = prefill.from === 'last-year' && prefill.rows === 'choose' ? [] : rowsFrom(definition, field, { prefill, beginning });
      if (rows.length === 0) continue;
      data[field.key] = rows;
      brought.push(...rows.map(({ rowId }) => ({ place: `${field.key}/${rowId}`, source: sourceKey(prefill) })));
    } else {
      const answer = answerFrom(field, prefill, beginning);
      if (answer === undefined) continue;
      data[field.key] = answer;
      brought.push({ place: field.key, source: sourceKey(prefill) });
    }
  }
  return { data, brought };
}

function answerFrom(field: Field, prefill: AnswerPrefill, { sources, known }: Beginning): unknown {
  const source = sources[sourceKey(prefill)];
  const from = source && sameField(source.fields, field, prefill.field);
  return source && from && answerFor(from, field, { value: own(source.data, from.key), today: known.today });
}

/** A field is the same one by its id, and otherwise by its key. */
function sameField(fields: readonly Field[], field: Field, key: string | undefined): Field | undefined {
  return key === undefined ? (fields.find(({ id }) => id === field.id) ?? fields.find((one) => one.key === field.key)) : fields.find((one) => one.key === key);
}

/** Every row a table could take over, as it would stand in it. */
export function rowsFrom(
  definition: FormDefinition,
  table: TableField,
  { prefill, beginning }: { readonly prefill: AnswerPrefill; readonly beginning: Beginning },
): readonly Row[] {
  const { sources, known, rights, rowId } = beginning;
  const source = sources[sourceKey(prefill)];
  const from = source && sameField(source.fields, table, prefill.field);
  if (!source || from?.kind !== 'table' || !mayRows(rights, table.id, 'add')) return [];
  const wanted = prefill.from === 'last-year' ? prefill.columns : undefined;
  const columns = columnsOf(table).filter(
    (column) => isCarried(column) && (wanted === undefined || wanted.includes(column.id)) && rightOfColumn(rights, table.id, column.id) === 'write',
  );
  const pairs = columns.flatMap((column) => {
    const same = sameField(columnsOf(from), column, undefined);
    return same ? [{ column, same }] : [];
  });
  const rows = own(source.data, from.key);
  return (Array.isArray(rows) ? rows : [])
    .filter(isPlainObject)
    .flatMap((row) => {
      const cells = pairs.flatMap(({ column, same }) => {
        const answer = answerFor(same, column, { value: own(row, same.key), today: known.today });
        return answer === undefined ? [] : [[column.key, answer] as const];
      });
      const id = own(row, 'rowId');
      return cells.length === 0 || typeof id !== 'string'
        ? []
        : [{ ...newRow(definition, table.id, rowId(table.key, id), known), ...Object.fromEntries(cells), rowId: rowId(table.key, id) }];
    })
    .slice(0, table.maxRows ?? MOST_ROWS);
}

/** More than a table may hold does not come. */
const MOST_ROWS = 2_000;
