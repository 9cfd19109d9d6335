import type { CSSProperties } from 'react';
import type { RegisterRow, RegisterView } from '../../api/types.js';
import { RegisterCell } from './register-cell.js';
import { t } from './texts.js';

interface RegisterListProps {
  readonly view: RegisterView;
  readonly onOpen: (itemId: string) => void;
}

type Column = RegisterView['columns'][number];

/** The wide table of a desk: the frozen columns stay in sight while the rest scrolls beneath. */
export const RegisterTable = ({ view: given, onOpen }: RegisterListProps) => {
  const view = { ...given, columns: inSight(given.columns) };
  return (
    <div className="register-scroll" role="region" aria-label={view.title} tabIndex={0}>
      <table className="register-table" style={{ minWidth: view.columns.reduce((sum, column) => sum + column.width, actWidth) }}>
        <thead>
          <tr>
            {view.columns.map((column) => <th key={column.key} scope="col" className={frozenClass(column)} style={placeOf(view.columns, column)}>{column.label}</th>)}
            <th scope="col" className="register-act" style={{ width: actWidth }}>{t('act')}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => <Row key={row.itemId} row={row} columns={view.columns} onOpen={onOpen} />)}
        </tbody>
      </table>
    </div>
  );
};

const Row = ({ row, columns, onOpen }: { row: RegisterRow; columns: readonly Column[]; onOpen: (itemId: string) => void }) => {
  const [serial] = columns;
  const name = t('detailsOf', { no: serial === undefined ? '' : (row.cells[serial.key] ?? '') });
  const act = row.allowedActions.find((action) => action.primary && action.refusedBecause === null) ?? row.allowedActions.find((action) => action.refusedBecause === null);
  return (
    <tr>
      {columns.map((column) => (
        <td key={column.key} className={frozenClass(column)} style={placeOf(columns, column)}>
          <span className="register-text" title={row.cells[column.key]}><RegisterCell row={row} column={column.key} /></span>
        </td>
      ))}
      <td className="register-act"><button type="button" className="link-button" aria-label={act ? `${act.label}，${name}` : name} onClick={() => onOpen(row.itemId)}>{act ? act.label : t('details')}</button></td>
    </tr>
  );
};

const actWidth = 112;
/** What tells how a row stands; these stay in sight beside the act, however far the table is scrolled. */
const standing = ['due', 'light', 'state'];
/** From this width on a column holds whole sentences. */
const sentences = 200;

const isStanding = ({ key }: Column): boolean => standing.includes(key);

/** Who answers for a row and until when come before what is told at length. */
const inSight = (columns: readonly Column[]): Column[] => {
  const between = columns.filter((column) => !column.frozen && !isStanding(column));
  return [
    ...columns.filter((column) => column.frozen),
    ...between.filter(({ width }) => width < sentences),
    ...between.filter(({ width }) => width >= sentences),
    ...standing.flatMap((key) => columns.filter((column) => column.key === key)),
  ];
};

const frozenClass = (column: Column): string | undefined => (column.frozen || isStanding(column) ? 'register-frozen' : undefined);

const widthOf = (columns: readonly Column[]): number => columns.reduce((sum, { width }) => sum + width, 0);

const placeOf = (columns: readonly Column[], column: Column): CSSProperties => {
  const at = columns.indexOf(column);
  // A line where the others pass beneath, so that what is cut there is seen to go on.
  const edge = columns.find(isStanding) === column ? { borderLeft: '1px solid var(--line)' } : {};
  if (isStanding(column)) return { ...edge, width: column.width, right: actWidth + widthOf(columns.slice(at + 1).filter(isStanding)) };
  if (!column.frozen) return { width: column.width };
  return { width: column.width, left: widthOf(columns.slice(0, at).filter((other) => other.frozen)) };
};
