import { permissionWords } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayWords } from '../days.js';
import { administratorOf, administrators } from './guarded.js';

interface Office {
  readonly label: string;
  readonly unit: string;
  readonly permissions: readonly string[];
  readonly from: string | null;
}

const officesOfPerson: Named = {
  name: 'administrator-offices-of-person',
  text: `select p.label, unit_name_on(h.unit_id, $2::date) as unit, p.permissions, lower(h.during) as "from"
         from post_holdings h join posts p on p.id = h.post_id
         where h.person_id = $1 and h.during && daterange($2::date, null) and p.permissions && $3::text[] order by p.ordinal`,
};

interface Planned {
  readonly person: { readonly id: string; readonly name: string };
  readonly permissions: readonly string[];
  readonly from: string;
}

/** Who looks after people, who answers for security and who audits are three people on every day. A trigger holds it too. */
export async function refuseTwoAdministrators(tx: Tx, { person, permissions, from }: Planned): Promise<void> {
  const office = administratorOf(permissions);
  if (office === null) return;
  const held = await tx.rows<Office>(officesOfPerson, [person.id, from, administrators]);
  const other = held.find((one) => administratorOf(one.permissions) !== office);
  if (!other) return;
  const since = other.from === null ? '' : `自${dayWords(other.from)}起`;
  const holds = `${person.name}${since}任${other.unit}${other.label}（${permissionWords[administratorOf(other.permissions) ?? office].label}）`;
  throw new DomainError('post.administrators-apart', { holds, wanted: permissionWords[office].label });
}

const holdersOfSecurity: Named = {
  name: 'holders-of-security',
  text: `select count(*)::int as holders from post_holdings h join posts p on p.id = h.post_id where 'security.manage' = any(p.permissions) and h.during @> $1::date`,
};

/** Without anybody who answers for security nobody could ever be given it again. */
export async function refuseNobodyForSecurity(tx: Tx, day: string): Promise<void> {
  const left = await tx.row<{ holders: number }>(holdersOfSecurity, [day]);
  if (left?.holders === 0) throw new DomainError('post.last-for-security', { day: dayWords(day) });
}
