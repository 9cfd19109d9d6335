import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { refuseStrangeDay } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseWrongPlace } from './place-unit.js';

export interface NewUnit {
  readonly code: string;
  readonly name: string;
  readonly tree: 'party' | 'administrative';
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly category: string;
  /** Null: it always was. */
  readonly from: string | null;
}

const insert = {
  name: 'add-unit',
  text: `insert into units (tenant_id, id, code, name, tree, parent_id, ordinal, category, during) values ($1, $2, $3, $4, $5, $6, $7, $8, daterange($9::date, null))`,
};

/** Adds a unit to one of the trees; its first name begins with it. */
export async function addUnit(tx: Tx, { personId, today }: Pick<Editor, 'personId' | 'today'>, unit: NewUnit): Promise<{ id: string }> {
  if (unit.from !== null) refuseStrangeDay(unit.from, today);
  await refuseTakenCode(tx, unit.code);
  const id = uuidV7();
  await refuseWrongPlace(tx, { id, tree: unit.tree, parentId: unit.parentId }, today);
  await tx.rows(insert, [tx.tenantId, id, unit.code, unit.name, unit.tree, unit.parentId, unit.ordinal, unit.category, unit.from]);
  const facts = { name: unit.name, code: unit.code, tree: unit.tree, parent: unit.parentId, ordinal: unit.ordinal, category: unit.category, on: unit.from };
  await recordOrganisationEvent(tx, { subject: { kind: 'unit', id }, record: 'unit.added', byPersonId: personId, facts });
  return { id };
}

async function refuseTakenCode(tx: Tx, code: string): Promise<void> {
  const taken = await tx.row<{ name: string }>('select name from units where code = $1', [code]);
  if (taken) throw new DomainError('unit.code-taken', { code, unit: taken.name });
}
