import { renderPlan } from '@bihuan/library';
import type { PlanDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { publishedVersion } from '../../definitions/index.js';
import type { Items } from '../../items/index.js';
import { tenantOf } from '../../people/index.js';
import { createCampaign } from './create-campaign.js';

export interface Opening {
  readonly planKey: string;
  readonly personId: string;
  /** In whose name the campaign is run. */
  readonly unitId: string;
}

/** Opens a campaign from a published plan, word for word. Once a plan. */
export async function openCampaign(tx: Tx, items: Items, { planKey, personId, unitId }: Opening): Promise<string> {
  const { definition } = await publishedVersion(tx, 'plan', planKey);
  const plan = renderPlan(definition, { hospital: (await tenantOf(tx)).name });
  await refuseSecond(tx, plan);
  return createCampaign(tx, items, { plan, origin: 'library', derivedFrom: null, isShifted: false, personId, unitId });
}

// Two people opening the same plan at once: the second waits here and is told.
async function refuseSecond(tx: Tx, plan: PlanDefinition): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId}/campaign/${plan.key}`]);
  const opened = await tx.row(`select 1 from campaigns where plan_key = $1 and origin = 'library'`, [plan.key]);
  if (opened) throw new DomainError('campaign.opened-already', { title: plan.title });
}
