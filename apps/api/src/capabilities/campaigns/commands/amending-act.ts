import { activeStates } from '@bihuan/workflows';
import type { ActDefinition } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { stateOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

/** The act of the present state that the lifecycle marks as amending the plan; its name is the party office's own. */
export async function amendingAct(tx: Tx, campaign: ItemRow): Promise<string> {
  const found = await planActs(tx, campaign);
  const own = found.acts.find(([, act]) => act.to === undefined);
  if (!own) throw new DomainError('campaign.not-editable', { state: found.label });
  return own[0];
}

/** Acts of an item's present state that only the plan does: without a way on they change it, with one they take it out of the plan. */
export async function planActs(tx: Tx, item: ItemRow): Promise<{ acts: readonly (readonly [string, ActDefinition])[]; label: string }> {
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const { code, label } = activeStates(machine, stateOf(item));
  return { label, acts: Object.entries(machine.definition.states[code]?.on ?? {}).filter(([, act]) => act.then === 'amend-plan') };
}
