import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { FedBack, ReviewRef, ReviewView } from '../../api/types.js';
import { sayDone } from '../../shared/act/index.js';
import { PageHead, PageToCome, ProblemAlert, Sheet, StateTag } from '../../shared/ui/index.js';
import { FigureTable } from './figure-table.js';
import { isBeingMade, reviewQuery } from './queries.js';
import { SheetList } from './sheet-list.js';
import { t } from './texts.js';
import { useCommand } from './use-command.js';
import './reviews.css';

export const ReviewPage = () => {
  const { reviewId = '' } = useParams({ strict: false });
  const review = useQuery(reviewQuery(reviewId));
  if (review.data) return <Review key={reviewId} view={review.data} />;
  return <PageToCome error={review.error} onRetry={review.refetch} />;
};

/** One review: its sheets in official order, what the leading group confirms at once, the feedback, the hospital's figures. */
const Review = ({ view }: { view: ReviewView }) => (
  <div className="page page-narrow">
    <PageHead
      title={`${view.campaign.year}${view.title}`}
      tabTitle={view.title}
      back={{ to: '/reviews', label: t('back') }}
      note={
        <span className="review-line">
          <StateTag state={view.state} /> {view.cutOffText}
        </span>
      }
      extra={
        view.mayManage && view.sheets.length > 0 ? (
          <>
            <a href={`/api/reviews/${view.id}/sheets.xlsx`} download>
              {t('export')}
            </a>
            {view.toFeedBack > 0 ? <FeedBack view={view} /> : null}
          </>
        ) : null
      }
    />
    {view.announced === null ? null : (
      <div className="notice review-notice" role="status">
        {view.announced} {view.mayCancel ? <Cancel view={view} /> : null}
      </div>
    )}
    {isBeingMade(view) ? <Making progress={view.progress} /> : null}
    <SheetList view={view} />
    <ul className="grey small review-notes">
      {view.notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
    {view.whole ? (
      <details className="sheet review-whole">
        <summary>
          <h2>{t('whole')}</h2>
        </summary>
        <p className="grey small">{t('wholeNote')}</p>
        <FigureTable groups={view.whole} withLastYear={false} />
      </details>
    ) : null}
  </div>
);

const Making = ({ progress }: { progress: ReviewView['progress'] }) => {
  const { done, total } = progress ?? { done: 0, total: 1 };
  const words = t('making', { done, total: progress === null ? '…' : total });
  return (
    <div className="notice review-notice" role="status">
      {words}
      <Progress aria-label={words} percent={Math.round((done / Math.max(total, 1)) * 100)} showInfo={false} size="small" />
    </div>
  );
};

const Cancel = ({ view }: { view: ReviewView }) => {
  const [asked, setAsked] = useState(false);
  const cancel = useCommand<ReviewRef>(`/reviews/${view.id}/cancel`);
  const navigate = useNavigate();
  if (!asked)
    return (
      <button type="button" className="link-button" onClick={() => setAsked(true)}>
        {t('cancel')}
      </button>
    );
  return (
    <Sheet
      title={t('cancel')}
      busy={cancel.isPending}
      onClose={() => setAsked(false)}
      foot={
        <>
          <Button onClick={() => setAsked(false)}>{t('leave')}</Button>
          <Button danger loading={cancel.isPending} onClick={() => cancel.mutate({}, { onSuccess: () => void navigate({ to: '/reviews' }) })}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('cancelAsk')}</p>
      {cancel.error ? <ProblemAlert error={cancel.error} /> : null}
    </Sheet>
  );
};

const FeedBack = ({ view }: { view: ReviewView }) => {
  const [asked, setAsked] = useState(false);
  const feedBack = useCommand<FedBack>(`/reviews/${view.id}/feedback`);
  const handleDone = ({ sentence }: FedBack) => {
    setAsked(false);
    sayDone({ sentence, itemId: null, mayWithdraw: false });
  };
  return (
    <>
      <Button type="primary" onClick={() => setAsked(true)}>
        {t('feedBack', { count: view.toFeedBack })}
      </Button>
      {asked ? (
        <Sheet
          title={t('feedBackTitle')}
          busy={feedBack.isPending}
          onClose={() => setAsked(false)}
          foot={
            <>
              <Button onClick={() => setAsked(false)}>{t('keep')}</Button>
              <Button type="primary" loading={feedBack.isPending} onClick={() => feedBack.mutate({}, { onSuccess: handleDone })}>
                {t('feedBack', { count: view.toFeedBack })}
              </Button>
            </>
          }
        >
          <p>{t('feedBackAsk')}</p>
          {feedBack.error ? <ProblemAlert error={feedBack.error} /> : null}
        </Sheet>
      ) : null}
    </>
  );
};
