import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.js';
import { ChangesPart, defaultDays, TwoDaysFields } from '../../shared/past/index.js';
import { Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { hrefOf } from './go-link.js';
import { changesQuery, lastingOf } from './queries.js';
import { t } from './texts.js';

/** What became of the items of a campaign between the ends of two days. */
export const BoardChangesPage = () => {
  const { values } = useUrlValues();
  const {
    data: { today },
  } = useSuspenseQuery(meQuery);
  const campaign = values['campaign'] ?? '';
  const days = {
    ...defaultDays(today.on, values['looked'] ?? ''),
    ...(values['from'] ? { from: values['from'] } : {}),
    ...(values['to'] ? { to: values['to'] } : {}),
  };
  const narrowed = lastingOf(values);
  const asked = { ...narrowed, ...days, ...(values['kind'] ? { kind: values['kind'] } : {}) };
  const changes = useInfiniteQuery({ ...changesQuery(campaign, asked), enabled: campaign !== '' });
  const [first] = changes.data?.pages ?? [];
  return (
    <div className="page">
      <PageHead
        title={t('changesTitle')}
        tabTitle={t('changes')}
        note={first?.title}
        back={{ to: hrefOf('/board', { ...narrowed, campaign, on: values['looked'] ?? '' }), label: t('itemsBack') }}
        extra={
          first && first.total > 0 ? (
            <a href={hrefOf(`/api/campaigns/${campaign}/board/between.xlsx`, asked)} download>
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
