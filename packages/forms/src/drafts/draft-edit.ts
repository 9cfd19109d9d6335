import type { FormData } from '../definition.js';

interface Seen {
  /** Of the draft as its author saw it when he wrote there. */
  readonly revision: number;
}

/** What he wrote goes on with words of his that are set aside and not settled yet. */
interface Holding extends Seen {
  readonly holds?: string | undefined;
}

/**
 * One change of one place of a draft. Rows are named by their ids. `after`: the row it comes to stand behind, null for the first
 * place; an added row without it comes last.
 */
export type DraftEdit =
  | ({ readonly type: 'set'; readonly field: string; readonly value: unknown } & Holding)
  | ({ readonly type: 'cell'; readonly table: string; readonly row: string; readonly column: string; readonly value: unknown } & Holding)
  | ({ readonly type: 'add'; readonly table: string; readonly row: FormData; readonly after?: string | null | undefined } & Seen)
  | ({ readonly type: 'delete'; readonly table: string; readonly row: string } & Holding)
  | ({ readonly type: 'move'; readonly table: string; readonly row: string; readonly after: string | null } & Seen);

/** The place an edit writes to: a field by its key, a cell as `table/row/column`, all else of a row as `table/row`. */
export function placeOfDraftEdit(edit: DraftEdit): string {
  switch (edit.type) {
    case 'set':
      return edit.field;
    case 'cell':
      return `${edit.table}/${edit.row}/${edit.column}`;
    case 'add':
      return `${edit.table}/${String(edit.row['rowId'])}`;
    case 'delete':
    case 'move':
      return `${edit.table}/${edit.row}`;
  }
}
