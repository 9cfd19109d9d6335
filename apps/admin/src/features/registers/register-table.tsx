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
  const view = { ...given, columns: stateLast(given.columns) };
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
const stateColumn = 'state';

/** The state stays in sight beside the act, however far the table is scrolled. */
const stateLast = (columns: readonly Column[]): Column[] => [...columns.filter(({ key }) => key !== stateColumn), ...columns.filter(({ key }) => key === stateColumn)];

const frozenClass = (column: Column): string | undefined => (column.frozen || column.key === stateColumn ? 'register-frozen' : undefined);

const placeOf = (columns: readonly Column[], column: Column): CSSProperties => {
  if (column.key === stateColumn) return { width: column.width, right: actWidth };
  if (!column.frozen) return { width: column.width };
  const before = columns.slice(0, columns.indexOf(column)).filter((other) => other.frozen);
  return { width: column.width, left: before.reduce((sum, other) => sum + other.width, 0) };
};
