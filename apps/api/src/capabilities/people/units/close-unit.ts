import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayWords, refuseStrangeDay } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { turnUnit, unitToChange } from './unit-row.js';

export interface Closing {
  readonly id: string;
  /** First day on which the unit is no longer there. */
  readonly on: string;
  readonly version: number;
}

// It looks at `items` alone for whether anything still runs: neither what it is nor whose, nor how much, for that would count lists few may know of.
const stillThere: Named = {
  name: 'unit-still-there',
  text: `
    select (select count(distinct person_id)::int from memberships where unit_id = $1 and (upper(during) is null or upper(during) > $2)) as members,
           (select count(*)::int from post_holdings where unit_id = $1 and (upper(during) is null or upper(during) > $2)) as posts,
           (select count(*)::int from units where parent_id = $1 and (upper(during) is null or upper(during) > $2)) as below,
           exists (select from items where unit_id = $1 and ended is null) as "hasItems"`,
};
const end: Named = { name: 'close-unit', text: 'update units set during = daterange(lower(during), $2::date), merged_into_id = $3 where id = $1' };

/** Closes a unit as of a day. It stays readable; who is still in it and what is still open must find another place first. */
export async function closeUnit(tx: Tx, { personId, today }: Editor, { id, on, version }: Closing): Promise<void> {
  refuseStrangeDay(on, today);
  const unit = await unitToChange(tx, { id, version }, today);
  if (unit.from !== null && on <= unit.from) throw new DomainError('unit.closed-before-begun', { unit: unit.name, day: dayWords(unit.from) });
  const left = await tx.row<Left>(stillThere, [id, on]);
  if (left && (left.hasItems || left.members + left.posts + left.below > 0))
    throw new DomainError('unit.not-empty', { unit: unit.name, left: leftWords(left) });
  await endUnit(tx, { id, on, into: null });
  await recordOrganisationEvent(tx, { subject: { kind: 'unit', id }, record: 'unit.closed', byPersonId: personId, facts: { on } });
}

export async function endUnit(tx: Tx, { id, on, into }: { readonly id: string; readonly on: string; readonly into: string | null }): Promise<void> {
  await tx.rows(end, [id, on, into]);
  await turnUnit(tx, id);
}

interface Left {
  readonly members: number;
  readonly posts: number;
  readonly below: number;
  readonly hasItems: boolean;
}

function leftWords({ members, posts, below, hasItems }: Left): string {
  const told = [
    [members, '名成员'],
    [posts, '个在任职务'],
    [below, '个下级单位'],
  ] as const;
  return [...told.filter(([count]) => count > 0).map(([count, what]) => `${count}${what}`), ...(hasItems ? ['未办结的事项'] : [])].join('、');
}
