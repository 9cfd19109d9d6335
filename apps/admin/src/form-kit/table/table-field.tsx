import { useEffect, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import type { FieldProps } from '@rjsf/utils';
import { tableById } from '@bihuan/forms';
import type { Row, TableField as Table } from '@bihuan/forms';
import { usePhone } from '../../shared/ui/use-phone.js';
import { idOf, pointerOf, useFormKit } from '../context.js';
import { opensRows } from '../rights.js';
import { t } from '../texts.js';
import { Grid } from './grid.js';
import { pastedBlock } from './pasted-block.js';
import { PasteQuestion } from './paste-question.js';
import type { Pasted } from './paste-question.js';
import { RowCards } from './row-cards.js';
import { placeOf } from './place-of.js';
import { useRows } from './use-rows.js';

/** rjsf's door to our table. */
export const TableField = ({ uiSchema, formData }: FieldProps) => {
  const { definition, setField } = useFormKit();
  const table = tableById(definition, String(uiSchema?.['ui:options']?.['fieldId']));
  if (!table) return null;
  return <TableEditor table={table} rows={Array.isArray(formData) ? (formData as Row[]) : []} onChange={(rows) => setField(table.key, rows)} />; // rows by definition
};

interface TableEditorProps {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

/** Cards on a phone, a grid on the desk; one set of habits: Enter goes on, a pasted list asks to be split. */
export const TableEditor = ({ table, rows, onChange }: TableEditorProps) => {
  const phone = usePhone();
  const { rights } = useFormKit();
  const handle = useRows(table, rows, onChange);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const goTo = useFocusAfterDraw();
  const Rows = phone ? RowCards : Grid;

  const handleAdd = () => {
    handle.addRow();
    goTo(idOf(pointerOf([table.key, rows.length, table.columns[table.columnOrder[0] ?? '']?.key ?? ''])));
  };
  const handleKey = (event: KeyboardEvent) => {
    const place = placeOf(event.target, table);
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.ctrlKey || event.nativeEvent.isComposing || event.keyCode === 229 || !place) return;
    event.preventDefault();
    if (place.row + 1 >= rows.length && !handle.isFull) {
      if (event.target instanceof HTMLElement) event.target.blur();
      handle.addRow();
    }
    goTo(idOf(pointerOf([table.key, place.row + 1, place.key])));
  };
  const handlePaste = (event: ClipboardEvent) => {
    const place = placeOf(event.target, table);
    const text = event.clipboardData.getData('text/plain');
    const block = place ? pastedBlock(text) : null;
    if (!place || !block || block.length < 2) return;
    event.preventDefault();
    setPasted({ place, block, text });
  };
  const handleSplit = (isSplit: boolean) => {
    if (!pasted) return;
    const old = rows[pasted.place.row]?.[pasted.place.key];
    if (isSplit) handle.fillDown(pasted.place, pasted.block);
    else handle.setCell(pasted.place, `${typeof old === 'string' ? old : ''}${pasted.text.trim()}`);
    setPasted(null);
    goTo(idOf(pointerOf([table.key, pasted.place.row + (isSplit ? pasted.block.length - 1 : 0), pasted.place.key])));
  };

  return (
    <div className="table-editor" onKeyDown={handleKey} onPaste={handlePaste}>
      <Rows table={table} handle={handle} />
      {pasted ? <PasteQuestion pasted={pasted} onAnswer={handleSplit} /> : null}
      <div className="table-foot">
        {!opensRows(rights, table.id, 'add') ? null : handle.isFull ? <p className="grey">{t('full', { max: table.maxRows ?? rows.length })}</p> : <button type="button" className="add-row" onClick={handleAdd}>{t('add', { label: table.addLabel ?? '' })}</button>}
        <p role="status" aria-live="polite">{handle.removed ? <>{t('removed', { row: handle.removed.at + 1 })} <button type="button" className="link-button" onClick={handle.restore}>{t('undo')}</button></> : null}</p>
      </div>
    </div>
  );
};

/** Focus goes to a cell that is only drawn after the change. */
const useFocusAfterDraw = () => {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (!wanted.current) return;
    const element = document.getElementById(wanted.current);
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
