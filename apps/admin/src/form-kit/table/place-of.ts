import type { TableField } from '@bihuan/forms';

export interface Place {
  readonly row: number;
  readonly key: string;
}

/** The text cell an event happened in, read from the marks its row and column carry. */
export const placeOf = (target: EventTarget, table: TableField): Place | null => {
  if (!(target instanceof HTMLTextAreaElement) && !(target instanceof HTMLInputElement && target.type === 'text')) return null;
  const cell = target.closest<HTMLElement>('[data-column]');
  const key = cell?.dataset['column'];
  const row = Number(cell?.closest<HTMLElement>('[data-row]')?.dataset['row']);
  const column = Object.values(table.columns).find((each) => each.key === key);
  return key !== undefined && Number.isInteger(row) && (column?.kind === 'text' || column?.kind === 'long-text') ? { row, key } : null;
};
