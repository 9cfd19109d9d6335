import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { layImport, namesAsked, planImport, rowsInSheets, withImported } from '@bihuan/forms';
import type { FilledIn, FormDefinition, ImportInto, ImportPlan, Row, RowsInSheets, TableField } from '@bihuan/forms';
import { readSheetFile } from '../../../shared/sheets/read-sheet-file.js';
import { useFormKit } from '../../context.js';
import { isBlankRow } from '../../first-data.js';
import { learnNames } from '../../learnt-names.js';
import { opensCell, opensColumn, opensRows } from '../../rights.js';
import type { MaybeRights } from '../../rights.js';
import { lookUpNames } from '../paste/look-up-names.js';
import type { RowsHandle } from '../use-rows.js';

/** What a file would fill in: `found` is null where no table of it has heads that are known. */
export interface FileRead {
  readonly found: RowsInSheets | null;
  readonly plan: ImportPlan | null;
}

/** Reads a file, looks up the names in it, and says row by row what it would do; nothing is filled in before `fill`. */
export const useFileRows = (table: TableField, handle: RowsHandle) => {
  const client = useQueryClient();
  const { definition, rights, today } = useFormKit();
  const isBlank = (row: Row) => isBlankRow(definition, table, row);
  const reading = useMutation({ mutationFn: (file: File) => planOf(file, { client, definition, table, rights, today, rows: handle.rows() }) });
  const fill = (plan: ImportPlan): FilledIn => {
    const filled = withImported(handle.rows(), plan, { isBlank, blank: handle.blank });
    if (filled.taken > 0) handle.put(filled.rows);
    return filled;
  };
  return { reading, fill };
};

interface Around {
  readonly client: QueryClient;
  readonly definition: FormDefinition;
  readonly table: TableField;
  readonly rights: MaybeRights;
  readonly today: string;
  readonly rows: readonly Row[];
}

const planOf = async (file: File, { client, definition, table, rights, today, rows }: Around): Promise<FileRead> => {
  const found = rowsInSheets(await readSheetFile(file), table);
  if (!found) return { found, plan: null };
  const into: ImportInto = {
    table,
    rows,
    mayAdd: opensRows(rights, table.id, 'add'),
    opens: (column, rowId) => (rowId === undefined ? opensColumn(rights, table.id, column) : opensCell(rights, table.id, rowId, column)),
  };
  const names = await lookUpNames(client, namesAsked(layImport(found, into)));
  learnNames(names.names);
  return { found, plan: planImport(found, into, { today, ...names, isBlank: (row) => isBlankRow(definition, table, row) }) };
};
