import { Link } from '@tanstack/react-router';
import type { ChangedRow, ChangesView } from '../../api/generated.js';
import { EmptyState, StateTag } from '../ui/index.js';
import { NextPage } from '../ui/next-page.js';
import type { Pages } from '../ui/next-page.js';
import { useUrlValues } from '../url/use-url-values.js';
import { t } from './texts.js';
import './past.css';

interface ChangesPartProps {
  /** The pages read so far as one. */
  readonly view: ChangesView;
  readonly pages: Pages;
}

/** What became of many items between two days: the sums of either day, and each item with what reads otherwise. */
export const ChangesPart = ({ view, pages }: ChangesPartProps) => {
  const { values, change } = useUrlValues();
  const kind = values['kind'] ?? '';
  return (
    <>
      <Sums view={view} />
      {view.kinds.length > 1 ? (
        <div className="past-kinds no-print" role="group" aria-label={t('kinds')}>
          <button type="button" aria-pressed={kind === ''} onClick={() => change({ kind: '' })}>
            {t('all')}
          </button>
          {view.kinds.map(({ key, label, count }) => (
            <button key={key} type="button" aria-pressed={kind === key} onClick={() => change({ kind: key })}>
              {t('kind', { label, count })}
            </button>
          ))}
        </div>
      ) : null}
      {view.isCut ? <p className="notice">{t('cut')}</p> : null}
      <div className="sheet">
        {view.rows.length === 0 ? <EmptyState text={kind === '' ? t('none') : t('noneOfKind')} /> : <Rows view={view} />}
        <NextPage of={pages} label={t('more', { count: view.total - view.rows.length })} />
      </div>
    </>
  );
};

const Sums = ({ view: { sums, from, to } }: { view: ChangesView }) => (
  <table className="past-sums sheet" aria-label={t('sums')}>
    <thead>
      <tr>
        <th scope="col">{t('sum')}</th>
        <th scope="col">{from.text}24时</th>
        <th scope="col">{to.text}</th>
      </tr>
    </thead>
    <tbody>
      {sums.map(({ label, before, after }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td data-label={from.text}>{before}</td>
          <td data-label={to.text} className={before === after ? undefined : 'past-other'}>
            {after}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Rows = ({ view: { rows } }: { view: ChangesView }) => (
  <table className="past-rows">
    <thead>
      <tr>
        <th scope="col">{t('item')}</th>
        <th scope="col">{t('what')}</th>
        <th scope="col">{t('stateThen')}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <Row key={row.itemId} row={row} />
      ))}
    </tbody>
  </table>
);

const Row = ({ row }: { row: ChangedRow }) => (
  <tr>
    <th scope="row">
      <Link to={`/items/${row.itemId}`}>{row.title}</Link>
      <span className="grey past-place">{row.place}</span>
    </th>
    <td>
      <p className="past-kind">{row.kinds.join('，')}</p>
      {row.changes.length === 0 ? null : (
        <ul>
          {row.changes.map(({ label, before, after }) => (
            <li key={label}>
              <span className="grey">{label}　</span>
              {before === '' ? <span className="grey">{t('empty')}</span> : <del>{before}</del>}{' '}
              <span className="grey" aria-hidden="true">
                →
              </span>{' '}
              <ins>{after === '' ? t('empty') : after}</ins>
            </li>
          ))}
        </ul>
      )}
    </td>
    <td>
      <StateTag state={row.state} />
    </td>
  </tr>
);
