import type { Named, Tx } from '../../../kernel/database/tx.js';
import { canBeStoodInFor } from './can-be-stood-in-for.js';

/** One window: first and last day belong to it. */
export interface ProxyRow {
  readonly id: string;
  readonly principalId: string;
  readonly proxyId: string;
  readonly from: string;
  readonly to: string;
  readonly createdBy: string;
  readonly isRevoked: boolean;
}

const columns = `p.id, p.principal_id as "principalId", p.proxy_id as "proxyId", to_char(lower(p.during), 'YYYY-MM-DD') as "from",
  to_char(upper(p.during) - 1, 'YYYY-MM-DD') as "to", p.created_by as "createdBy", p.revoked_at is not null as "isRevoked"`;
const ofPerson: Named = {
  name: 'proxies-of-person',
  text: `select ${columns} from proxies p where $1 in (p.principal_id, p.proxy_id) order by lower(p.during) desc, p.created_at desc, p.id limit 50`,
};
const overlapping: Named = {
  name: 'proxies-overlapping',
  text: `select ${columns} from proxies p where p.principal_id = $1 and p.revoked_at is null and p.during && daterange($2, $3, '[]') order by p.during limit 1`,
};
// For whom somebody stands in at the time. Whoever is gone when both have begun needs nobody any more.
const overlappingOfOthers: Named = {
  name: 'proxies-overlapping-of-others',
  text: `select ${columns} from proxies p where p.proxy_id = $1 and p.revoked_at is null and p.during && daterange($2::date, $3::date, '[]')
           and ${canBeStoodInFor('p.principal_id', 'greatest(lower(p.during), $2::date)')} order by p.during, p.id limit 1`,
};
const byId: Named = { name: 'proxy-for-update', text: `select ${columns} from proxies p where p.id = $1 for update` };
// Whom somebody stands in for on that day.
const standing: Named = {
  name: 'proxies-standing',
  text: `select ${columns} from proxies p where p.proxy_id = $1 and p.during @> $2::date and p.revoked_at is null
           and ${canBeStoodInFor('p.principal_id', '$2::date')} order by p.during, p.id`,
};
const running: Named = {
  name: 'proxy-running',
  text: `select ${columns} from proxies p where p.principal_id = $1 and p.during @> $2::date and p.revoked_at is null`,
};

export const proxiesOf = (tx: Tx, personId: string): Promise<ProxyRow[]> => tx.rows<ProxyRow>(ofPerson, [personId]);
export const overlappingProxy = (tx: Tx, { principalId, from, to }: Pick<ProxyRow, 'principalId' | 'from' | 'to'>): Promise<ProxyRow | null> =>
  tx.row<ProxyRow>(overlapping, [principalId, from, to]);
export const overlappingDuty = (tx: Tx, { proxyId, from, to }: Pick<ProxyRow, 'proxyId' | 'from' | 'to'>): Promise<ProxyRow | null> =>
  tx.row<ProxyRow>(overlappingOfOthers, [proxyId, from, to]);
export const lockProxy = (tx: Tx, id: string): Promise<ProxyRow | null> => tx.row<ProxyRow>(byId, [id]);
export const standsInForOf = (tx: Tx, personId: string, today: string): Promise<ProxyRow[]> => tx.rows<ProxyRow>(standing, [personId, today]);
export const standInOf = (tx: Tx, personId: string, today: string): Promise<ProxyRow | null> => tx.row<ProxyRow>(running, [personId, today]);
