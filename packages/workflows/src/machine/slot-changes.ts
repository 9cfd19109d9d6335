import type { Added, Slot, SlotId, SlotSeed } from '../vocabulary.js';
import { seated } from './rounds.js';

/** Those whom the owner of a slot brings in stand at the end, in one group named by the first of them. */
export function withAdded(
  slots: readonly Slot[],
  by: SlotId,
  { how, among, heard, to }: Pick<Added, 'how' | 'among' | 'heard'> & { readonly to: readonly SlotSeed[] },
): readonly Slot[] {
  const [first] = to;
  const adder = slots.find(({ id }) => id === by);
  if (!first || !adder) return slots;
  const added: Added = { by, how, among, group: first.id, ...(heard ? { heard } : {}) };
  const line = adder.line === undefined ? {} : { line: adder.line };
  return [...slots, ...to.map((seed): Slot => ({ ...seated(seed), ...line, added }))];
}
