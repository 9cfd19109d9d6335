import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayWords, refuseStrangeDay } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { isGuardedPost } from '../roles/guarded.js';
import { personToChange, turnPerson } from './person-row.js';

export interface Leaving {
  readonly id: string;
  /** First day on which the person is no longer here. */
  readonly on: string;
  readonly version: number;
}

interface Running {
  readonly table: 'memberships' | 'post_holdings';
  readonly id: string;
  readonly unit: string;
  readonly post: string | null;
  readonly label: string | null;
  readonly permissions: readonly string[];
  readonly from: string | null;
}

const running: Named = {
  name: 'what-runs-of-person',
  text: `select 'post_holdings' as "table", h.id, h.unit_id as unit, p.key as post, p.label, p.permissions, lower(h.during) as "from"
         from post_holdings h join posts p on p.id = h.post_id where h.person_id = $1 and (upper(h.during) is null or upper(h.during) > $2::date)
         union all
         select 'memberships', id, unit_id, null, null, '{}', lower(during) from memberships where person_id = $1 and (upper(during) is null or upper(during) > $2::date)`,
};
const goes: Named = { name: 'person-leaves', text: 'update persons set left_on = $2::date where id = $1' };

/** Somebody leaves the organisation as of a day: posts and memberships end with it. What is open in his hands is handed over on a page of its own. */
export async function leave(tx: Tx, { personId: by, today }: Editor, { id, on, version }: Leaving): Promise<void> {
  refuseStrangeDay(on, today);
  const person = await personToChange(tx, { id, version });
  if (person.leftOn !== null) throw new DomainError('person.gone-on', { name: person.name, day: dayWords(person.leftOn) });
  const open = await tx.rows<Running>(running, [id, on]);
  const guarded = open.find(isGuardedPost);
  if (guarded) throw new DomainError('person.holds-guarded', { name: person.name, post: guarded.label });
  const later = open.find(({ from }) => from !== null && from >= on);
  if (later?.from) throw new DomainError('organisation.ends-before-it-begins', { from: dayWords(later.from), on: dayWords(on) });
  for (const { table, id: row } of open) await tx.rows(`update ${table} set during = daterange(lower(during), $2::date) where id = $1`, [row, on]);
  await tx.rows(goes, [id, on]);
  await turnPerson(tx, id);
  const posts = open.flatMap(({ post }) => (post === null ? [] : [post]));
  await recordOrganisationEvent(tx, {
    subject: { kind: 'person', id },
    record: 'person.left',
    byPersonId: by,
    facts: { on, posts, units: [...new Set(open.map(({ unit }) => unit))] },
  });
}
