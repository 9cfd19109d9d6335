import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { FigureView, SheetView } from '../../api/types.js';
import { ActionButtons, sayAnswer } from '../../shared/act/index.js';
import { PageHead, PageToCome, StateTag } from '../../shared/ui/index.js';
import { FigureSheet } from './figure-sheet.js';
import { FigureTable } from './figure-table.js';
import { sheetQuery } from './queries.js';
import { RecountSheet } from './recount-sheet.js';
import { Editions, Path, Said, SheetDue } from './sheet-parts.js';
import { t } from './texts.js';
import './reviews.css';

export const SheetPage = () => {
  const { sheetId = '' } = useParams({ strict: false });
  const sheet = useQuery({ ...sheetQuery(sheetId), refetchOnMount: 'always' });
  if (sheet.data) return <ReviewSheet key={sheetId} view={sheet.data} />;
  return <PageToCome error={sheet.error} onRetry={sheet.refetch} />;
};

/** One unit's sheet on one page: figures that stay, what stands beside them, what was said, and what is to be done with it. */
const ReviewSheet = ({ view }: { view: SheetView }) => {
  const [detail, setDetail] = useState<FigureView | null>(null);
  const [recounting, setRecounting] = useState(false);
  const hasLastYear = view.groups.some(({ figures }) => figures.some(({ lastYear }) => lastYear !== null));
  const target = { id: view.id, version: view.version, title: view.title, filler: view.unit.name, unit: view.unit, forms: view.forms };
  const hasBar = view.allowedActions.length > 0 || view.mayRecount || view.mayFeedBack;
  return (
    <div className="page page-narrow review-page">
      <PageHead
        title={view.title}
        tabTitle={`${view.title} ${view.unit.name}`}
        back={{ to: '/reviews', label: t('back') }}
        note={
          <span className="review-line">
            <b>{view.unit.name}</b> <StateTag state={view.state} /> {view.cutOffText}
            {view.requestText ? <span>{view.requestText}</span> : <SheetDue due={view.due} />}
          </span>
        }
        extra={
          <>
            <Link to={`/reviews/${view.review.id}`}>{t('toReview')}</Link>
            <Link to={`/items/${view.id}/history`}>{t('history')}</Link>
            <button type="button" className="link-button" onClick={() => window.print()}>
              {t('print')}
            </button>
          </>
        }
      />
      {view.unitNotes.length > 0 ? <p className="notice review-notice">{view.unitNotes.join('；')}。</p> : null}
      <section className="sheet review-paper" aria-label={view.title}>
        <FigureTable groups={view.groups} withLastYear={hasLastYear} onDetail={setDetail} />
        <ul className="grey small review-notes">
          {view.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
      <Said said={view.said} />
      <Editions editions={view.editions} />
      <Path path={view.path} />
      {hasBar ? (
        <div className="review-bar no-print">
          {view.mayRecount ? <Button onClick={() => setRecounting(true)}>{t('recount')}</Button> : null}
          {view.mayFeedBack ? (
            <Link to={`/reviews/${view.review.id}`} className="review-button">
              {t('goFeedBack')}
            </Link>
          ) : null}
          <ActionButtons actions={view.allowedActions} target={target} onDone={sayAnswer} />
        </div>
      ) : null}
      {detail ? <FigureSheet sheetId={view.id} figure={detail} onClose={() => setDetail(null)} /> : null}
      {recounting ? <RecountSheet view={view} onClose={() => setRecounting(false)} /> : null}
    </div>
  );
};
