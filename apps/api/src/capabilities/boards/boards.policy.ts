import type { ContactArea, Grant } from '../people/index.js';

/** How much of a board somebody sees: all of it, the units of his contact areas, or nothing. */
export type BoardScope = { readonly type: 'whole' } | { readonly type: 'areas'; readonly areas: readonly ContactArea[] } | { readonly type: 'none' };

/** Whoever runs plans, or reads plans and all items, sees the whole board; a leader with areas of his own those. */
export function boardScope(grants: readonly Grant[], { personId, areas }: { readonly personId: string; readonly areas: readonly ContactArea[] }): BoardScope {
  const holds = (permission: Grant['permission']): boolean => grants.some((grant) => grant.permission === permission);
  if (holds('plans.edit') || (holds('plans.read') && holds('items.read-all'))) return { type: 'whole' };
  const own = areas.filter(({ leaderId }) => leaderId === personId);
  return holds('plans.read') && holds('items.read-area') && own.length > 0 ? { type: 'areas', areas: own } : { type: 'none' };
}

/** Who runs the plan itself: opens its stages, closes them, moves their days. */
export function mayRunPlan(grants: readonly Grant[]): boolean {
  return grants.some(({ permission }) => permission === 'plans.edit');
}

/** Who reminds others of what they have in hand. */
export function mayRemind(grants: readonly Grant[]): boolean {
  return grants.some(({ permission }) => permission === 'reminders.send');
}
