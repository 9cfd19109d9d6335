import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReviewLine } from '../../api/types.js';
import { EmptyState, Loading, PageHead, ProblemAlert, StateTag } from '../../shared/ui/index.js';
import { OpenReview } from './open-review.js';
import { reviewsQuery } from './queries.js';
import { t } from './texts.js';
import './reviews.css';

/** Campaigns that were started, and how far the review of each year is. */
export const ReviewsPage = () => {
  const reviews = useQuery(reviewsQuery);
  const [opening, setOpening] = useState<ReviewLine | null>(null);
  const lines = reviews.data?.lines ?? [];
  return (
    <div className="page page-narrow">
      <PageHead title={t('title')} tabTitle={t('title')} extra={reviews.data?.mayReadWhole ? <Link to="/reviews/years">{t('toYears')}</Link> : null} />
      {reviews.error ? <ProblemAlert error={reviews.error} onRetry={() => void reviews.refetch()} /> : null}
      {reviews.isPending ? <Loading /> : null}
      {reviews.data && lines.length === 0 ? (
        <div className="sheet">
          <EmptyState text={t('none')} />
        </div>
      ) : null}
      {lines.map((line) => (
        <Campaign key={line.campaignId} line={line} onOpen={() => setOpening(line)} />
      ))}
      {opening ? <OpenReview line={opening} onClose={() => setOpening(null)} /> : null}
    </div>
  );
};

const Campaign = ({ line, onOpen }: { line: ReviewLine; onOpen: () => void }) => (
  <section className="sheet review-campaign" aria-labelledby={`campaign-${line.campaignId}`}>
    <div className="review-campaign-head">
      <h2 id={`campaign-${line.campaignId}`}>{line.title}</h2>
      <p className="grey">
        {t('year', { year: line.year })} {line.theme} <StateTag state={line.campaignState} />
      </p>
    </div>
    {line.review ? (
      <p className="review-line">
        <span>
          {t('cutOff')}
          {line.review.cutOff.text}24时
        </span>{' '}
        <StateTag state={line.review.state} /> {line.review.mine.length === 0 ? <Link to={`/reviews/${line.review.id}`}>{t('open')}</Link> : null}
      </p>
    ) : (
      <p className="grey">{t('notYet')}</p>
    )}
    {line.review && line.review.mine.length > 0 ? (
      <ul className="review-mine">
        {line.review.mine.map((sheet) => (
          <li key={sheet.id}>
            <Link to={`/review-sheets/${sheet.id}`}>{t('yours', { unit: sheet.unit })}</Link> <StateTag state={sheet.state} />
          </li>
        ))}
      </ul>
    ) : null}
    {line.waiting > 0 ? (
      <p>
        <Link to={`/campaigns/${line.campaignId}/closing`}>{t('lineWaiting', { count: line.waiting })}</Link>
      </p>
    ) : null}
    {line.mayOpen || line.mayClose ? (
      <div className="acts">
        {line.mayOpen ? (
          <Button type="primary" onClick={onOpen}>
            {t('openTitle')}
          </Button>
        ) : null}
        {line.mayClose ? (
          <Link to={`/campaigns/${line.campaignId}/closing`} className="review-button">
            {t(line.campaignState.ended ? 'closed' : 'close')}
          </Link>
        ) : null}
      </div>
    ) : null}
  </section>
);
