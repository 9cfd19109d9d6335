import { Link } from '@tanstack/react-router';
import type { AuditLine } from '../../api/types.js';
import { StateTag, Unbroken, usePhone } from '../../shared/ui/index.js';
import { t } from './texts.js';

/** One line for each item; the title leads to how it went. */
export const AuditList = ({ rows }: { rows: readonly AuditLine[] }) => {
  const phone = usePhone();
  return phone ? <Cards rows={rows} /> : <Table rows={rows} />;
};

const columns = ['columnItem', 'columnUnit', 'columnHandler', 'columnState', 'columnOpened', 'columnLast', 'columnReturns', 'columnMarks'] as const;

const Table = ({ rows }: { rows: readonly AuditLine[] }) => (
  <div className="audit-scroll" role="region" aria-label={t('auditTitle')} tabIndex={0}>
    <table className="audit-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.itemId}>
            <td>
              <ItemLink row={row} />
              <span className="audit-sub">{row.noun}</span>
            </td>
            <td>{row.unitName}</td>
            <td>
              <Unbroken text={row.handler} />
            </td>
            <td>
              <StateTag state={row.state} />
            </td>
            <td className="name">{row.openedText}</td>
            <td className="name">{row.lastText}</td>
            <td className="right">{row.returns > 0 ? t('times', { count: row.returns }) : ''}</td>
            <td>
              <Unbroken text={marksOf(row).join('、')} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Cards = ({ rows }: { rows: readonly AuditLine[] }) => (
  <ul className="audit-cards">
    {rows.map((row) => (
      <li key={row.itemId}>
        <ItemLink row={row} />
        <p>
          <StateTag state={row.state} /> {row.unitName} <Unbroken text={row.handler} />
        </p>
        <p className="grey small">
          {[row.lastText, row.returns > 0 ? `${t('columnReturns')}${t('times', { count: row.returns })}` : null, ...marksOf(row)].filter(Boolean).join(' · ')}
        </p>
      </li>
    ))}
  </ul>
);

const ItemLink = ({ row }: { row: AuditLine }) => (
  <Link to={`/items/${row.itemId}/history`}>
    {row.title}
    {row.filler === '' || row.filler === row.unitName ? '' : ` · ${row.filler}`}
  </Link>
);

const marksOf = (row: AuditLine): string[] => [
  ...(row.overdue ? [t('markOverdue')] : []),
  ...(row.reopened > 0 ? [t('markReopened', { count: row.reopened })] : []),
  ...(row.registeredLate ? [t('markLate')] : []),
  ...(row.restricted ? [t('markRestricted')] : []),
];
