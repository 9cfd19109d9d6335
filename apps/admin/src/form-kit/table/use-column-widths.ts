import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { columnShares, columnsOf } from '@bihuan/forms';
import type { Column, FormDefinition, TableField } from '@bihuan/forms';
import { keys } from '../../api/queries.js';
import type { Me } from '../../api/types.js';

const least = 6;
type Widths = Readonly<Record<string, number>>;

export interface ColumnWidths {
  /** Share of the width by column id; all of them together are 100. */
  readonly shares: Widths;
  /** Gives a column so much of the width, taken from or left to its neighbour. */
  readonly resize: (column: number, by: number) => void;
}

/** The widths of the layout, or of the paper, until somebody draws them otherwise; remembered in this browser for this form, unless others use it too. */
export const useColumnWidths = (definition: FormDefinition, table: TableField, columns: readonly Column[]): ColumnWidths => {
  const isPublic = useQueryClient().getQueryData<Me>(keys.me)?.publicComputer !== false;
  const name = `bihuan.columns.${definition.key}.${table.key}`;
  const [own, setOwn] = useState<Widths>(() => (isPublic ? {} : kept(name)));
  const ids = columns.map(({ id }) => id);
  const said = columnShares(definition, table, ids);
  const drawn = ids.map((id) => own[id] ?? said[id] ?? least);
  const sum = drawn.reduce((all, width) => all + width, 0);
  const shares = Object.fromEntries(ids.map((id, at) => [id, ((drawn[at] ?? least) / sum) * 100]));
  const resize = (at: number, by: number) => {
    const [column, other] = [columns[at], columns[at + 1] ?? columns[at - 1]];
    if (!column || !other) return;
    const [wide, beside] = [shares[column.id] ?? 0, shares[other.id] ?? 0];
    const change = Math.max(least - wide, Math.min(by, beside - least));
    const next = { ...shares, [column.id]: wide + change, [other.id]: beside - change };
    setOwn(next);
    if (!isPublic) keep(name, next);
  };
  return { shares, resize };
};

const kept = (name: string): Widths => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? '{}');
    return typeof found === 'object' && found !== null
      ? Object.fromEntries(Object.entries(found).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= least))
      : {};
  } catch {
    return {}; // a browser that keeps nothing, or something else wrote there: the widths of the form will do
  }
};

const keep = (name: string, widths: Widths) => {
  try {
    localStorage.setItem(name, JSON.stringify(widths));
  } catch {
    // Full or forbidden: the widths hold as long as the page.
  }
};

/** Columns a grid draws, in order. */
export const drawnColumns = (table: TableField): readonly Column[] => columnsOf(table).filter((column) => column.folded !== true);
