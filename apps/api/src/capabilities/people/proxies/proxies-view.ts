import { dayWords } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { permissionsOf } from '../queries/holdings.js';
import { namesOf } from '../queries/names.js';
import type { Names } from '../queries/names.js';
import { candidatesFor } from './candidates.js';
import type { ProxiesView, ProxyLine } from './proxies.contract.js';
import { mayArrange, mayRevoke } from './proxies.policy.js';
import { proxiesOf } from './proxy-rows.js';
import type { ProxyRow } from './proxy-rows.js';
import { whenOf } from './window.js';

/** Who stands in for somebody and for whom he stands in: for himself, or for the office. */
export async function proxiesView(tx: Tx, callerId: string, personId: string = callerId): Promise<ProxiesView> {
  const { today } = await clockOf(tx);
  const isOffice = mayArrange(await permissionsOf(tx, callerId, today));
  if (personId !== callerId && !isOffice) throw new DomainError('proxy.unknown');
  const rows = await proxiesOf(tx, personId);
  const candidates = await candidatesFor(tx, personId, today);
  const names = await namesOf(tx, {
    people: [...new Set([personId, ...candidates, ...rows.flatMap(({ principalId, proxyId }) => [principalId, proxyId])])],
    units: [],
  });
  if (!names.people[personId]) throw new DomainError('proxy.unknown');
  const line = (row: ProxyRow): ProxyLine => lineOf(row, { names, today, mayRevoke: mayRevoke(row, { personId: callerId, isOffice }) });
  return {
    of: personOf(names, personId),
    named: rows.filter(({ principalId }) => principalId === personId).map(line),
    standing: rows.filter(({ proxyId }) => proxyId === personId).map(line),
    candidates: candidates.map((id) => personOf(names, id)),
    mayChooseAnybody: isOffice,
  };
}

function lineOf(row: ProxyRow, { names, today, mayRevoke: may }: { names: Names; today: string; mayRevoke: boolean }): ProxyLine {
  const when = whenOf(row, today);
  const day = (on: string): { on: string; text: string } => ({ on, text: dayWords(on, Number(today.slice(0, 4))) });
  return {
    id: row.id,
    principal: personOf(names, row.principalId),
    proxy: personOf(names, row.proxyId),
    from: day(row.from),
    to: day(row.to),
    when,
    mayRevoke: may && (when === 'running' || when === 'to-come'),
  };
}

const personOf = ({ people }: Names, id: string): { id: string; name: string; label: string } => ({
  id,
  name: people[id]?.name ?? '',
  label: people[id]?.label ?? '',
});
