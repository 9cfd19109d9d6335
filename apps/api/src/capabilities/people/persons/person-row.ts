import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayWords } from '../days.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';
import { hasLeftOn } from '../queries/has-left.js';

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly staffNo: string;
  readonly mobile: string;
  readonly cadre: boolean;
  readonly leftOn: string | null;
  readonly version: number;
}

const onePerson: Named = {
  name: 'organisation-person',
  text: 'select id, name, staff_no as "staffNo", mobile, is_cadre as cadre, left_on as "leftOn", version from persons where id = $1',
};

export async function personRow(tx: Tx, id: string): Promise<PersonRow> {
  const person = await tx.row<PersonRow>(onePerson, [id]);
  if (!person) throw new DomainError('request.not-found');
  return person;
}

/** Nobody who has left by one of these days; whose last day lies ahead is still here. */
export function refuseGone({ name, leftOn }: Pick<PersonRow, 'name' | 'leftOn'>, ...days: readonly string[]): void {
  if (leftOn !== null && days.some((day) => hasLeftOn({ leftOn }, day))) throw new DomainError('person.gone-on', { name, day: dayWords(leftOn) });
}

/** The person somebody is about to change, as he saw him. */
export async function personToChange(tx: Tx, { id, version }: { readonly id: string; readonly version: number }): Promise<PersonRow> {
  const person = await personRow(tx, id);
  if (person.version !== version) await refuseChangedMeanwhile(tx, { kind: 'person', id }, person.name);
  return person;
}

const turn: Named = { name: 'turn-person-version', text: 'update persons set version = version + 1 where id = $1' };

export async function turnPerson(tx: Tx, id: string): Promise<void> {
  await tx.rows(turn, [id]);
}

const taken: Named = {
  name: 'person-with-number',
  text: 'select name, staff_no as "staffNo", mobile from persons where (staff_no = $1 or mobile = $2) and id is distinct from $3::uuid order by staff_no limit 1',
};

/** A staff number and a mobile number each sign one person in. Whose mobile it is, is not told. */
export async function refuseTakenNumbers(
  tx: Tx,
  { staffNo, mobile, id }: { readonly staffNo: string; readonly mobile: string; readonly id: string | null },
): Promise<void> {
  const other = await tx.row<{ name: string; staffNo: string }>(taken, [staffNo, mobile, id]);
  if (!other) return;
  if (other.staffNo === staffNo) throw new DomainError('person.staff-no-taken', { staffNo, name: other.name });
  throw new DomainError('person.mobile-taken', { name: other.name, staffNo: other.staffNo });
}
