import { Button, Progress } from 'antd';
import type { CampaignView } from '../../api/types.js';
import { isSending } from './queries.js';
import { t } from './texts.js';

/** «正在下发 32/96»; it may be left, the work goes on. What was left out stays said, for somebody has to do something about it. */
export const LaunchProgress = ({
  launched,
  isBusy = false,
  onSendRest,
}: {
  launched: CampaignView['launched'];
  isBusy?: boolean;
  onSendRest?: (() => void) | undefined;
}) => {
  if (launched === null) return null;
  return (
    <>
      {isSending(launched) ? <Sending launched={launched} /> : null}
      {launched.notSent === null ? null : (
        <div className="notice" role="status">
          {launched.notSent}{' '}
          {onSendRest && !isSending(launched) ? (
            <Button className="plan-send-rest" loading={isBusy} onClick={onSendRest}>
              {t('sendRest')}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
};

const Sending = ({ launched }: { launched: NonNullable<CampaignView['launched']> }) => {
  const words = launched.total === 0 ? t('launchingSoon') : t('launching', { done: launched.done, total: launched.total });
  return (
    <div className="notice" role="status">
      {words}
      <Progress aria-label={words} percent={launched.total === 0 ? 0 : Math.round((launched.done / launched.total) * 100)} showInfo={false} size="small" />
    </div>
  );
};
