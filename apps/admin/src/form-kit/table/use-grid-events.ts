import { useMemo } from 'react';
import type { ClipboardEvent, FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import { flatNames } from '../names.js';
import { mannerOf } from './cell-manner.js';
import { copied } from './copied.js';
import { isListOpen } from './focus-cell.js';
import { perform } from './grid-acts.js';
import type { GridHandle } from './grid-handle.js';
import { actionOf } from './grid-keys.js';
import type { GridAction, Mode } from './grid-keys.js';
import { isSame, rangeOf } from './spot.js';
import type { Spot } from './spot.js';

const nowhere = { isAtStart: true, isAtEnd: true, hasLines: false };

/** The cell something happened in, read from the marks it carries; nothing for what is folded away under a row. */
export const spotOf = (target: EventTarget): Spot | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-spot]') : null;
  const rowId = cell?.closest<HTMLElement>('[data-row-id]')?.dataset['rowId'];
  return cell && rowId !== undefined ? { rowId, column: Number(cell.dataset['spot']) } : null;
};

/** One set of ears for the whole grid, so that a cell costs nothing but its text. */
export const useGridEvents = (grid: GridHandle) =>
  useMemo(
    () => ({
      onKeyDownCapture: (event: KeyboardEvent) => {
        // Keys of a composition are the input method's: 229 is what browsers say of them that do not say more.
        if (event.nativeEvent.isComposing || event.keyCode === 229) return;
        const spot = spotOf(event.target);
        const mode = spot && event.target instanceof HTMLElement ? modeAt(grid, event.target, spot) : null;
        if (!spot || mode === null) return;
        const press = { key: event.key, shift: event.shiftKey, control: event.ctrlKey || event.metaKey, alt: event.altKey };
        const action = actionOf(press, mode === 'inside' ? 'editing' : mode, grid.door.current?.caret() ?? nowhere);
        if (!action || (mode === 'inside' && !leavesInside(grid, spot, action)) || (mode !== 'inside' && !perform(grid, action, spot))) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onMouseDown: (event: MouseEvent) => {
        const spot = spotOf(event.target);
        if (!spot || event.button !== 0 || (event.target instanceof Element && event.target.closest('button, a, .cell-tray, .cell-drop, .cell-help'))) return;
        const { active } = grid.state();
        if (event.shiftKey && active) {
          event.preventDefault();
          return grid.extendTo(spot);
        }
        const isTicked = columnAt(grid, spot) === 'open';
        if (isSame(spot, active) && document.activeElement?.closest('[data-spot]') === (event.target as Element).closest('[data-spot]')) return; // an element: a spot was found from it
        if (!isTicked) event.preventDefault();
        grid.go(spot, { opens: true });
      },
      onMouseOver: (event: MouseEvent) => {
        const spot = event.buttons === 1 ? spotOf(event.target) : null;
        const { active, far } = grid.state();
        const isWriting = document.activeElement instanceof HTMLTextAreaElement && grid.door.current?.mode() !== 'ready';
        if (!spot || !active || isWriting || isSame(spot, far ?? active) || spot.column >= grid.state().columns.length) return;
        grid.extendTo(spot);
      },
      onFocus: (event: FocusEvent) => {
        const spot = spotOf(event.target);
        if (spot && !isSame(spot, grid.state().active)) grid.go(spot);
      },
      onCopy: (event: ClipboardEvent) => void take(grid, event),
      onCut: (event: ClipboardEvent) => {
        const spot = spotOf(event.target);
        if (take(grid, event) && spot) perform(grid, { type: 'clear' }, spot);
      },
    }),
    [grid],
  );

const columnAt = (grid: GridHandle, spot: Spot) => {
  const column = grid.state().columns[spot.column];
  return column ? mannerOf(column) : null;
};

/** Whose keys they are: the cell's, the text's in it, those of several controls inside, or (null) of a list that hangs open. */
const modeAt = (grid: GridHandle, target: HTMLElement, spot: Spot): Mode | 'inside' | null => {
  if (target.matches('[data-spot]') || target.closest('.grid-row-acts')) return 'ready';
  const manner = columnAt(grid, spot);
  if (manner === 'typed') return grid.door.current && target instanceof HTMLTextAreaElement ? grid.door.current.mode() : null;
  if (manner !== 'list') return 'inside';
  return isListOpen(target) ? null : 'ready';
};

/** From inside several controls only Escape leads back to their cell. */
const leavesInside = (grid: GridHandle, spot: Spot, action: GridAction): boolean => {
  if (action.type !== 'cancel') return false;
  grid.go(spot);
  return true;
};

/** Puts the chosen cells on the clipboard; text chosen inside a cell is the browser's to copy. */
const take = (grid: GridHandle, event: ClipboardEvent): boolean => {
  const spot = spotOf(event.target);
  const { active, far, columns } = grid.state();
  const rows = grid.rows.rows();
  const range = rangeOf(rows, active, far);
  if (!spot || !range || (grid.door.current && grid.door.current.mode() !== 'ready')) return false;
  const { text, html } = copied(rows.slice(range.top, range.bottom + 1), columns.slice(range.left, range.right + 1), flatNames(grid.state().names));
  event.clipboardData.setData('text/plain', text);
  event.clipboardData.setData('text/html', html);
  event.preventDefault();
  return true;
};
