import type { Grant } from '../queries/holdings.js';

/** The office arranges for others, with anybody. */
export const mayArrange = (grants: readonly Pick<Grant, 'permission'>[]): boolean => grants.some(({ permission }) => permission === 'items.hand-over');

/** Whose it is ends it, or whoever may arrange it. The stand-in himself does not: he would leave somebody without noticing. */
export const mayRevoke = (
  proxy: { readonly principalId: string },
  { personId, isOffice }: { readonly personId: string; readonly isOffice: boolean },
): boolean => isOffice || proxy.principalId === personId;
