import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { meQuery } from '../../api/queries.js';
import type { CampaignLine } from '../../api/types.js';
import { EmptyState, Loading, PageHead, ProblemAlert, StateTag } from '../../shared/ui/index.js';
import { NewCampaign } from './new-campaign.js';
import { campaignsQuery, plansQuery, type PlanRef } from './queries.js';
import { t } from './texts.js';
import { useNewCampaign } from './use-new-campaign.js';
import './campaigns.css';

/** Campaigns that were opened, and the plans of the library that still can be. */
export const CampaignsPage = () => {
  const campaigns = useQuery(campaignsQuery);
  const { data: me } = useSuspenseQuery(meQuery);
  const mayEdit = me.permissions.includes('plans.edit');
  return (
    <div className="page page-narrow">
      <PageHead title={t('listTitle')} tabTitle={t('listTitle')} />
      {campaigns.error ? <ProblemAlert error={campaigns.error} onRetry={() => void campaigns.refetch()} /> : null}
      {campaigns.isPending ? <Loading /> : null}
      {campaigns.data ? <Opened lines={campaigns.data} mayEdit={mayEdit} /> : null}
      {mayEdit && campaigns.data ? <NewCampaign lines={campaigns.data} /> : null}
      {mayEdit ? <Available /> : null}
    </div>
  );
};

const Opened = ({ lines, mayEdit }: { lines: readonly CampaignLine[]; mayEdit: boolean }) => (
  <section className="sheet plan-list" aria-labelledby="plans-opened">
    <h2 id="plans-opened">{t('opened')}</h2>
    {lines.length === 0 ? <EmptyState text={t(mayEdit ? 'noneOpened' : 'noneToRead')} /> : null}
    <ul>
      {lines.map((line) => (
        <li key={line.id} className="plan-list-line">
          <Link to={`/campaigns/${line.id}`} className="plan-list-title">
            {line.title}
          </Link>
          <span className="grey">
            {t('year', { year: line.year })} {line.theme}
          </span>
          <StateTag state={line.state} />
        </li>
      ))}
    </ul>
  </section>
);

const Available = () => {
  const plans = useQuery(plansQuery);
  const open = useNewCampaign();
  return (
    <section className="sheet plan-list" aria-labelledby="plans-available">
      <h2 id="plans-available">{t('available')}</h2>
      {plans.error ? <ProblemAlert error={plans.error} onRetry={() => void plans.refetch()} /> : null}
      {plans.data?.length === 0 ? <p className="grey">{t('noneToOpen')}</p> : null}
      <ul>
        {plans.data?.map((plan) => (
          <PlanLine key={plan.key} plan={plan} busy={open.isPending} onOpen={() => open.mutate({ plan: plan.key })} />
        ))}
      </ul>
      {open.error ? <ProblemAlert error={open.error} /> : null}
    </section>
  );
};

const PlanLine = ({ plan, busy, onOpen }: { plan: PlanRef; busy: boolean; onOpen: () => void }) => (
  <li className="plan-list-line">
    <span className="plan-list-title">{plan.title}</span>
    <span className="grey">
      {t('year', { year: plan.year })} {plan.theme}
    </span>
    <Button loading={busy} onClick={onOpen}>
      {t('open', { year: plan.year })}
    </Button>
  </li>
);
