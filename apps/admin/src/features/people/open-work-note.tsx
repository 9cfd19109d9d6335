import { useQuery } from '@tanstack/react-query';
import { openWorkQuery } from './queries.js';
import { t } from './texts.js';

/** What is still open in somebody's hands, and where to hand it over: a warning, not a bar. */
export const OpenWorkNote = ({ personId }: { personId: string }) => {
  const work = useQuery(openWorkQuery(personId));
  const link = <a href={`/people/${personId}/hand-over`}>{t('handOver')}</a>;
  if (work.isPending) return null;
  if (work.error)
    return (
      <p className="people-warning" role="status">
        {t('openWorkUnknown')} {link}
      </p>
    );
  const count = work.data.lines.length;
  return count === 0 ? (
    <p className="grey" role="status">
      {t('noOpenWork')}
    </p>
  ) : (
    <p className="people-warning" role="status">
      <b>{t('openWork', { count })}</b>，{t('openWorkHint')} {link}
    </p>
  );
};
