import { createContext, useContext } from 'react';
import { columnsOf, kindOf } from '@bihuan/forms';
import type { Field, Row, TableField } from '@bihuan/forms';
import { idOf, pointerOf, useFormKit } from './context.js';
import { focusPlace } from './focus-place.js';
import { opensDeletion } from './rights.js';
import type { RowsHandle } from './table/use-rows.js';
import { t } from './texts.js';

/** What nobody typed yet stands in the form: by its place where it came from, and rows of an earlier answer that may be picked, by the key of their table. */
export interface Prefilled {
  readonly words: Readonly<Record<string, string>>;
  readonly offers: Readonly<Record<string, { readonly words: string; readonly count: number }>>;
  readonly take: (places: readonly string[]) => void;
  readonly pick: (table: string) => void;
}

/** Apart from the form's own context: it changes seldom, and rows look at it. */
const Context = createContext<Prefilled | null>(null);
export const PrefilledProvider = Context.Provider;

const wordsAt = (prefilled: Prefilled | null, place: string): string | undefined =>
  prefilled && Object.hasOwn(prefilled.words, place) ? prefilled.words[place] : undefined;

/** «按2017年所填带入，请核对» under a field, until it is taken, cleared or written over. */
export const PrefillNote = ({ field }: { field: Field }) => {
  const prefilled = useContext(Context);
  const { setField } = useFormKit();
  const words = wordsAt(prefilled, field.key);
  if (!prefilled || words === undefined) return null;
  const act = (todo: () => void) => () => {
    todo();
    focusPlace(pointerOf([field.key]));
  };
  return (
    <p className="prefill-note">
      <span>{t('prefilled', { words })}</span>
      <button
        type="button"
        className="link-button"
        aria-label={t('actFor', { act: t('prefillTake'), label: field.label })}
        onClick={act(() => prefilled.take([field.key]))}
      >
        {t('prefillTake')}
      </button>
      <button
        type="button"
        className="link-button"
        aria-label={t('actFor', { act: t('prefillClear'), label: field.label })}
        onClick={act(() => setField(field.key, kindOf(field).blank))}
      >
        {t('prefillClear')}
      </button>
    </p>
  );
};

/** Whoever pressed a button that is gone then goes on in the row, at its first cell that is there. */
const focusRow = (table: TableField, at: number): void => {
  const pointers = columnsOf(table).map((column) => pointerOf([table.key, at, column.key]));
  // A group of boxes and what is only read take no focus themselves.
  const isTaken = pointers.some((pointer) => {
    const element = document.getElementById(idOf(pointer));
    const stop = element?.matches(STOPS) === false ? (element.querySelector<HTMLElement>(STOPS) ?? element) : element;
    stop?.focus();
    return stop !== null && stop === document.activeElement;
  });
  if (!isTaken && pointers[0] !== undefined) focusPlace(pointers[0]);
};

const STOPS = 'input, textarea, select, button, [tabindex], [contenteditable="true"]';

interface TablePrefillProps {
  readonly table: TableField;
  readonly rows: readonly Row[];
  readonly handle: RowsHandle;
  readonly say: (words: string, options?: { readonly undo?: boolean }) => void;
}

/** How many rows came from where, all of them taken or away with one button; and the way to pick rows. */
export const TablePrefill = ({ table, rows, handle, say }: TablePrefillProps) => {
  const prefilled = useContext(Context);
  const { rights } = useFormKit();
  if (!prefilled) return null;
  const open = rows.filter(({ rowId }) => wordsAt(prefilled, `${table.key}/${rowId}`) !== undefined);
  const offer = Object.hasOwn(prefilled.offers, table.key) ? prefilled.offers[table.key] : undefined;
  const words = wordsAt(prefilled, `${table.key}/${open[0]?.rowId ?? ''}`);
  if (open.length === 0 && offer === undefined) return null;
  const removes = open.filter(({ rowId }) => opensDeletion(rights, table.id, rowId));
  const handleDrop = () => {
    const left = handle.rows().filter((row) => !removes.some(({ rowId }) => rowId === row.rowId));
    handle.put(left.length === 0 ? [handle.blank()] : left);
    say(t('prefillDropped', { count: removes.length }), { undo: true });
    requestAnimationFrame(() => focusRow(table, 0)); // its rows are drawn anew
  };
  const handleTake = () => {
    prefilled.take(open.map(({ rowId }) => `${table.key}/${rowId}`));
    say(t('prefillTaken', { count: open.length }));
    focusRow(table, 0);
  };
  return (
    <div
      className={words === undefined ? 'prefill-note prefill-table prefill-offer' : 'prefill-note prefill-table'}
      role="group"
      aria-label={t('prefillGroup', { label: table.label })}
    >
      {words === undefined ? null : (
        <>
          <span aria-live="polite">{t('prefilledRows', { count: open.length, words })}</span>
          <button type="button" className="link-button" onClick={handleTake}>
            {t('prefillTakeAll')}
          </button>
          {removes.length > 0 ? (
            <button type="button" className="link-button" onClick={handleDrop}>
              {t('prefillDropAll')}
            </button>
          ) : null}
        </>
      )}
      {offer ? (
        <button type="button" className="link-button" onClick={() => prefilled.pick(table.key)}>
          {t('prefillPick', { words: offer.words, count: offer.count })}
        </button>
      ) : null}
    </div>
  );
};

/** Beside a row's number or in its head: that nobody has looked at it yet. */
export const RowPrefill = ({ table, row, isShort = false }: { table: TableField; row: Row; isShort?: boolean }) => {
  const words = wordsAt(useContext(Context), `${table.key}/${row.rowId}`);
  if (words === undefined) return null;
  return isShort ? (
    <abbr className="prefill-mark" title={t('prefilled', { words })}>
      {t('prefillMark')}
      <span className="visually-hidden">{t('prefilled', { words })}</span>
    </abbr>
  ) : (
    <span className="prefill-mark prefill-mark-long">{t('prefilled', { words })}</span>
  );
};

/** One row taken as it is. */
export const TakeRow = ({ table, row, at, tabIndex }: { table: TableField; row: Row; at: number; tabIndex?: number }) => {
  const prefilled = useContext(Context);
  const place = `${table.key}/${row.rowId}`;
  if (!prefilled || wordsAt(prefilled, place) === undefined) return null;
  return (
    <button
      type="button"
      className="link-button"
      tabIndex={tabIndex}
      aria-label={t('actFor', { act: t('prefillTake'), label: t('rowTitle', { noun: table.rowNoun ?? '', row: at + 1 }) })}
      onClick={() => {
        prefilled.take([place]);
        focusRow(table, at);
      }}
    >
      {t('prefillTake')}
    </button>
  );
};
