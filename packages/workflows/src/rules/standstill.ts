import { refuse } from '../refusals.js';
import type { Context, ItemEvent, Refusal } from '../vocabulary.js';

/** What goes on while an item is suspended: it may be let go again, ended, looked at, and its people may change. A slate, a telling or a spawning only answers what was asked. */
const GOES_ON: ReadonlySet<ItemEvent['type']> = new Set([
  'RESUME',
  'TERMINATE',
  'COMMENT',
  'CC',
  'HAND_OVER',
  'REASSIGN',
  'RESCHEDULE',
  'UPGRADE',
  'SLATE',
  'SPAWN',
  'TOLD',
]);

export function standstill({ suspended }: Context, { type }: Pick<ItemEvent, 'type'>): Refusal | null {
  return suspended && !GOES_ON.has(type) ? refuse('item.suspended', { at: suspended.at, by: suspended.by }) : null;
}
