import { useEffect, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { withPasted, layBlock, planPaste } from '@bihuan/forms';
import { idOf, pointerOf, useFormKit } from '../context.js';
import { opensCell, opensRows } from '../rights.js';
import { t } from '../texts.js';
import { PasteQuestion } from './paste/paste-question.js';
import { readClipboard } from './paste/read-clipboard.js';
import { placeOf } from './place-of.js';
import type { Place } from './place-of.js';
import { RowCards } from './row-cards.js';
import type { TablePartProps } from './table-part.js';

interface Lines {
  readonly place: Place;
  readonly lines: readonly string[];
  readonly text: string;
}

/** A phone's rows: Enter goes on, pasted lines ask to be split. */
export const CardsEditor = ({ table, rows, handle, say, foot }: TablePartProps) => {
  const { rights, today } = useFormKit();
  const [pasted, setPasted] = useState<Lines | null>(null);
  const goTo = useFocusAfterDraw();
  const cellId = (row: number, key: string) => idOf(pointerOf([table.key, row, key]));

  const handleAdd = () => {
    handle.addRow();
    goTo(cellId(rows.length, table.columns[table.columnOrder[0] ?? '']?.key ?? ''));
  };
  const handleKey = (event: KeyboardEvent) => {
    const place = placeOf(event.target, table);
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.ctrlKey || event.nativeEvent.isComposing || event.keyCode === 229 || !place) return;
    event.preventDefault();
    if (place.row + 1 >= rows.length && !handle.isFull()) {
      if (event.target instanceof HTMLElement) event.target.blur();
      handle.addRow();
    }
    goTo(cellId(place.row + 1, place.key));
  };
  const handlePaste = (event: ClipboardEvent) => {
    const place = placeOf(event.target, table);
    const clipped = readClipboard(event.clipboardData);
    if (!place || clipped.type === 'text') return;
    event.preventDefault();
    setPasted({
      place,
      lines: clipped.type === 'lines' ? clipped.lines : clipped.block.map((line) => line.join('\t')),
      text: event.clipboardData.getData('text/plain'),
    });
  };
  const handleSplit = (isSplit: boolean) => {
    if (!pasted) return;
    const { place, lines, text } = pasted;
    const row = rows[place.row];
    if (isSplit) {
      const into = {
        table,
        rows: handle.rows(),
        at: { row: place.row, column: place.key },
        mayAdd: opensRows(rights, table.id, 'add'),
        opens: (column: string, rowId?: string) => rowId === undefined || opensCell(rights, table.id, rowId, column),
      };
      handle.put(
        withPasted(
          handle.rows(),
          planPaste(
            layBlock(
              lines.map((line) => line.split('\t')),
              into,
            ),
            into,
            { today, people: {}, units: {} },
          ),
          handle.blank,
        ),
      );
      say(t('pasted', { count: lines.length }), { undo: true });
    } else if (row) handle.setCell({ rowId: row.rowId, key: place.key }, `${typeof row[place.key] === 'string' ? String(row[place.key]) : ''}${text.trim()}`);
    setPasted(null);
    goTo(cellId(place.row + (isSplit ? lines.length - 1 : 0), place.key));
  };
  const handleRemove = (rowId: string) => {
    say(t('removed', { row: rows.findIndex((row) => row.rowId === rowId) + 1 }), { undo: true });
    handle.removeRow(rowId);
  };

  return (
    <div className="table-editor" onKeyDown={handleKey} onPaste={handlePaste}>
      <RowCards table={table} rows={rows} handle={handle} onRemove={handleRemove} />
      {pasted ? <PasteQuestion count={pasted.lines.length} onAnswer={handleSplit} /> : null}
      {foot(handleAdd)}
    </div>
  );
};

/** Focus goes to a cell that is only drawn after the change. */
const useFocusAfterDraw = () => {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const element = wanted.current === null ? null : document.getElementById(wanted.current);
    if (!element) return;
    wanted.current = null;
    focusAtEnd(element);
  });
  return (id: string) => {
    const element = document.getElementById(id);
    if (element) focusAtEnd(element);
    else wanted.current = id;
  };
};

const focusAtEnd = (element: HTMLElement) => {
  element.focus();
  if (element instanceof HTMLTextAreaElement) element.setSelectionRange(element.value.length, element.value.length);
};
