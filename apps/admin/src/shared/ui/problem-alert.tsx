import { ProblemError } from '../../api/client.js';
import { words } from '../texts/words.js';
import { isStaleBuild, StalePart } from './stale-part.js';
import './marks.css';

const t = words('problem', { page: '这个页面没有打开', unknown: '您填的内容还在本页。请刷新后再试；仍不行请联系党办。', retry: '再试一次' });

/** What is not there, or not for this reader, is not there the second time either. */
const mayHelp = (status: number | undefined): boolean => status !== 404 && status !== 403;

/** What happened, whether the content is safe, what to do; the code stands small at the end. */
export const ProblemAlert = ({ error, onRetry, hideIssues = false }: { error: unknown; onRetry?: () => void; hideIssues?: boolean }) => {
  if (isStaleBuild(error)) return <StalePart onAgain={onRetry} />;
  const problem = error instanceof ProblemError ? error.problem : null;
  const issues = hideIssues ? [] : (problem?.issues ?? []).filter((issue) => issue.severity === 'error');
  return (
    <div className="problem" role="alert">
      <div className="problem-main">
        <span className="problem-title">{problem?.title ?? t('page')}</span>
        <p>
          {problem?.detail ?? t('unknown')}
          {problem ? <span className="problem-code">（{problem.code}）</span> : null}
        </p>
        {issues.length > 0 ? (
          <ul className="problem-issues">
            {issues.map((issue) => (
              <li key={issue.pointer + issue.code}>{issue.message}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {onRetry && mayHelp(problem?.status) ? (
        <button type="button" className="link-button" onClick={onRetry}>
          {t('retry')}
        </button>
      ) : null}
    </div>
  );
};
