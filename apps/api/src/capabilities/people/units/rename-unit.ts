import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { dayWords, hasBegun, refuseStrangeDay } from '../days.js';
import type { Stretch } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { turnUnit, unitToChange } from './unit-row.js';

export interface Renaming {
  readonly id: string;
  readonly name: string;
  /** First day of the new name. */
  readonly on: string;
  readonly version: number;
}

interface NameRow extends Stretch {
  readonly id: string;
  readonly name: string;
}

const newestName: Named = {
  name: 'newest-unit-name',
  text: 'select id, name, lower(during) as "from", upper(during) as "to" from unit_names where unit_id = $1 order by lower(during) desc nulls last limit 1',
};
const endName: Named = { name: 'end-unit-name', text: 'update unit_names set during = daterange(lower(during), $2::date) where id = $1' };
const beginName: Named = {
  name: 'begin-unit-name',
  text: `insert into unit_names (tenant_id, id, unit_id, name, during) values ($1, $2, $3, $4, daterange($5::date, null))`,
};
const rewriteName: Named = { name: 'rewrite-unit-name', text: 'update unit_names set name = $2 where id = $1' };
// Readers ask for the name of a day; this one is for whatever still asks without.
const keepLastName: Named = { name: 'keep-unit-name', text: 'update units set name = unit_name_on(id, $2::date) where id = $1' };

/** From a day on the unit is called otherwise. What was issued before keeps the old name; a name cannot begin before the one it follows. */
export async function renameUnit(tx: Tx, { personId, today }: Editor, { id, name, on, version }: Renaming): Promise<void> {
  refuseStrangeDay(on, today);
  const unit = await unitToChange(tx, { id, version }, today);
  const last = await tx.row<NameRow>(newestName, [id]);
  if (!last) throw new Error('a unit begins with a name');
  if (last.name === name) throw new DomainError('unit.same-name', { unit: name });
  if (!hasBegun(last, on)) throw new DomainError('unit.renamed-later', { unit: last.name, day: dayWords(last.from ?? on) });
  if (!hasBegun(unit, on)) throw new DomainError('unit.not-there-on', { unit: unit.name, day: dayWords(on) });
  if (last.from === on) await tx.rows(rewriteName, [last.id, name]);
  else {
    await tx.rows(endName, [last.id, on]);
    await tx.rows(beginName, [tx.tenantId, uuidV7(), id, name, on]);
  }
  await tx.rows(keepLastName, [id, today]);
  await turnUnit(tx, id);
  await recordOrganisationEvent(tx, { subject: { kind: 'unit', id }, record: 'unit.renamed', byPersonId: personId, facts: { from: last.name, to: name, on } });
}
