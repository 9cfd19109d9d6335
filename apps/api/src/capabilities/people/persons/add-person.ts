import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { joinUnit } from './memberships.js';
import { refuseTakenNumbers } from './person-row.js';

export interface NewPerson {
  readonly staffNo: string;
  readonly mobile: string;
  readonly name: string;
  readonly cadre: boolean;
  readonly units: readonly string[];
  /** First day in these units; null: always. */
  readonly from: string | null;
}

const insert: Named = { name: 'add-person', text: 'insert into persons (tenant_id, id, staff_no, mobile, name, is_cadre) values ($1, $2, $3, $4, $5, $6)' };

/** Adds a person to the organisation. Without an account nobody signs in yet. */
export async function addPerson(
  tx: Tx,
  editor: Pick<Editor, 'personId' | 'today'>,
  { staffNo, mobile, name, cadre, units, from }: NewPerson,
): Promise<{ id: string }> {
  await refuseTakenNumbers(tx, { staffNo, mobile, id: null });
  const id = uuidV7();
  await tx.rows(insert, [tx.tenantId, id, staffNo, mobile, name, cadre]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'person', id },
    record: 'person.added',
    byPersonId: editor.personId,
    facts: { cadre },
    words: { name, staffNo, mobile },
  });
  for (const unitId of units) await joinUnit(tx, editor, { personId: id, unitId, from });
  return { id };
}
