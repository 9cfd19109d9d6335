import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { dayWords, hasBegun, isOver, refuseStrangeDay } from '../days.js';
import type { Stretch } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { unitRow } from '../units/unit-row.js';
import { personRow, refuseGone, turnPerson } from './person-row.js';

type Who = Pick<Editor, 'personId' | 'today'>;
export interface Joining {
  readonly personId: string;
  readonly unitId: string;
  /** Null: always. */
  readonly from: string | null;
}

const overlapping: Named = {
  name: 'membership-overlapping',
  text: `select lower(during) as "from", upper(during) as "to" from memberships where person_id = $1 and unit_id = $2 and during && daterange($3::date, null) limit 1`,
};
const insert: Named = {
  name: 'add-membership',
  text: 'insert into memberships (tenant_id, id, person_id, unit_id, during) values ($1, $2, $3, $4, daterange($5::date, $6::date))',
};
const comeBack: Named = { name: 'person-comes-back', text: 'update persons set left_on = null where id = $1 and left_on is not null returning id' };

/** Somebody belongs to a unit from a day on; nobody puts himself into one, since what a unit or a body is asked he would be asked. Who had left is here again; whose last day lies ahead belongs to it until then. */
export async function joinUnit(tx: Tx, { personId: by, today }: Who, { personId, unitId, from }: Joining): Promise<void> {
  if (personId === by) throw new DomainError('post.own-hands');
  if (from !== null) refuseStrangeDay(from, today);
  const [person, unit] = [await personRow(tx, personId), await unitRow(tx, unitId, today)];
  if (isOver(unit, from ?? today) || !hasBegun(unit, from ?? today))
    throw new DomainError('unit.not-there-on', { unit: unit.name, day: dayWords(from ?? today) });
  const { leftOn } = person;
  const comesBack = leftOn !== null && from !== null && from >= leftOn;
  if (!comesBack) refuseGone(person, today);
  const known = await tx.row<Stretch>(overlapping, [personId, unitId, from]);
  if (known)
    throw new DomainError('person.member-already', { name: person.name, unit: unit.name, since: known.from === null ? '一直' : `自${dayWords(known.from)}起` });
  await tx.rows(insert, [tx.tenantId, uuidV7(), personId, unitId, from, comesBack ? null : leftOn]);
  await turnPerson(tx, personId);
  const subject = { kind: 'person', id: personId } as const;
  if (comesBack && (await tx.row(comeBack, [personId])))
    await recordOrganisationEvent(tx, { subject, record: 'person.returned', byPersonId: by, facts: { on: from } });
  await recordOrganisationEvent(tx, { subject, record: 'person.joined-unit', byPersonId: by, facts: { unit: unitId, on: from } });
}

export interface Ending {
  readonly personId: string;
  /** Of the membership or of the post held. */
  readonly id: string;
  /** First day on which it is no longer so. */
  readonly on: string;
}

const readMembership: Named = {
  name: 'membership-of-person',
  text: 'select unit_id as "unitId", lower(during) as "from", upper(during) as "to" from memberships where id = $1 and person_id = $2',
};
const end: Named = { name: 'end-membership', text: 'update memberships set during = daterange(lower(during), $2::date) where id = $1' };

/** Somebody no longer belongs to a unit from a day on. Posts held there must end first. */
export async function leaveUnit(tx: Tx, { personId: by, today }: Who, { personId, id, on }: Ending): Promise<void> {
  refuseStrangeDay(on, today);
  const held = await tx.row<Stretch & { unitId: string }>(readMembership, [id, personId]);
  if (!held) throw new DomainError('request.not-found');
  refuseWrongEnd(held, on);
  await tx.rows(end, [id, on]);
  await turnPerson(tx, personId);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'person', id: personId },
    record: 'person.left-unit',
    byPersonId: by,
    facts: { unit: held.unitId, on },
  });
}

/** An end lies after its beginning, and what has ended does not end again. */
export function refuseWrongEnd(held: Stretch, on: string): void {
  if (held.from !== null && on <= held.from) throw new DomainError('organisation.ends-before-it-begins', { from: dayWords(held.from), on: dayWords(on) });
  if (isOver(held, on)) throw new DomainError('organisation.ended-already', { day: dayWords(held.to ?? on) });
}
