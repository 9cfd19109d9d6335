import type { ReactNode } from 'react';
import type { Row, TableField as Table } from '@bihuan/forms';
import type { RowsHandle } from './use-rows.js';

/** What was said last, and whether it can be taken back from there. */
export interface Said {
  readonly words: string;
  readonly undo: boolean;
}

export interface TablePartProps {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly handle: RowsHandle;
  readonly say: (words: string, options?: { readonly undo?: boolean }) => void;
  /** The button under the rows, and what is said beside it. */
  readonly foot: (onAdd: () => void) => ReactNode;
}
