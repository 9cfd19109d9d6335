import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { itemQuery } from '../../api/queries.js';
import { EmptyState, PageHead, PageToCome } from '../../shared/ui/index.js';
import { t } from './texts.js';
import './print.css';

/** The slip an entry was closed with, for signing and filing. */
export const SlipPage = () => {
  const { itemId = '' } = useParams({ strict: false });
  const { data: item, error, refetch } = useQuery(itemQuery(itemId));
  if (!item) return <PageToCome error={error} onRetry={refetch} isWide />;
  const { slip } = item;
  return (
    <div className="page">
      <div className="no-print">
        <PageHead
          title={slip?.title ?? item.title}
          tabTitle={slip?.title ?? ''}
          back={{ to: `/items/${itemId}`, label: t('backItem') }}
          extra={
            slip ? (
              <Button type="primary" onClick={() => window.print()}>
                {t('print')}
              </Button>
            ) : null
          }
        />
      </div>
      {slip ? (
        <div className="sheet slip-paper">
          <h2>{slip.title}</h2>
          {slip.isIssued ? <p className="slip-number">{slip.number}</p> : <p className="slip-draft">{t('draft')}</p>}
          <dl>
            {slip.lines.map(({ label, text }, at) => (
              <div key={at}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : (
        <div className="sheet">
          <EmptyState text={t('slipNone')} />
        </div>
      )}
    </div>
  );
};
