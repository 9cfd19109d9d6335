import { columnsOf, displayOf, hasValue, kindOf } from '@bihuan/forms';
import type { Column, FormData as Filled, Row, TableField } from '@bihuan/forms';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ItemView } from '../../api/types.js';
import { usePhone } from '../../shared/ui/use-phone.js';
import { rowsOf } from '../first-data.js';
import { flatNames } from '../names.js';
import type { MaybeRights } from '../rights.js';
import { cellPlace, markableColumns, rowPlace, toggledCell, toggledRow } from './marks.js';
import type { Marks } from './marks.js';
import { t } from './texts.js';

interface MarkingTableProps {
  readonly table: TableField;
  readonly data: Filled;
  readonly names: ItemView['names'];
  readonly rights: MaybeRights;
  readonly marks: Marks;
  /** Open already: nothing to mark. */
  readonly without: Marks;
  /** The form is this table alone, and its name the sheet's. */
  readonly isAlone: boolean;
  readonly onChange: (marks: Marks) => void;
}

/** Rows to be marked by tapping a cell or a number; one stop for Tab, arrows inside, Space marks. */
export const MarkingTable = ({ table, data, names, rights, marks, without, isAlone, onChange }: MarkingTableProps) => {
  const rows = rowsOf(data, table);
  const open = markableColumns(table, rights);
  const phone = usePhone();
  const [showsAll, setShowsAll] = useState(false);
  const all = columnsOf(table).filter(hasValue);
  // What nobody filled in and the sheet does not ask by itself would push the rest out of sight.
  const written = all.filter(
    (column) => column.folded !== true || rows.some((row) => !kindOf(column).isEmpty(row[column.key]) || marks.includes(cellPlace(table, row.rowId, column))),
  );
  const columns = showsAll ? all : written;
  const { active, body, handleFocus, handleKey } = useRoving();
  const words = flatNames(names);
  const isIn = (places: Marks, row: Row, column?: Column): boolean =>
    places.some(
      (place) => place === table.key || place === rowPlace(table, row.rowId) || (column !== undefined && place === cellPlace(table, row.rowId, column)),
    );
  const press = (row: Row, column: Column | null) => {
    const at = rowPlace(table, row.rowId);
    onChange(
      column
        ? toggledCell(marks, cellPlace(table, row.rowId, column), {
            row: at,
            cells: open.filter((one) => !isIn(without, row, one)).map((one) => cellPlace(table, row.rowId, one)),
          })
        : toggledRow(marks, at),
    );
  };
  return (
    <>
      <table className="read-table marking-table" aria-label={table.label}>
        {isAlone ? null : <caption>{table.label}</caption>}
        <thead>
          <tr>
            <th scope="col" className="mark-serial">
              {t('serial')}
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and focus of the buttons inside it */}
        <tbody ref={body} onFocus={handleFocus} onKeyDown={handleKey}>
          {rows.map((row, at) => {
            const isWhole = marks.includes(rowPlace(table, row.rowId));
            return (
              <tr key={row.rowId} className={isWhole ? 'mark-row' : ''}>
                <th scope="row" className="mark-serial">
                  {open.length > 0 && !isIn(without, row) ? (
                    <button
                      type="button"
                      className="mark"
                      data-at={`${at} 0`}
                      tabIndex={active === `${at} 0` ? 0 : -1}
                      aria-pressed={isWhole}
                      aria-label={t('wholeRow', { row: at + 1 })}
                      onClick={() => press(row, null)}
                    >
                      {phone ? t('markRow', { row: at + 1 }) : at + 1}
                    </button>
                  ) : (
                    at + 1
                  )}
                </th>
                {columns.map((column, index) => {
                  const text = displayOf(column, row[column.key], words);
                  const isOpen = open.some(({ id }) => id === column.id) && !isIn(without, row, column);
                  const here = `${at} ${index + 1}`;
                  return (
                    <td key={column.id} data-label={column.label}>
                      {isOpen ? (
                        <button
                          type="button"
                          className="mark"
                          data-at={here}
                          tabIndex={active === here ? 0 : -1}
                          aria-pressed={isWhole || marks.includes(cellPlace(table, row.rowId, column))}
                          aria-label={`${t('markCell', { row: at + 1, label: column.label })}：${text || t('empty')}`}
                          onClick={() => press(row, column)}
                        >
                          {text || <span className="grey">{t('empty')}</span>}
                        </button>
                      ) : (
                        <span className="mark-read">{text}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
      {written.length < all.length ? (
        <p className="marking-more">
          <button type="button" className="link-button" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll
              ? t('fewer')
              : t('more', {
                  names: all
                    .filter((column) => !written.includes(column))
                    .map(({ label }) => label)
                    .join('、'),
                })}
          </button>
        </p>
      ) : null}
    </>
  );
};

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const FIRST = '0 0';

/** Arrows go to the next place that can be marked, over those that cannot. */
const useRoving = () => {
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(FIRST);
  const at = (target: EventTarget): string | undefined => (target instanceof HTMLElement ? target.closest<HTMLElement>('[data-at]')?.dataset['at'] : undefined);
  const handleFocus = ({ target }: { target: EventTarget }) => setActive(at(target) ?? FIRST);
  const handleKey = (event: KeyboardEvent) => {
    const [down, right] = STEPS[event.key] ?? [0, 0];
    const [row = 0, column = 0] = (at(event.target) ?? '').split(' ').map(Number);
    if ((down === 0 && right === 0) || at(event.target) === undefined) return;
    event.preventDefault();
    const most = body.current?.querySelectorAll('[data-at]').length ?? 0;
    for (let step = 1; step <= most; step += 1) {
      const next = body.current?.querySelector<HTMLElement>(`[data-at="${row + down * step} ${column + right * step}"]`);
      if (next) return next.focus();
    }
  };
  return { active, body, handleFocus, handleKey };
};
