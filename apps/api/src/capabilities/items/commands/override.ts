import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Grant } from '../../people/index.js';
import type { EventType } from '../path.contract.js';
import { readItem } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';

const OVERRIDES: ReadonlySet<EventType> = new Set(['SUSPEND', 'RESUME', 'TERMINATE', 'JUMP', 'CONTINUE', 'HAND_OVER']);

export const isOverride = (type: EventType): boolean => OVERRIDES.has(type);

/** Against the usual course acts only who may, whatever the lifecycle says of posts; it must name him besides. */
export const mayOverride = (grants: readonly Pick<Grant, 'permission'>[]): boolean => grants.some(({ permission }) => permission === 'items.override');

/** Whoever may not read the item is not told that there is one. */
export async function checkOverride(tx: Tx, itemId: string, { personId, type }: { personId: string; type: EventType }): Promise<void> {
  if (!isOverride(type)) return;
  const { today } = await clockOf(tx);
  const item = await readItem(tx, itemId);
  const reader = await readerOf(tx, personId, today);
  if (!item || !(await isReadable(tx, item, reader))) throw new DomainError('item.unknown');
  if (!mayOverride(reader.grants)) throw new DomainError('office.not-yours');
}
