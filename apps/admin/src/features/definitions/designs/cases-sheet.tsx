import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Loading, ProblemAlert, Sheet } from '../../../shared/ui/index.js';
import { casesQuery } from './queries.js';
import type { CasesView } from './queries.js';
import { t } from './texts.js';

interface CasesSheetProps {
  readonly process: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Cases that are kept of a process; they are replayed wherever it is designed and published. */
export const CasesSheet = ({ process, title, onClose }: CasesSheetProps) => {
  const { data, error, refetch } = useQuery(casesQuery(process));
  return (
    <Sheet title={t('casesLabel', { title })} onClose={onClose} foot={<Button onClick={onClose}>{t('close')}</Button>}>
      {error && !data ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : data ? <Cases view={data} /> : <Loading />}
    </Sheet>
  );
};

const Cases = ({ view: { cases, removed } }: { view: CasesView }) => (
  <div className="def-part design-uses">
    <p className="grey">{t(cases.length === 0 ? 'casesNone' : 'casesNote')}</p>
    <ul className="def-cases">
      {cases.map(({ id, name, unit, dayText, expectedText, changedText, steps }) => (
        <li key={id}>
          <strong>{name}</strong>
          <p>{expectedText}</p>
          <p className="grey small">{t('caseWay', { unit, day: dayText, who: changedText })}</p>
          {steps.length === 0 ? null : (
            <details>
              <summary>{t('caseSteps')}</summary>
              <ol className="case-steps">
                {steps.map((text, n) => (
                  <li key={n}>{text}</li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ul>
    {removed.length === 0 ? null : (
      <details>
        <summary>{t('casesRemoved', { count: removed.length })}</summary>
        <ul>
          {removed.map(({ name, text }, n) => (
            <li key={n}>{t('caseRemoved', { name, text })}</li>
          ))}
        </ul>
      </details>
    )}
  </div>
);
