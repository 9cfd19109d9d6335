import { activeStates } from '@bihuan/workflows';
import type { ThenEffect } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { stateOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

/** The act of the present state that the lifecycle marks with this effect, and what the state is called; its name is the party office's own. */
export async function actWith(tx: Tx, item: ItemRow, then: ThenEffect): Promise<{ readonly act: string | null; readonly state: string }> {
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const { code, label } = activeStates(machine, stateOf(item));
  const found = Object.entries(machine.definition.states[code]?.on ?? {}).find(([, act]) => act.then === then);
  return { act: found?.[0] ?? null, state: label };
}
