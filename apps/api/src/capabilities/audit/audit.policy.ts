import type { Grant } from '../people/index.js';

/** Lists for audit, samples, the check of the whole record. */
export function mayAudit(grants: readonly Grant[]): boolean {
  return grants.some(({ permission }) => permission === 'history.audit');
}

/** Looks at restricted items are remembered, whoever looks, and every look of those who look for others. */
export function isLookRemembered(grants: readonly Grant[], isRestricted: boolean): boolean {
  return isRestricted || mayAudit(grants);
}

/**
 * What may be seen of an item's history: everything, only that it is sound and who acted when, or not that it exists.
 * Auditing never opens a restricted item.
 */
export function sightOf(grants: readonly Grant[], isReadable: boolean): 'words' | 'outline' | 'nothing' {
  if (isReadable) return 'words';
  return mayAudit(grants) ? 'outline' : 'nothing';
}
