import { randomInt } from 'node:crypto';
import type { RegisterDefinition } from '@bihuan/library';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { Items } from '../../items/index.js';
import type { SampleBody } from '../registers.contract.js';
import { drawn, sizeOf } from '../sample.js';

export interface Drawing {
  readonly register: RegisterDefinition;
  readonly personId: string;
  readonly body: SampleBody;
}

// Whoever lies drawn and unlooked at is not drawn again; nor are two draws made from one pool at once.
const pool = `
  select e.item_id as "itemId", e.serial from register_entries e
  where e.register_key = $1 and e.campaign_id = $2 and e.class = any($3::text[]) and e.state = any($4::text[])
    and not exists (select from register_samples_drawn d where d.item_id = e.item_id) order by e.serial for update`;

/** Draws a share of what may be drawn by a number, keeps the whole pool beside it, and tells each drawn entry's history. */
export async function drawSample(tx: Tx, items: Items, { register, personId, body }: Drawing): Promise<string> {
  const { sampling, key } = register;
  if (!sampling) throw new DomainError('register.nothing-to-draw');
  const found = await tx.rows<{ itemId: string; serial: number }>(pool, [key, body.campaign, sampling.class, sampling.states]);
  if (found.length === 0) throw new DomainError('register.nothing-to-draw');
  const number = body.number ?? String(randomInt(100_000, 1_000_000));
  const size = sizeOf(body.share, found.length);
  const id = uuidV7();
  const { today } = await clockOf(tx);
  const kept = await tx.row(
    `insert into register_samples (tenant_id, id, register_key, campaign_id, number, size, pool, drawn_on, drawn_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict on constraint uq_register_samples__number do nothing returning id`,
    [tx.tenantId, id, key, body.campaign, number, size, found.map(({ serial }) => serial), today, personId],
  );
  if (!kept) throw new DomainError('register.sample-number-used', { number });
  for (const [position, serial] of drawn(
    number,
    found.map((one) => one.serial),
    size,
  ).entries()) {
    const itemId = found.find((one) => one.serial === serial)?.itemId;
    if (itemId === undefined) throw new Error('drawn out of the pool');
    await tx.rows('insert into register_samples_drawn (tenant_id, sample_id, item_id, position) values ($1, $2, $3, $4)', [
      tx.tenantId,
      id,
      itemId,
      position + 1,
    ]);
    await items.apply(tx, {
      itemId,
      by: { person: personId },
      event: { type: 'ACT', act: sampling.draw },
      expectedVersion: null,
      note: [{ label: '抽样号', before: '', after: number }],
    });
  }
  return id;
}
