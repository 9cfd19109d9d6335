import { Checkbox } from 'antd';
import type { CSSProperties } from 'react';
import type { RegisterRow, RegisterView } from '../../api/types.js';
import { RegisterCell } from './register-cell.js';
import { t } from './texts.js';
import type { Picked } from './use-picked.js';

interface RegisterListProps {
  readonly view: RegisterView;
  readonly onOpen: (itemId: string) => void;
  readonly onProgress: (itemId: string) => void;
  /** Rows may be ticked; null where there is nothing to do with many. */
  readonly picked: Picked | null;
}

type Column = RegisterView['columns'][number];

/** The wide table of a desk: the frozen columns stay in sight while the rest scrolls beneath. */
export const RegisterTable = ({ view: given, onOpen, onProgress, picked }: RegisterListProps) => {
  const view = {
    ...given,
    columns: inSight(given.columns)
      .filter((column) => isWanted(column, given.rows))
      .map(roomy),
  };
  const ids = view.rows.map(({ itemId }) => itemId);
  const ticked = picked === null ? 0 : picked.picked.length;
  return (
    <div className="register-scroll" role="region" aria-label={view.title} tabIndex={0}>
      <table className="register-table" style={{ minWidth: inText(widthOf(view.columns) + actWidth + (picked ? tickWidth : 0)) }}>
        <thead>
          <tr>
            {picked ? (
              <th scope="col" className="register-frozen" style={{ width: inText(tickWidth), left: 0 }}>
                <Checkbox
                  aria-label={t('pickAll')}
                  checked={ticked > 0 && ticked === ids.length}
                  indeterminate={ticked > 0 && ticked < ids.length}
                  onChange={(event) => picked.toggle(ids, event.target.checked)}
                />
              </th>
            ) : null}
            {view.columns.map((column) => (
              <th key={column.key} scope="col" className={frozenClass(column)} style={placeOf(view.columns, column, picked ? tickWidth : 0)}>
                {column.label}
              </th>
            ))}
            <th scope="col" className="register-act" style={{ width: inText(actWidth) }}>
              {t('act')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.itemId} row={row} view={view} onOpen={onOpen} onProgress={onProgress} picked={picked} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

interface RowProps extends Omit<RegisterListProps, 'view'> {
  readonly row: RegisterRow;
  readonly view: Pick<RegisterView, 'columns' | 'progressAct'>;
}

const Row = ({ row, view: { columns, progressAct }, onOpen, onProgress, picked }: RowProps) => {
  const [serial] = columns;
  const name = t('detailsOf', { no: serial === undefined ? '' : (row.cells[serial.key] ?? '') });
  const possible = row.allowedActions.filter((action) => action.refusedBecause === null);
  const act = possible.find((action) => action.primary);
  const progress = possible.find((action) => action.act === progressAct && action !== act);
  return (
    <tr className={picked?.has(row.itemId) ? 'register-picked' : undefined}>
      {picked ? (
        <td className="register-frozen" style={{ left: 0 }}>
          <Checkbox aria-label={name} checked={picked.has(row.itemId)} onChange={(event) => picked.toggle([row.itemId], event.target.checked)} />
        </td>
      ) : null}
      {columns.map((column) => (
        <td key={column.key} className={frozenClass(column)} style={placeOf(columns, column, picked ? tickWidth : 0)}>
          <span className={column.width < sentences ? 'register-text register-short' : 'register-text'} title={row.cells[column.key]}>
            <RegisterCell row={row} column={column.key} />
          </span>
          {column.key === 'state'
            ? row.marks.map((mark) => (
                <span key={mark} className="register-mark">
                  {mark}
                </span>
              ))
            : null}
        </td>
      ))}
      <td className="register-act">
        <button type="button" className="link-button" aria-label={act ? `${act.label}，${name}` : name} onClick={() => onOpen(row.itemId)}>
          {act ? act.label : t('details')}
        </button>
        {progress ? (
          <button
            type="button"
            className="link-button"
            aria-label={`${progress.label}，${name}`}
            title={row.last ?? undefined}
            onClick={() => onProgress(row.itemId)}
          >
            {progress.label}
          </button>
        ) : null}
      </td>
    </tr>
  );
};

const actWidth = 112;
const tickWidth = 40;
/** What tells how a row stands; these stay in sight beside the act, however far the table is scrolled. */
const standing = ['due', 'light', 'state'];
/** From this width on a column holds whole sentences. */
const sentences = 200;

const isStanding = ({ key }: Column): boolean => standing.includes(key);

/** Who answers for a row; one looks for him before anything else. */
const answering = ['owner', 'lead', 'leader'];

/** A column nobody has written anything in yet would only push the others out of sight; on paper it stays. */
const isWanted = (column: Column, rows: readonly RegisterRow[]): boolean =>
  column.frozen || isStanding(column) || answering.includes(column.key) || rows.some((row) => (row.cells[column.key] ?? '') !== '');

/** Who answers for a row and until when come before what is told at length. */
const inSight = (columns: readonly Column[]): Column[] => {
  const between = columns.filter((column) => !column.frozen && !isStanding(column));
  return [
    ...columns.filter((column) => column.frozen),
    ...answering.flatMap((key) => between.filter((column) => column.key === key)),
    ...between.filter(({ key, width }) => width < sentences && !answering.includes(key)),
    ...between.filter(({ width }) => width >= sentences),
    ...standing.flatMap((key) => columns.filter((column) => column.key === key)),
  ];
};

const frozenClass = (column: Column): string | undefined => (column.frozen || isStanding(column) ? 'register-frozen' : undefined);

/** Widths are meant for the standard letter of 14 pixels and grow with it. */
const inText = (width: number): string => `${width / 14}rem`;

/** A word for a state of six characters in its tag, and a day with its light's words, each on one line. */
const least: Readonly<Record<string, number>> = { state: 116, due: 186 };
const roomy = (column: Column): Column => ({ ...column, width: Math.max(column.width, least[column.key] ?? 0) });

const widthOf = (columns: readonly Column[]): number => columns.reduce((sum, { width }) => sum + width, 0);

const placeOf = (columns: readonly Column[], column: Column, before: number): CSSProperties => {
  const at = columns.indexOf(column);
  // A line where the others pass beneath, so that what is cut there is seen to go on.
  const edge = columns.find(isStanding) === column ? { borderLeft: '1px solid var(--line)' } : {};
  if (isStanding(column)) return { ...edge, width: inText(column.width), right: inText(actWidth + widthOf(columns.slice(at + 1).filter(isStanding))) };
  if (!column.frozen) return { width: inText(column.width) };
  return { width: inText(column.width), left: inText(before + widthOf(columns.slice(0, at).filter((other) => other.frozen))) };
};
