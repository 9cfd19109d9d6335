import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RegisterTable } from '../../api/types.js';
import { EmptyState, Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { narrowingOf, tableQuery } from './queries.js';
import { t } from './texts.js';
import './registers.css';
import './print.css';

/** One table of the register as paper: landscape A4, its head on every page, ink only. */
export const PrintPage = () => {
  const { registerKey = '' } = useParams({ strict: false });
  const { values } = useUrlValues();
  const table = useQuery(tableQuery(registerKey, values));
  const back = new URLSearchParams(narrowingOf(values)).toString();
  const asked = back === '' ? '' : `?${back}`;
  return (
    <div className="page register-print">
      <div className="no-print">
        <PageHead
          title={table.data ? t('printTitle', { title: table.data.title }) : t('print')}
          tabTitle={t('print')}
          back={{ to: `/registers/${registerKey}${asked}`, label: t('back') }}
          extra={
            table.data && table.data.rows.length > 0 ? (
              <>
                <a href={`/api/registers/${registerKey}.docx${asked}`} download>
                  {t('word')}
                </a>
                <a href={`/api/registers/${registerKey}.pdf${asked}`} download>
                  {t('pdf')}
                </a>
                <Button type="primary" onClick={() => window.print()}>
                  {t('print')}
                </Button>
              </>
            ) : null
          }
        />
      </div>
      {table.error ? <ProblemAlert error={table.error} onRetry={() => void table.refetch()} /> : null}
      {table.isPending ? <Loading /> : null}
      {table.data ? (
        table.data.rows.length === 0 ? (
          <div className="sheet">
            <EmptyState text={t('noneView')} />
          </div>
        ) : (
          <Paper table={table.data} />
        )
      ) : null}
    </div>
  );
};

/** From this width on a column holds sentences; a narrower one a name, a day or a word, which parts at its own signs. */
const LONG = 200;

const Paper = ({ table }: { table: RegisterTable }) => {
  const total = table.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className="sheet print-paper" role="region" aria-label={table.title} tabIndex={0}>
      <h2>{table.title}</h2>
      <p className="print-scope">
        {t('printScope', { view: table.view })}
        {table.asOf === null ? '' : `　${t('printAsOf', { day: table.asOf })}`}
      </p>
      <table>
        <colgroup>
          {table.columns.map(({ key, width }) => (
            <col key={key} style={{ width: `${(width / total) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {table.columns.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((text, column) => (
                <td key={table.columns[column]?.key ?? column} className={(table.columns[column]?.width ?? 0) < LONG ? 'print-short' : undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.isCut ? <p>{t('printCut', { count: table.rows.length })}</p> : null}
      <p className="print-foot">
        {table.foot}
        {table.restrictedNote ? `　${table.restrictedNote}` : ''}
      </p>
      <p className="print-foot">{table.printed}</p>
    </div>
  );
};
