import { isBefore } from './window.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { clockOf } from '../../../kernel/clock/clock.js';
import { dayWords } from '../days.js';
import { lockOrganisation } from '../events/lock-organisation.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { permissionsOf } from '../queries/holdings.js';
import { namesOf } from '../queries/names.js';
import { isEligible, shareUnit } from './candidates.js';
import { mayArrange } from './proxies.policy.js';
import type { NameProxyBody } from './proxies.contract.js';
import { overlappingDuty, overlappingProxy } from './proxy-rows.js';

/** Somebody asks a colleague to act for him from one day to another; the office may arrange it for others, with anybody. */
export async function nameProxy(tx: Tx, callerId: string, { principalId = callerId, proxyId, from, to }: NameProxyBody): Promise<{ id: string }> {
  // Two windows written down at once are looked at one after the other.
  await lockOrganisation(tx);
  const { today, trueNow } = await clockOf(tx);
  const isOffice = mayArrange(await permissionsOf(tx, callerId, today));
  if (principalId !== callerId && !isOffice) throw new DomainError('proxy.not-yours');
  if (proxyId === principalId) throw new DomainError('proxy.oneself');
  if (proxyId === callerId) throw new DomainError('proxy.for-another');
  refuseWrongDays({ from, to, today });
  const { people } = await namesOf(tx, { people: [principalId, proxyId], units: [] });
  const [principal, proxy] = [people[principalId], people[proxyId]];
  if (!principal || !proxy || !(await isEligible(tx, proxyId))) throw new DomainError('proxy.person-unknown');
  if (!isOffice && !(await shareUnit(tx, { a: principalId, b: proxyId, today }))) throw new DomainError('proxy.other-unit', { name: proxy.name, of: '您' });
  await refuseTaken(tx, { principalId, proxyId, from, to, name: proxy.name });
  const id = uuidV7();
  await tx.rows(
    `insert into proxies (tenant_id, id, principal_id, proxy_id, during, created_by, created_at) values ($1, $2, $3, $4, daterange($5, $6, '[]'), $7, $8)`,
    [tx.tenantId, id, principalId, proxyId, from, to, callerId, trueNow],
  );
  await recordOrganisationEvent(tx, {
    subject: { kind: 'person', id: principalId },
    record: 'proxy.named',
    byPersonId: callerId,
    facts: { proxy: proxyId, on: from, until: to },
  });
  await addToOutbox(tx, 'person.notify', { personId: proxyId, kind: 'proxy-named', itemId: null, facts: { by: principalId, on: from, until: to } });
  // Whose work it is learns of it, and may end it at once.
  if (principalId !== callerId)
    await addToOutbox(tx, 'person.notify', { personId: principalId, kind: 'proxy-arranged', itemId: null, facts: { by: callerId, on: from, until: to } });
  tx.announce({ itemId: null, people: [principalId, proxyId] });
  return { id };
}

function refuseWrongDays({ from, to, today }: { from: string; to: string; today: string }): void {
  if (isBefore(to, from)) throw new DomainError('proxy.days-wrong', { why: '结束的日期早于开始的日期' });
  if (isBefore(from, today)) throw new DomainError('proxy.days-wrong', { why: '开始的日期已经过去' });
  if (Date.parse(to) - Date.parse(from) > LONGEST_DAYS * 86_400_000) throw new DomainError('proxy.days-wrong', { why: `一次代办最长${LONGEST_DAYS}天` });
}
const LONGEST_DAYS = 180;

interface Wanted {
  readonly principalId: string;
  readonly proxyId: string;
  readonly from: string;
  readonly to: string;
  /** Of the stand-in. */
  readonly name: string;
}

/** One stand-in at a time, and none who is away himself, whichever was written down first: what is asked of a stand-in goes to nobody further. */
async function refuseTaken(tx: Tx, wanted: Wanted): Promise<void> {
  const own = await overlappingProxy(tx, wanted);
  if (own) {
    const { people } = await namesOf(tx, { people: [own.proxyId], units: [] });
    throw new DomainError('proxy.overlaps', { from: dayWords(own.from), to: dayWords(own.to), proxy: people[own.proxyId]?.name ?? '' });
  }
  const others = await overlappingProxy(tx, { ...wanted, principalId: wanted.proxyId });
  if (others) {
    const { people } = await namesOf(tx, { people: [others.proxyId], units: [] });
    throw new DomainError('proxy.away-too', { name: wanted.name, other: people[others.proxyId]?.name ?? '' });
  }
  const duty = await overlappingDuty(tx, { ...wanted, proxyId: wanted.principalId });
  if (!duty) return;
  const { people } = await namesOf(tx, { people: [duty.principalId, duty.proxyId], units: [] });
  const name = (id: string): string => people[id]?.name ?? '';
  throw new DomainError('proxy.stands-in', { from: dayWords(duty.from), to: dayWords(duty.to), name: name(duty.proxyId), other: name(duty.principalId) });
}
