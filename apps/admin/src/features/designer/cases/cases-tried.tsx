import { useQuery } from '@tanstack/react-query';
import { Loading, ProblemAlert } from '../../../shared/ui/index.js';
import { useDesign } from '../store/editor.js';
import { replayQuery } from './queries.js';
import { t } from './texts.js';
import './cases.css';

/** What comes of the cases before it is handed over: told, and no hindrance. Nothing drawn means that there are none. */
export const CasesTried = ({ id }: { id: string }) => {
  const revision = useDesign((state) => state.revision);
  const { data, error, isFetching, refetch } = useQuery(replayQuery(id, revision));
  if (!data && (isFetching || !error)) return <Loading text={t('replaying')} />;
  if (!data)
    return (
      <>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        <p>{t('replayUnknown')}</p>
      </>
    );
  if (data.results.length === 0) return null;
  const failing = data.results.filter(({ passed }) => !passed);
  if (failing.length === 0) return <p role="status">{t('summary', { all: data.results.length })}</p>;
  return (
    <div role="status">
      <p className="case-failed">{t('summaryFailed', { all: data.results.length, failed: failing.length })}</p>
      <ul>
        {failing.map((one) => (
          <li key={one.id}>{t('removedLine', { name: one.name, text: one.text ?? '' })}</li>
        ))}
      </ul>
      <p>{t('handOverFailed')}</p>
    </div>
  );
};
