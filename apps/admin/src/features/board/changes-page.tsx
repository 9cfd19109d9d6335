import { useInfiniteQuery } from '@tanstack/react-query';
import { TwoDaysChanges, useTwoDays } from '../../shared/past/index.js';
import { PageHead } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { hrefOf } from './go-link.js';
import { BoardPartToCome } from './no-campaign.js';
import { changesQuery, lastingOf } from './queries.js';
import { t } from './texts.js';
import { useCampaignAsked } from './use-campaign-asked.js';

/** What became of the items of a campaign between the ends of two days. */
export const BoardChangesPage = () => {
  const { values } = useUrlValues();
  const { days, today } = useTwoDays();
  const known = useCampaignAsked(values);
  const campaign = known.id;
  const narrowed = lastingOf(values);
  const asked = { ...narrowed, ...days, ...(values['kind'] ? { kind: values['kind'] } : {}) };
  const changes = useInfiniteQuery({ ...changesQuery(campaign, asked), enabled: campaign !== '' });
  const [first] = changes.data?.pages ?? [];
  if (campaign === '') return <BoardPartToCome title={t('changesTitle')} campaign={known} error={null} onRetry={changes.refetch} />;
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
      <TwoDaysChanges days={days} today={today} changes={changes} />
    </div>
  );
};
