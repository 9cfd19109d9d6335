import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { personToChange, refuseTakenNumbers, turnPerson } from './person-row.js';

export interface PersonChange {
  readonly id: string;
  readonly staffNo: string;
  readonly mobile: string;
  readonly name: string;
  readonly cadre: boolean;
  readonly version: number;
}

const update: Named = { name: 'change-person', text: 'update persons set staff_no = $2, mobile = $3, name = $4, is_cadre = $5 where id = $1' };

/** Corrects what is known of a person. Old and new values lie in the vault; the event says which of them changed. */
export async function changePerson(tx: Tx, { personId }: Editor, { version, ...now }: PersonChange): Promise<void> {
  const before = await personToChange(tx, { id: now.id, version });
  const changed = (['name', 'staffNo', 'mobile', 'cadre'] as const).filter((key) => before[key] !== now[key]);
  if (changed.length === 0) throw new DomainError('organisation.nothing-changed');
  await refuseTakenNumbers(tx, now);
  await tx.rows(update, [now.id, now.staffNo, now.mobile, now.name, now.cadre]);
  await turnPerson(tx, now.id);
  const personal = changed.filter((key) => key !== 'cadre');
  const words = Object.fromEntries(
    personal.flatMap((key) => [
      [`${key}.from`, String(before[key])],
      [`${key}.to`, String(now[key])],
    ]),
  );
  const facts = { changed, ...(changed.includes('cadre') ? { cadre: now.cadre } : {}) };
  await recordOrganisationEvent(tx, { subject: { kind: 'person', id: now.id }, record: 'person.changed', byPersonId: personId, facts, words });
}
