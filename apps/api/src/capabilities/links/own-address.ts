import { createHash, randomInt } from 'node:crypto';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { personHasLeftNow } from '../people/index.js';
import { notify } from '../notifications/index.js';
import type { OutboundAddressView } from './links.contract.js';
import type { SendOutbound } from './send-outbound.js';

const MOST_TRIES = 5;
const hashOf = (personId: string, code: string): Buffer => createHash('sha256').update(`${personId}/${code}`).digest();

// Whoever gave somebody a password could have set an address with it: a later password of his own takes that away.
const isValid = `o.confirmed_at is not null and o.confirmed_at > a.password_at and not a.must_change and not a.is_disabled and not ${personHasLeftNow('a.person_id')}`;
const read = `select o.address, o.confirmed_at is not null as "isConfirmed", ${isValid} as "isValid" from outbound_addresses o join accounts a on a.person_id = o.person_id where o.person_id = $1`;

/** SQL: whether what was sent to the person's own address at that time went where he still asks to be reached. */
export const isStillReached = (person: string, sentAt: string): string =>
  `exists (select from outbound_addresses o join accounts a on a.person_id = o.person_id where o.person_id = ${person} and ${isValid} and o.confirmed_at <= ${sentAt})`;

interface AddressRow {
  readonly address: string;
  readonly isConfirmed: boolean;
  readonly isValid: boolean;
}

/** Where the person himself asked to be reached; null unless he confirmed it and his password is the same since. */
export async function addressOf(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx.row<AddressRow>(read, [personId]);
  return row?.isValid ? row.address : null;
}

export async function addressView(tx: Tx, personId: string, available: boolean): Promise<OutboundAddressView> {
  const row = await tx.row<AddressRow>(read, [personId]);
  const state = !row ? 'none' : row.isValid ? 'confirmed' : row.isConfirmed ? 'void' : 'waiting';
  return { available, state, address: row ? masked(row.address) : null };
}

/** «138****1234», «w***@hospital.cn»: enough to know one's own by. */
function masked(address: string): string {
  const [name = '', host] = address.split('@');
  return host === undefined ? `${address.slice(0, 3)}****${address.slice(-4)}` : `${name.slice(0, 1)}***@${host}`;
}

/** Sends a code to the new address; until it is typed nothing else goes there. The one before is worth nothing from now on. */
export async function askAddress(tx: Tx, sender: SendOutbound, { personId, address }: { personId: string; address: string }): Promise<void> {
  if (!sender.isAvailable) throw new DomainError('outbound.missing');
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await tx.rows(
    `insert into outbound_addresses (tenant_id, person_id, address, code_hash, code_until) values ($1, $2, $3, $4, now() + interval '10 minutes')
     on conflict on constraint pk_outbound_addresses do update set address = excluded.address, code_hash = excluded.code_hash, code_until = excluded.code_until, attempts = 0, asked_at = now(), confirmed_at = null`,
    [tx.tenantId, personId, address, hashOf(personId, code)],
  );
  await sender.put(tx, { personId, to: address, text: `验证码${code}，10分钟内有效，用于确认接收催办和办理链接的地址。不是您本人操作请不要理会。` });
  await notify(tx, { personId, kind: 'address-set', itemId: null, facts: {} });
}

/** Answers whether the code was right. A wrong one is counted, so the caller must not roll back. */
export async function confirmAddress(tx: Tx, personId: string, code: string): Promise<boolean> {
  const tried = await tx.row<{ isRight: boolean }>(
    `update outbound_addresses set attempts = attempts + 1 where person_id = $1 and code_hash is not null and code_until > now() and attempts < $3 returning code_hash = $2 as "isRight"`,
    [personId, hashOf(personId, code), MOST_TRIES],
  );
  if (tried?.isRight !== true) return false;
  await tx.rows('update outbound_addresses set confirmed_at = now(), code_hash = null, code_until = null where person_id = $1', [personId]);
  return true;
}

export async function removeAddress(tx: Tx, personId: string): Promise<void> {
  await tx.rows('delete from outbound_addresses where person_id = $1', [personId]);
}
