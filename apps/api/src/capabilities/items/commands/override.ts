import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Grant } from '../../people/index.js';
import type { EventType } from '../path.contract.js';

const OVERRIDES: ReadonlySet<EventType> = new Set(['SUSPEND', 'RESUME', 'TERMINATE', 'JUMP', 'CONTINUE', 'HAND_OVER']);

export const isOverride = (type: EventType): boolean => OVERRIDES.has(type);

/** Against the usual course acts only who may, whatever the lifecycle says of posts; it must name him besides. */
export const mayOverride = (grants: readonly Pick<Grant, 'permission'>[]): boolean => grants.some(({ permission }) => permission === 'items.override');

/** Asked of an item the caller may read: whoever may not is not told that there is one. */
export function refuseOverride(type: EventType, { grants }: { readonly grants: readonly Pick<Grant, 'permission'>[] }): void {
  if (isOverride(type) && !mayOverride(grants)) throw new DomainError('office.not-yours');
}
