import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { QuickAct } from '../../shared/act/quick-act.js';
import { vacantLines, vacantQuery } from '../../shared/stranded/index.js';
import type { VacantLine } from '../../shared/stranded/index.js';
import { DueText } from '../../shared/ui/due-text.js';
import { NextPage } from '../../shared/ui/next-page.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { t } from './texts.js';

interface Naming {
  readonly itemId: string;
  readonly place: string;
  readonly label: string;
}

/** What nobody was found for, the most urgent first; whoever reads it names somebody right there. Nothing where there is nothing. */
export const VacantPart = () => {
  const list = useInfiniteQuery(vacantQuery);
  const [naming, setNaming] = useState<Naming | null>(null);
  const rows = vacantLines(list.data?.pages ?? []);
  return (
    <>
      {list.error ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {rows.length > 0 ? (
        <section aria-labelledby="vacant">
          <h2 id="vacant" className="hand-part">
            {t(list.hasNextPage ? 'vacantMany' : 'vacant', { count: rows.length })}
          </h2>
          <p className="grey">{t('vacantNote')}</p>
          <ul className="sheet hand-lines" aria-labelledby="vacant">
            {rows.map((row) => (
              <Line key={row.itemId} row={row} onName={setNaming} />
            ))}
          </ul>
          <NextPage of={list} label={t('more')} />
        </section>
      ) : null}
      {naming ? <QuickAct {...naming} type="HAND_OVER" step={naming.place} onClose={() => setNaming(null)} /> : null}
    </>
  );
};

const Line = ({ row, onName }: { row: VacantLine; onName: (naming: Naming) => void }) => (
  <li className="vacant-line">
    <h3>
      <Link to={`/items/${row.itemId}`}>{row.title}</Link>
    </h3>
    <p>{row.filler}</p>
    {isSaidBelow(row) && isDueBelow(row) ? null : (
      <p className="hand-marks small">
        {isSaidBelow(row) ? null : <span>{row.state}</span>}
        {isDueBelow(row) ? null : <DueText due={row.due} />}
      </p>
    )}
    <ul className="vacant-places">
      {row.places.map(({ place, label, vacant, sinceText, due, act }) => (
        <li key={place} className="vacant-place">
          <p>
            <span>{label}</span>
            {vacant === null ? null : <span className="small">{vacant}</span>}
            {sinceText === null ? null : <span className="grey small">{t('since', { at: sinceText })}</span>}
            {due === null ? null : <span className={due.over ? 'vacant-over small' : 'grey small'}>{due.text}</span>}
          </p>
          {act === null ? (
            <span className="grey small">{t('stopped')}</span>
          ) : (
            <Button aria-label={`${act}：${row.title}，${row.filler}，${label}`} onClick={() => onName({ itemId: row.itemId, place, label: act })}>
              {act}
            </Button>
          )}
        </li>
      ))}
    </ul>
  </li>
);

/** That the item has no day of its own need not be said where its places have one. */
const isDueBelow = ({ due, places }: VacantLine): boolean => due.light.light === 'none' && places.some((place) => place.due !== null);

/** Where its places are all it stands at, the word of its state says no more than they. */
const isSaidBelow = ({ state, places }: VacantLine): boolean => state === places.map(({ label }) => label).join('、');
