import { Link } from '@tanstack/react-router';
import { StrandedLine } from '../../shared/stranded/index.js';
import { EmptyState, PageHead, PageToCome } from '../../shared/ui/index.js';
import { t } from './texts.js';
import type { CampaignAsked } from './use-campaign-asked.js';

/** Nothing was launched: what the board then is, and where a year begins. */
export const NoCampaign = ({ title }: { title: string }) => (
  <div className="page">
    <PageHead title={title} tabTitle={title} />
    <StrandedLine />
    <div className="sheet">
      <EmptyState text={t('none')}>
        <Link to="/campaigns">{t('plans')}</Link>
      </EmptyState>
    </div>
  </div>
);

interface BoardPartToComeProps {
  readonly title: string;
  readonly campaign: CampaignAsked;
  /** Of what the page itself asks for, once the campaign is known. */
  readonly error: unknown;
  readonly onRetry: () => unknown;
}

/** A page of one campaign before it has come, or why it does not: the campaign is not known, there is none, or the page itself was refused. */
export const BoardPartToCome = ({ title, campaign, error, onRetry }: BoardPartToComeProps) => {
  if (campaign.isNone) return <NoCampaign title={title} />;
  return <PageToCome error={campaign.error ?? error} onRetry={campaign.error ? campaign.retry : onRetry} isWide />;
};
