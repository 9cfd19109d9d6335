import type { Issue } from '@bihuan/forms';

/** Errors block and are red; advice teaches and is not. */
export const IssueWords = ({ issues }: { issues: readonly Issue[] }) => (
  <>
    {issues.map((issue) => (
      <p key={issue.code + issue.message} className={issue.severity === 'error' ? 'field-error' : 'field-advice'}>
        {issue.message}
      </p>
    ))}
  </>
);
