import { useEffect, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { Block, PasteInto } from '@bihuan/forms';
import { idOf, pointerOf, useFormKit } from '../context.js';
import { opensCell, opensColumn, opensRows } from '../rights.js';
import { t } from '../texts.js';
import { moveRow } from './move-row.js';
import { PasteQuestion } from './paste/paste-question.js';
import { readClipboard } from './paste/read-clipboard.js';
import { useBlock } from './paste/use-block.js';
import { placeOf } from './place-of.js';
import { RowCards } from './row-cards.js';
import type { CellPlace } from './use-rows.js';
import type { TablePartProps } from './table-part.js';

interface Pasted extends CellPlace {
  readonly lines: readonly string[];
  readonly text: string;
}

/** A phone's rows: Enter goes on, pasted lines ask to be split. */
export const CardsEditor = ({ table, rows, handle, say, foot }: TablePartProps) => {
  const { rights, today } = useFormKit();
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const { take, sheet } = useBlock(handle, say);
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
    const row = place ? rows[place.row] : undefined;
    const clipped = readClipboard(event.clipboardData);
    if (!place || !row || clipped.type === 'text') return;
    event.preventDefault();
    if (event.target instanceof HTMLElement) event.target.blur(); // what was typed there is handed on first
    const at = { rowId: row.rowId, key: place.key };
    if (clipped.type === 'lines') setPasted({ ...at, lines: clipped.lines, text: clipped.text });
    else fill(clipped.block, at);
  };
  const intoOf = ({ rowId, key }: CellPlace): PasteInto | null => {
    const row = handle.rows().findIndex((one) => one.rowId === rowId);
    if (row < 0) return null;
    return {
      table,
      rows: handle.rows(),
      at: { row, column: key },
      mayAdd: opensRows(rights, table.id, 'add'),
      opens: (column, id) => (id === undefined ? opensColumn(rights, table.id, column) : opensCell(rights, table.id, id, column)),
    };
  };
  const goBack = ({ rowId, key }: CellPlace) => {
    const row = handle.rows().findIndex((one) => one.rowId === rowId);
    if (row >= 0) goTo(cellId(row, key));
  };
  const fill = (block: Block, at: CellPlace) => void take(block, { into: intoOf(at), today, back: () => goBack(at) });
  const handleAnswer = ({ rowId, key, text, lines }: Pasted, isSplit: boolean) => {
    const at = { rowId, key };
    setPasted(null);
    if (isSplit)
      return fill(
        lines.map((line) => [line]),
        at,
      );
    const row = handle.rows().find((one) => one.rowId === rowId);
    if (!row) return say(t('pasteRowGone'));
    handle.setCell(at, `${typeof row[key] === 'string' ? row[key] : ''}${text.trim()}`);
    goBack(at);
  };
  const handleRemove = (rowId: string) => {
    say(t('removed', { row: rows.findIndex((row) => row.rowId === rowId) + 1 }), { undo: true });
    handle.removeRow(rowId);
  };

  return (
    <div className="table-editor" onKeyDown={handleKey} onPaste={handlePaste}>
      <RowCards table={table} rows={rows} handle={handle} onRemove={handleRemove} onMove={(rowId, by) => moveRow({ rows: handle, say }, rowId, by)} />
      {pasted ? <PasteQuestion count={pasted.lines.length} onAnswer={(isSplit) => handleAnswer(pasted, isSplit)} /> : null}
      {sheet}
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
