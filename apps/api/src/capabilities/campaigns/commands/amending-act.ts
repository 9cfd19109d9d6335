import { activeStates } from '@bihuan/workflows';
import type { ActDefinition } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { stateOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

const readStarted: Named = { name: 'campaign-is-started', text: 'select launch_total is not null as "isStarted" from campaigns where item_id = $1' };

/** The act of the present state that the lifecycle marks as amending the plan; its name is the party office's own. */
export async function amendingAct(tx: Tx, campaign: ItemRow): Promise<string> {
  const found = await planActs(tx, campaign);
  const own = found.acts.find(([, act]) => act.to === undefined);
  if (own) return own[0];
  const row = await tx.row<{ isStarted: boolean }>(readStarted, [campaign.id]);
  // Under way and not over, yet nothing may be amended: it runs on a version from before that was possible.
  if (row?.isStarted && campaign.ended === null) throw new DomainError('plan.older-flow', { title: campaign.title });
  throw new DomainError('campaign.not-editable', { state: found.label });
}

/** Acts of an item's present state that only the plan does: without a way on they change it, with one they take it out of the plan. */
export async function planActs(tx: Tx, item: ItemRow): Promise<{ acts: readonly (readonly [string, ActDefinition])[]; label: string }> {
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const { code, label } = activeStates(machine, stateOf(item));
  return { label, acts: Object.entries(machine.definition.states[code]?.on ?? {}).filter(([, act]) => act.then === 'amend-plan') };
}
