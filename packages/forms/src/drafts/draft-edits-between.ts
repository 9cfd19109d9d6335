import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormData, FormDefinition, TableField } from '../definition.js';
import { hasValue } from '../fields/registry.js';
import { mayAddRow, mayDeleteRow, mayRows, rightOfCell, rightOfField, type Rights } from '../access/rights.js';
import { sameValue } from '../access/same-value.js';
import { own, rowsOf } from '../access/written.js';
import type { DraftEdit } from './draft-edit.js';
import { longestRun } from './longest-run.js';

interface Typing {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  readonly revision: number;
}

/** The edits that lead from what a page was shown to what stands on it now, of places its writer may write. */
export function draftEditsBetween(
  { definition, rights, revision }: Typing,
  { before, after }: { readonly before: FormData; readonly after: FormData },
): readonly DraftEdit[] {
  const nil =
    definition.nil && mayRows(rights, definition.nil.table, 'add') && (own(before, 'nil') ?? false) !== (own(after, 'nil') ?? false)
      ? [{ type: 'set', field: 'nil', value: own(after, 'nil') ?? false, revision } as const]
      : [];
  return [
    ...nil,
    ...fieldsOf(definition)
      .filter(hasValue)
      .flatMap((field): readonly DraftEdit[] => {
        const [was, is] = [own(before, field.key), own(after, field.key)];
        if (was === is) return [];
        if (field.kind === 'table') return ofTable({ table: field, rights, revision }, rowsOf(was), rowsOf(is));
        if (rightOfField(rights, field.id) !== 'write' || sameValue(was, is)) return [];
        return [{ type: 'set', field: field.key, value: is ?? null, revision }];
      }),
  ];
}

interface InTable {
  readonly table: TableField;
  readonly rights: Rights;
  readonly revision: number;
}

const idOf = (row: FormData): string => String(row['rowId']);

function ofTable(at: InTable, was: readonly FormData[], is: readonly FormData[]): readonly DraftEdit[] {
  const { table, rights, revision } = at;
  const [old, now] = [new Map(was.map((row) => [idOf(row), row])), new Set(is.map(idOf))];
  const gone = [...old.keys()]
    .filter((id) => !now.has(id) && mayDeleteRow(rights, table.id, id))
    .map((row): DraftEdit => ({ type: 'delete', table: table.key, row, revision }));
  const cells = is.flatMap((row) => cellsOf(at, old.get(idOf(row)), row));
  return [
    ...gone,
    ...placed(
      at,
      [...old.keys()].filter((id) => now.has(id)),
      is,
    ),
    ...cells,
  ];
}

function cellsOf({ table, rights, revision }: InTable, before: FormData | undefined, row: FormData): readonly DraftEdit[] {
  if (!before || before === row) return [];
  const id = idOf(row);
  const changed = columnsOf(table).filter(
    (column) =>
      !sameValue(own(before, column.key), own(row, column.key)) &&
      hasValue(column) &&
      rightOfCell(rights, table.id, { row: id, column: column.id }) === 'write',
  );
  return changed.map(({ key }) => ({ type: 'cell', table: table.key, row: id, column: key, value: own(row, key) ?? null, revision }));
}

/** From the top down, so that the row before each one already stands where it will. Those at the end come last, whoever else adds some. */
function placed({ table, rights, revision }: InTable, kept: readonly string[], is: readonly FormData[]): readonly DraftEdit[] {
  const mayMove = mayRows(rights, table.id, 'reorder');
  const index = new Map(kept.map((id, at) => [id, at]));
  const stays = new Set(longestRun(is.flatMap((row) => index.get(idOf(row)) ?? [])));
  const lastKept = is.findLastIndex((row) => index.has(idOf(row)));
  const written = new Set([
    'rowId',
    ...columnsOf(table)
      .filter((column) => hasValue(column))
      .map(({ key }) => key),
  ]);
  return is.flatMap((row, at): readonly DraftEdit[] => {
    const [id, after] = [idOf(row), at === 0 ? null : idOf(is[at - 1] ?? row)];
    const was = index.get(id);
    if (was !== undefined) return stays.has(was) || !mayMove ? [] : [{ type: 'move', table: table.key, row: id, after, revision }];
    if (!mayAddRow(rights, table.id, id)) return [];
    const cells = Object.fromEntries(Object.entries(row).filter(([key]) => written.has(key) && (key === 'rowId' || mayWrite({ table, rights }, id, key))));
    return [{ type: 'add', table: table.key, row: cells, ...(at > lastKept ? {} : { after }), revision }];
  });
}

function mayWrite({ table, rights }: Pick<InTable, 'table' | 'rights'>, row: string, key: string): boolean {
  const column = columnsOf(table).find((one) => one.key === key);
  return column !== undefined && rightOfCell(rights, table.id, { row, column: column.id }) === 'write';
}
