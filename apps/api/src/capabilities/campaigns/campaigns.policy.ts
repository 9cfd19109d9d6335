import type { Grant } from '../people/index.js';

/** Whoever may write plans also reads them. */
export function mayReadPlans(grants: readonly Grant[]): boolean {
  return grants.some(({ permission }) => permission === 'plans.read' || permission === 'plans.edit');
}

export function mayEditPlans(grants: readonly Grant[]): boolean {
  return grants.some(({ permission }) => permission === 'plans.edit');
}

/** The unit in whose name a campaign is run: where its maker holds the post that lets him. */
export function unitOfEditor(grants: readonly Grant[]): string | null {
  return grants.find(({ permission }) => permission === 'plans.edit')?.unitId ?? null;
}

/** Whose restricted lists of a unit may be named before there are any: as for those there are. */
export function mayNameRestricted(grants: readonly Grant[], unitId: string): boolean {
  return grants.some(
    ({ permission, unitId: held }) => permission === 'items.read-restricted-all' || (permission === 'items.read-restricted-unit' && held === unitId),
  );
}

/** A further list is added by those who fill: members of the unit or of one of its departments. */
export function mayAddList(units: readonly string[], own: { readonly unitId: string; readonly departments: readonly string[] }): boolean {
  return units.some((unit) => unit === own.unitId || own.departments.includes(unit));
}
