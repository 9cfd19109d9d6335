import { Progress } from 'antd';
import type { CampaignView } from '../../api/types.js';
import { t } from './texts.js';

/** «正在下发 32/96»; it may be left, the work goes on. */
export const LaunchProgress = ({ launched }: { launched: CampaignView['launched'] }) => {
  if (launched === null || launched.done >= launched.total) return null;
  const words = t('launching', { done: launched.done, total: launched.total });
  return (
    <div className="notice" role="status">
      {words}
      <Progress aria-label={words} percent={Math.round((launched.done / launched.total) * 100)} showInfo={false} size="small" />
    </div>
  );
};
