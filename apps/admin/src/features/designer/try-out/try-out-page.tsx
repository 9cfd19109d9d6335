import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { PageHead, PageToCome } from '../../../shared/ui/index.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { PreviewPanel } from './preview-panel.js';
import { triedQuery } from './queries.js';
import { RehearsalPanel } from './rehearsal-panel.js';
import { t } from './texts.js';

/** A design on paper: as one unit, or over the whole organisation. */
export const TryOutPage = () => {
  const { designId = '' } = useParams({ strict: false });
  const { values, change } = useUrlValues();
  const { data, error, refetch } = useQuery(triedQuery(designId));
  if (!data) return <PageToCome error={error} onRetry={refetch} isWide />;
  const isWhole = values['whole'] === '1';
  return (
    <div className="page try-page">
      <PageHead
        title={t('title')}
        tabTitle={t('title')}
        back={{ to: `/definitions/designs/${designId}`, label: t('back') }}
        note={t('note', { title: data.title, n: data.revision })}
      />
      <Segmented
        value={isWhole ? 'whole' : 'as'}
        onChange={(to) => change({ whole: to === 'whole' ? '1' : '' })}
        options={[
          { value: 'as', label: t('as') },
          { value: 'whole', label: t('whole') },
        ]}
      />
      {isWhole ? <RehearsalPanel tried={data} /> : <PreviewPanel tried={data} />}
    </div>
  );
};
