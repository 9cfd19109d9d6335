import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { query } from '../../api/client.js';
import { TwoDaysChanges, useTwoDays } from '../../shared/past/index.js';
import { PageHead } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { changesQuery, lastingOf } from './queries.js';
import { t } from './texts.js';

/** What became of a register's entries between the ends of two days. */
export const ChangesPage = () => {
  const { registerKey = '' } = useParams({ strict: false });
  const { values } = useUrlValues();
  const { days, today } = useTwoDays();
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
      <TwoDaysChanges days={days} today={today} changes={changes} />
    </div>
  );
};
