import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { query } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import { ChangesPart, defaultDays, TwoDaysFields } from '../../shared/past/index.js';
import { Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { changesQuery, lastingOf } from './queries.js';
import { t } from './texts.js';

/** What became of a register's entries between the ends of two days. */
export const ChangesPage = () => {
  const { registerKey = '' } = useParams({ strict: false });
  const { values } = useUrlValues();
  const {
    data: { today },
  } = useSuspenseQuery(meQuery);
  const days = {
    ...defaultDays(today.on, values['looked'] ?? ''),
    ...(values['from'] ? { from: values['from'] } : {}),
    ...(values['to'] ? { to: values['to'] } : {}),
  };
  const narrowed = lastingOf(values);
  const asked = { ...narrowed, ...days, ...(values['kind'] ? { kind: values['kind'] } : {}) };
  const changes = useInfiniteQuery(changesQuery(registerKey, asked));
  const [first] = changes.data?.pages ?? [];
  return (
    <div className="page">
      <PageHead
        title={first ? t('changesTitle', { title: first.title }) : t('changes')}
        tabTitle={t('changes')}
        back={{ to: `/registers/${registerKey}${query({ ...narrowed, on: values['looked'] ?? '' })}`, label: t('back') }}
        extra={
          first && first.total > 0 ? (
            <a href={`/api/registers/${registerKey}/between.xlsx${query(asked)}`} download>
              {t('excel')}
            </a>
          ) : null
        }
      />
      <TwoDaysFields {...days} today={today.on} />
      {changes.error ? <ProblemAlert error={changes.error} onRetry={() => void changes.refetch()} /> : null}
      {changes.isPending ? <Loading /> : null}
      {first && !changes.error ? (
        <ChangesPart
          view={{ ...first, rows: changes.data?.pages.flatMap(({ rows }) => rows) ?? [] }}
          onMore={changes.hasNextPage ? () => void changes.fetchNextPage() : null}
          busy={changes.isFetchingNextPage}
        />
      ) : null}
    </div>
  );
};
