import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { EmptyState, PageToCome, ProblemAlert } from '../../../shared/ui/index.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { useDesign } from '../store/editor.js';
import { CaseActs } from './case-acts.js';
import { CoveredPart } from './covered-part.js';
import { casesKey, casesQuery, replayQuery, type CaseLine, type CaseResult, type CasesView, type Replay } from './queries.js';
import { t } from './texts.js';
import { useShowing } from './unwalked-context.js';
import './cases.css';

/** 案例: every run that is kept of this process, and what comes of it by the design as it is saved. */
export const CasesDesk = () => {
  const { designId = '' } = useParams({ strict: false });
  const process = useDesign(({ document }) => document.lifecycle.key);
  const { data, error, refetch } = useQuery(casesQuery(process));
  if (!data) return <PageToCome error={error} onRetry={refetch} isWide />;
  return (
    <div className="page case-page">
      <p className="grey">{t('note')}</p>
      {data.cases.length === 0 ? <NoCases /> : <Cases designId={designId} view={data} />}
      {data.removed.length === 0 ? null : (
        <details className="sheet case-part">
          <summary>{t('removed', { count: data.removed.length })}</summary>
          <ul>
            {data.removed.map(({ name, text }, n) => (
              <li key={n}>{t('removedLine', { name, text })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};

const NoCases = () => {
  const { change } = useUrlValues();
  return (
    <section className="sheet case-part">
      <EmptyState text={t('none')}>
        <Button type="primary" onClick={() => change({ view: 'walk' })}>
          {t('toWalk')}
        </Button>
      </EmptyState>
    </section>
  );
};

const Cases = ({ designId, view }: { designId: string; view: CasesView }) => {
  const client = useQueryClient();
  const revision = useDesign((state) => state.revision);
  const mayChange = useDesign((state) => state.mayChange);
  const isUnsent = useDesign(({ waiting }) => waiting.length > 0);
  const { show } = useShowing();
  const { data, error, isFetching } = useQuery(replayQuery(designId, revision));
  // Whoever replays them wants to see what they came by.
  useEffect(() => show(true), [show]);
  return (
    <>
      <section className="sheet case-part" aria-busy={isFetching}>
        <div className="case-head">
          <p role="status">{isFetching ? t('replaying') : data ? summaryOf(data) : ''}</p>
          <Button loading={isFetching} onClick={() => void client.invalidateQueries({ queryKey: [...casesKey, 'replay', designId] })}>
            {t('all')}
          </Button>
        </div>
        {isUnsent ? <p role="status">{t('unsent')}</p> : null}
        {error ? <ProblemAlert error={error} /> : null}
        <CoveredPart />
      </section>
      <ul className="case-list">
        {view.cases.map((line) => (
          <Case
            key={line.id}
            line={line}
            result={error ? undefined : data?.results.find(({ id }) => id === line.id)}
            designId={designId}
            revision={revision}
            seen={data?.revision ?? revision}
            mayManage={view.mayManage && mayChange}
          />
        ))}
      </ul>
    </>
  );
};

const summaryOf = ({ results }: Replay): string => {
  const failed = results.filter(({ passed }) => !passed).length;
  return t(failed === 0 ? 'summary' : 'summaryFailed', { all: results.length, failed });
};

interface CaseProps {
  readonly line: CaseLine;
  readonly result: CaseResult | undefined;
  readonly designId: string;
  readonly revision: number;
  readonly seen: number;
  readonly mayManage: boolean;
}

const Case = ({ line, result, ...rest }: CaseProps) => (
  <li className="sheet case-part">
    <div className="case-head">
      <h3>{line.name}</h3>
      <span className={result?.passed === false ? 'case-failed' : 'grey'}>{t(result === undefined ? 'notYet' : result.passed ? 'passed' : 'failed')}</span>
    </div>
    {result?.text ? <p className="case-differs">{t('differs', { text: result.text })}</p> : null}
    {result?.note ? <p className="grey small">{t('otherWay', { text: result.note })}</p> : null}
    <p>{line.expectedText}</p>
    <p className="grey small">
      {t('way', { unit: line.unit, day: line.dayText })} · {t('changed', { who: line.changedText })}
    </p>
    <details>
      <summary>{t('steps')}</summary>
      {line.steps.length === 0 ? (
        <p className="grey">{t('noSteps')}</p>
      ) : (
        <ol className="case-steps">
          {line.steps.map((text, n) => (
            <li key={n}>{text}</li>
          ))}
        </ol>
      )}
    </details>
    <CaseActs line={line} result={result} {...rest} />
  </li>
);
