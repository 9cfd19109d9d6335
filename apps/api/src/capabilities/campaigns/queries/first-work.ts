import type { ItemFacts, LifecycleDefinition, Work } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { itemPeopleFacts } from '../../people/index.js';

/** Where an item first comes to rest: the last branch of its creation, which is the one without a condition. */
export function firstWork(definition: LifecycleDefinition): Work | null {
  const { to } = definition.create;
  const code = typeof to === 'string' ? to : to.at(-1)?.to;
  return (code === undefined ? undefined : definition.states[code]?.work) ?? null;
}

/** Facts of an item that is only thought of. */
export async function imaginedFacts(tx: Tx, { unitId, personId }: { unitId: string; personId: string | null }, today: string): Promise<ItemFacts> {
  const around = await itemPeopleFacts(tx, { unitId, subjectUnitId: null }, today);
  return { unit: unitId, ...around, people: personId === null ? {} : { subject: personId, filler: personId } };
}
