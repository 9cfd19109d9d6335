import { useState } from 'react';
import type { ClipboardEvent, ReactNode } from 'react';
import type { Block, PasteInto } from '@bihuan/forms';
import { opensRows } from '../../rights.js';
import { t } from '../../texts.js';
import { isPlainText, mannerOf } from '../cell-manner.js';
import type { GridHandle } from '../grid-handle.js';
import { isOneCell, rangeOf, rowAt } from '../spot.js';
import type { Spot } from '../spot.js';
import { spotOf } from '../use-grid-events.js';
import { PasteQuestion } from './paste-question.js';
import { readClipboard } from './read-clipboard.js';
import { useBlock } from './use-block.js';

interface Lines {
  readonly lines: readonly string[];
  readonly text: string;
  readonly spot: Spot;
}

/** Takes what comes from the clipboard into the grid: a block from the upper left corner of what is chosen, lines split into rows or not. */
export const usePaste = (grid: GridHandle): { readonly onPaste: (event: ClipboardEvent) => void; readonly asking: ReactNode } => {
  const [asking, setAsking] = useState<Lines | null>(null);
  const { take, sheet } = useBlock(grid.rows, grid.say);

  const takeAt = (block: Block, spot: Spot) => void take(block, { into: intoOf(grid, spot), today: grid.state().today, back: () => grid.go(spot) });
  const answer = ({ spot, text, lines }: Lines, isSplit: boolean) => {
    const column = grid.state().columns[spot.column];
    setAsking(null);
    if (isSplit)
      return takeAt(
        lines.map((line) => [line]),
        spot,
      );
    const row = grid.rows.rows()[rowAt(grid.rows.rows(), spot)];
    if (!row || !column) return grid.say(t('pasteRowGone'));
    const old = row[column.key];
    grid.setValue(spot.rowId, column, `${typeof old === 'string' ? old : ''}${text.trim()}`);
    grid.go(spot);
  };
  const onPaste = (event: ClipboardEvent) => {
    const spot = spotOf(event.target);
    const column = spot ? grid.state().columns[spot.column] : undefined;
    if (!spot || !column || (event.target instanceof Element && event.target.closest('.cell-open, .cell-group'))) return;
    const clipped = readClipboard(event.clipboardData);
    if (clipped.type === 'text' && mannerOf(column) === 'typed' && !hasRange(grid)) return; // one text for one cell: the browser's own
    event.preventDefault();
    grid.door.current?.commit();
    if (clipped.type === 'lines' && isPlainText(column)) setAsking({ ...clipped, spot });
    else takeAt(clipped.type === 'block' ? clipped.block : spread(grid, clipped.text), spot);
  };

  return {
    onPaste,
    asking: (
      <>
        {asking ? <PasteQuestion count={asking.lines.length} onAnswer={(isSplit) => answer(asking, isSplit)} /> : null}
        {sheet}
      </>
    ),
  };
};

const hasRange = (grid: GridHandle): boolean => {
  const { active, far } = grid.state();
  const range = rangeOf(grid.rows.rows(), active, far);
  return range !== null && !isOneCell(range);
};

/** One text over all chosen cells. */
const spread = (grid: GridHandle, text: string): Block => {
  const { active, far } = grid.state();
  const range = rangeOf(grid.rows.rows(), active, far);
  return range ? Array.from({ length: range.bottom - range.top + 1 }, () => Array.from({ length: range.right - range.left + 1 }, () => text)) : [[text]];
};

/** A block goes from the upper left corner of what is chosen. */
const intoOf = (grid: GridHandle, spot: Spot): PasteInto | null => {
  const { table, rights, columns, far } = grid.state();
  const rows = grid.rows.rows();
  const range = rangeOf(rows, spot, far) ?? rangeOf(rows, spot, null);
  if (!range) return null;
  return {
    table,
    rows,
    at: { row: range.top, column: columns[range.left]?.key ?? '' },
    mayAdd: opensRows(rights, table.id, 'add'),
    opens: (column, rowId) => {
      const found = table.columns[column];
      return found !== undefined && grid.mayWrite(found, rowId);
    },
  };
};
