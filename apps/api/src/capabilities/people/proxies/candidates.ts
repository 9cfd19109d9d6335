import { personHasLeftNow } from '../queries/has-left.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';

const unitsOn = (person: string, day: string): string => `(
  select unit_id from memberships where person_id = ${person} and during @> ${day}
  union select unit_id from post_holdings where person_id = ${person} and during @> ${day})`;
// A unit that has somebody above it: the whole hospital as one unit would make everybody everybody's neighbour.
const shared: Named = {
  name: 'share-a-unit',
  text: `select exists (select from units u where u.parent_id is not null and u.id in ${unitsOn('$1', '$3::date')} and u.id in ${unitsOn('$2', '$3::date')}) as shared`,
};
const eligible: Named = {
  name: 'may-stand-in',
  text: `select exists (select from accounts where person_id = $1 and not is_disabled) and not ${personHasLeftNow('$1::uuid')} as eligible`,
};
const neighbours: Named = {
  name: 'may-stand-in-for',
  text: `select s.id from persons s join accounts a on a.person_id = s.id and not a.is_disabled
         where s.id <> $1 and not ${personHasLeftNow('s.id')} and exists (select from units u where u.parent_id is not null and u.id in ${unitsOn('$1', '$2::date')} and u.id in ${unitsOn('s.id', '$2::date')})
         order by s.staff_no limit 200`,
};

export async function shareUnit(tx: Tx, { a, b, today }: { readonly a: string; readonly b: string; readonly today: string }): Promise<boolean> {
  return (await tx.row<{ shared: boolean }>(shared, [a, b, today]))?.shared ?? false;
}

/** Somebody who can sign in: not disabled, and not gone. */
export async function isEligible(tx: Tx, personId: string): Promise<boolean> {
  return (await tx.row<{ eligible: boolean }>(eligible, [personId]))?.eligible ?? false;
}

export async function candidatesFor(tx: Tx, personId: string, today: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(neighbours, [personId, today])).map(({ id }) => id);
}
