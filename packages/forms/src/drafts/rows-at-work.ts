import type { FormData } from '../definition.js';
import { own, rowsOf } from '../access/written.js';
import { rowIdOf, withDraftEdit, withValue } from './rows.js';
import type { DraftEdit } from './draft-edit.js';

interface Table {
  readonly rows: Map<string, FormData>;
  readonly order: string[];
}

/**
 * The data of a draft while a patch is laid over it: the rows of a table are sought once and found by their ids from then on, and its list
 * is written once, when all is done. So what a patch costs grows with its edits, not with edits times rows.
 */
export class RowsAtWork {
  private readonly tables = new Map<string, Table>();
  private readonly changed = new Set<string>();
  private rest: FormData;

  constructor(data: FormData) {
    this.rest = data;
  }

  row(table: string, row: string): FormData | undefined {
    return this.table(table).rows.get(row);
  }

  /** What stands at a place; of a row all of it. */
  at(place: string): unknown {
    const [field = '', row, column] = place.split('/');
    if (row === undefined) return own(this.changed.has(field) ? this.data() : this.rest, field);
    const found = this.row(field, row);
    return column === undefined || !found ? found : own(found, column);
  }

  /** The row it stands behind; null for the first one. */
  before(table: string, row: string): string | null {
    const { order } = this.table(table);
    return order[order.indexOf(row) - 1] ?? null;
  }

  /** Makes an edit, whoever makes it. What it names and is not there stays away. */
  make(edit: DraftEdit): void {
    if (edit.type === 'set') {
      this.rest = withDraftEdit(this.rest, edit);
      return;
    }
    const { rows, order } = this.table(edit.table);
    if (edit.type !== 'add' && !rows.has(edit.row)) return;
    this.changed.add(edit.table);
    switch (edit.type) {
      case 'cell': {
        const row = rows.get(edit.row);
        if (row) rows.set(edit.row, withValue(row, edit.column, edit.value));
        return;
      }
      case 'add': {
        const id = rowIdOf(edit.row);
        if (rows.has(id)) leave(order, id);
        rows.set(id, edit.row);
        return enter(order, id, edit.after);
      }
      case 'delete':
        rows.delete(edit.row);
        return leave(order, edit.row);
      case 'move':
        leave(order, edit.row);
        return enter(order, edit.row, edit.after);
    }
  }

  /** The data with everything that was made; the very same where nothing was. */
  data(): FormData {
    const written = [...this.changed].map((key) => {
      const { rows, order } = this.table(key);
      return [key, order.flatMap((id) => rows.get(id) ?? [])] as const;
    });
    return written.length === 0 ? this.rest : { ...this.rest, ...Object.fromEntries(written) };
  }

  private table(key: string): Table {
    const known = this.tables.get(key);
    if (known) return known;
    const rows = new Map<string, FormData>();
    for (const [at, row] of rowsOf(own(this.rest, key)).entries()) {
      const id = rowIdOf(row);
      // What cannot be told apart by its id is found by none, and stays.
      rows.set(rows.has(id) || typeof row['rowId'] !== 'string' ? `\u0000${at}` : id, row);
    }
    const table: Table = { rows, order: [...rows.keys()] };
    this.tables.set(key, table);
    return table;
  }
}

const leave = (order: string[], id: string): void => void order.splice(order.indexOf(id), 1);

/** Behind a row that is not there any more it comes last. */
const enter = (order: string[], id: string, after: string | null | undefined): void => {
  const behind = after === null ? 0 : after === undefined ? order.length : order.lastIndexOf(after) + 1;
  order.splice(behind === 0 && after !== null ? order.length : behind, 0, id);
};
