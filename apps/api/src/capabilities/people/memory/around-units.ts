import type { ItemPeopleFacts, ItemUnits } from '../queries/item-people-facts.js';
import type { Register } from './register.js';

/** As far up as the statement looks. */
const MOST_ABOVE = 20;

/** What the rules must know of the organisation around an item; every list in the order the statement gives it. */
export function aroundUnits(register: Register, { unitId, subjectUnitId }: ItemUnits): ItemPeopleFacts {
  const own = subjectUnitId ? [unitId, subjectUnitId] : [unitId];
  const owners = own.flatMap((unit) => [unit, ...carriedOnBy(register, unit)]);
  const departments = [...new Set([...owners, ...owners.flatMap((unit) => register.departmentsOf.get(unit) ?? [])])];
  const leaders = new Set(own.flatMap((unit) => register.leadersOf.get(unit) ?? []));
  return {
    above: aboveOf(register, unitId),
    areaLeaders: [...leaders].toSorted((a, b) => register.rankOfPerson(a) - register.rankOfPerson(b)),
    ownerUnits: [...new Set([...departments, ...departments.flatMap((unit) => register.unitsCovering.get(unit) ?? [])])].toSorted(),
    covering: (register.unitsCovering.get(unitId) ?? []).toSorted(),
  };
}

function aboveOf({ units }: Register, unit: string): string[] {
  const above: string[] = [];
  for (let parent = units.get(unit)?.parent ?? null; parent !== null && above.length < MOST_ABOVE; parent = units.get(parent)?.parent ?? null)
    above.push(parent);
  return above;
}

/** The unit a gone one was merged into. */
function carriedOnBy({ units }: Register, unit: string): readonly string[] {
  const { isThere, mergedInto } = units.get(unit) ?? { isThere: true, mergedInto: null };
  return isThere || mergedInto === null ? [] : [mergedInto];
}
