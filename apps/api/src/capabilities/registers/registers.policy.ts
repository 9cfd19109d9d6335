import type { Grant } from '../people/index.js';

/** What of a register somebody sees: all of it, what concerns some units, or nothing. */
export type Scope = 'all' | { readonly units: readonly string[] } | null;

export function mayManage(grants: readonly Grant[]): boolean {
  return grants.some(({ permission }) => permission === 'registers.manage');
}

/**
 * A register is read with `registers.read`. Who manages it or reads all items sees every row; anybody else sees the rows of the
 * units where he may read items, and of the units of his area. Rows he himself answers for are added to either.
 */
export function scopeOf(grants: readonly Grant[], areaUnits: readonly string[]): Scope {
  const holds = (...permissions: readonly Grant['permission'][]) => grants.filter(({ permission }) => permissions.includes(permission));
  if (holds('registers.manage').length > 0) return 'all';
  if (holds('registers.read').length === 0) return null;
  if (holds('items.read-all').length > 0) return 'all';
  const area = holds('items.read-area').length > 0 ? areaUnits : [];
  return { units: [...new Set([...holds('items.read-unit').map(({ unitId }) => unitId), ...area])] };
}
