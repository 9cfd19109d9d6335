import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ClosingView } from '../../api/types.js';
import { sayDone } from '../../shared/act/index.js';
import { PageHead, PageToCome, ProblemAlert, Sheet, StateTag } from '../../shared/ui/index.js';
import { AfterClosing } from './after-closing.js';
import { ClosingEntries } from './closing-entries.js';
import { closingQuery } from './queries.js';
import { t } from './texts.js';
import { useCommand } from './use-command.js';
import './reviews.css';

export const ClosingPage = () => {
  const { campaignId = '' } = useParams({ strict: false });
  const closing = useQuery({ ...closingQuery(campaignId), refetchOnMount: 'always' });
  if (closing.data) return <Closing key={`${campaignId}.${closing.data.closed}`} view={closing.data} />;
  return <PageToCome error={closing.error} onRetry={closing.refetch} isWide />;
};

/** What is left of a year, where each open entry goes, and the one button that ends it. */
const Closing = ({ view }: { view: ClosingView }) => {
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map());
  const [asked, setAsked] = useState(false);
  const missing = [...reasons.values()].filter((reason) => reason.trim() === '').length;
  const keep = (ids: readonly string[], reason: string | null) =>
    setReasons((before) => {
      const next = new Map(before);
      for (const id of ids) {
        if (reason === null) next.delete(id);
        else next.set(id, reason);
      }
      return next;
    });
  return (
    <div className="page">
      <PageHead
        title={t('closingTitle', { year: view.campaign.year })}
        tabTitle={t('closingTitle', { year: view.campaign.year })}
        back={{ to: '/reviews', label: t('back') }}
        note={
          <span className="review-line">
            {view.campaign.title} <StateTag state={view.campaign.state} />
          </span>
        }
      />
      <Left view={view} />
      {view.closed ? <AfterClosing view={view} unticked={reasons.size} /> : null}
      <ClosingEntries view={view} reasons={reasons} onKeep={keep} />
      {view.mayClose ? (
        <div className="review-bar no-print">
          <span className="grey">
            {view.entries.length > 0 ? t('count', { carried: view.entries.length - reasons.size, kept: reasons.size }) : ''}
            {missing > 0 ? ` · ${t('missing', { count: missing })}` : ''}
          </span>
          <Button type="primary" disabled={missing > 0} onClick={() => setAsked(true)}>
            {t('closeDo', { year: view.campaign.year })}
          </Button>
        </div>
      ) : null}
      {view.closed && reasons.size > 0 ? <KeepBar view={view} reasons={reasons} missing={missing} onKept={() => setReasons(new Map())} /> : null}
      {asked ? <CloseSheet view={view} reasons={reasons} onClose={() => setAsked(false)} /> : null}
    </div>
  );
};

interface KeepBarProps {
  readonly view: ClosingView;
  readonly reasons: ReadonlyMap<string, string>;
  readonly missing: number;
  readonly onKept: () => void;
}

/** What was opened again after the year was closed and is to stay in it. */
const KeepBar = ({ view, reasons, missing, onKept }: KeepBarProps) => {
  const keep = useCommand<ClosingView>(`/campaigns/${view.campaign.id}/keeping`);
  const handleKept = () => {
    onKept();
    sayDone({ sentence: t('keptDone', { count: reasons.size }), itemId: null, mayWithdraw: false });
  };
  return (
    <div className="review-bar no-print">
      {keep.error ? <ProblemAlert error={keep.error} /> : null}
      <span className="grey">{missing > 0 ? t('missing', { count: missing }) : ''}</span>
      <Button
        type="primary"
        disabled={missing > 0}
        loading={keep.isPending}
        onClick={() => keep.mutate({ entries: [...reasons].map(([id, reason]) => ({ id, reason: reason.trim() })) }, { onSuccess: handleKept })}
      >
        {t('keepDo', { count: reasons.size })}
      </Button>
    </div>
  );
};

const CloseSheet = ({ view, reasons, onClose }: { view: ClosingView; reasons: ReadonlyMap<string, string>; onClose: () => void }) => {
  const close = useCommand<ClosingView>(`/campaigns/${view.campaign.id}/closing`);
  const entries = view.entries.map(({ id }) => ({ id, carry: !reasons.has(id), ...(reasons.has(id) ? { reason: reasons.get(id)?.trim() } : {}) }));
  const handleDone = () => {
    onClose();
    sayDone({ sentence: t('closeDone', { year: view.campaign.year }), itemId: null, mayWithdraw: false });
  };
  return (
    <Sheet
      title={t('closeDo', { year: view.campaign.year })}
      busy={close.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} disabled={close.isPending}>
            {t('keep')}
          </Button>
          <Button danger loading={close.isPending} onClick={() => close.mutate({ expectedVersion: view.campaign.version, entries }, { onSuccess: handleDone })}>
            {t('closeDo', { year: view.campaign.year })}
          </Button>
        </>
      }
    >
      <p>{t('closeAsk')}</p>
      {view.entries.length > 0 ? <p>{t('count', { carried: view.entries.length - reasons.size, kept: reasons.size })}</p> : null}
      {close.error ? <ProblemAlert error={close.error} /> : null}
    </Sheet>
  );
};

const Left = ({ view }: { view: ClosingView }) => (
  <section className="sheet review-part" aria-labelledby="closing-left">
    <h2 id="closing-left">{t('left')}</h2>
    <p className="grey">{t('leftNote')}</p>
    <dl className="closing-left">
      <Stages view={view} label={t('stagesLeft')} stages={view.stages.filter(({ begun }) => begun)} />
      {view.stages.every(({ begun }) => begun) ? null : <Stages view={view} label={t('stagesNotBegun')} stages={view.stages.filter(({ begun }) => !begun)} />}
      <div>
        <dt>
          {t('tasksLeft')}（{view.tasks.length}）
        </dt>
        <dd>
          {view.tasks.length === 0 ? (
            t('nothing')
          ) : (
            <ul>
              {view.tasks.map((task) => (
                <li key={task.id}>
                  <Link to={`/items/${task.id}`}>
                    {task.no} {task.title}
                  </Link>{' '}
                  <span className="grey small">
                    {[t('taskLine', { open: task.open, total: task.total }), ...(task.apart === null ? [] : [task.apart])].join('，')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('reviewLeft')}</dt>
        <dd>{view.review.id ? <Link to={`/reviews/${view.review.id}`}>{view.review.text}</Link> : view.review.text}</dd>
      </div>
    </dl>
  </section>
);

const Stages = ({ view, label, stages }: { view: ClosingView; label: string; stages: ClosingView['stages'] }) => (
  <div>
    <dt>
      {label}（{stages.length}）
    </dt>
    <dd>
      {stages.length === 0 ? (
        t('nothing')
      ) : (
        <ul>
          {stages.map((stage) => (
            <li key={stage.id}>
              <Link to={`/campaigns/${view.campaign.id}`}>{stage.title}</Link> <StateTag state={stage.state} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  </div>
);
