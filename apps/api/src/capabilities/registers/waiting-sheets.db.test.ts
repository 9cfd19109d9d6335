import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import type { RegisterCandidates } from './registers.contract.js';
import { ok } from '../campaigns/testing/started-campaign.js';
import { REGISTER, startLedger } from './testing/entered.js';
import type { Ledger } from './testing/entered.js';

const SHEETS = 230;

let ledger: Ledger;

beforeAll(async () => {
  ledger = await startLedger([{ class: 'planned' }, { class: 'planned' }]);
}, 180_000);
afterAll(() => ledger?.app.close());

const waiting = (): Promise<string[]> =>
  ledger.app.work.read(ledger.app.tenantId, async (tx) =>
    (await tx.rows<{ id: string }>(`select item_id as id from waiting_sheets where register_key = 'rectification'`)).map(({ id }) => id),
  );

const page = async (after?: string): Promise<RegisterCandidates> =>
  ok(await ledger.office.get(`${REGISTER}/candidates${after === undefined ? '' : `?after=${after}`}`));

/** More sheets like the one that was accepted, each accepted after it was handed in. */
async function acceptMore(): Promise<void> {
  await ledger.app.work.run(ledger.app.tenantId, async (tx) => {
    const ids = Array.from({ length: SHEETS }, () => uuidV7());
    const first = `(select source_item_id from register_entries limit 1)`;
    await tx.rows(`create temporary table more on commit drop as select i.*, n.id as other from items i, unnest($1::uuid[]) as n (id) where i.id = ${first}`, [
      ids,
    ]);
    const columns = (
      await tx.row<{ names: string }>(
        `select string_agg(column_name, ', ') as names from information_schema.columns where table_schema = 'public' and table_name = 'items' and is_generated = 'NEVER' and column_name not in ('id', 'ended')`,
      )
    )?.names;
    await tx.rows(`insert into items (id, ${columns}) select other, ${columns} from more`);
    await tx.rows(`insert into submissions (tenant_id, id, item_id, form_key, revision, form_version_id, data, secret, submitted_by, submitted_at, seq)
      select s.tenant_id, n.other, n.other, s.form_key, s.revision, s.form_version_id, s.data, s.secret, s.submitted_by, s.submitted_at, s.seq
      from more n join submissions s on s.item_id = n.id`);
    await tx.rows(`update items set ended = 'done' where id = any($1::uuid[])`, [ids]);
  });
}

it('a sheet all of whose rows are on the register waits no longer', async () => {
  expect(await waiting()).toEqual([]);
  expect((await page()).rows).toEqual([]);
  expect((await ledger.view()).candidates).toBe(0);
});

it('every accepted sheet is listed, page by page, however many there are, and the last of them can be entered', async () => {
  await acceptMore();
  const pages: RegisterCandidates[] = [];
  for (let after: string | null | undefined; after !== null; after = pages.at(-1)?.next) pages.push(await page(after));
  const rows = pages.flatMap((one) => one.rows);
  expect(pages).toHaveLength(3);
  expect(new Set(rows.map(({ itemId }) => itemId)).size).toBe(SHEETS);
  expect(new Set(rows.map(({ itemId, rowId }) => `${itemId}/${rowId}`)).size).toBe(2 * SHEETS);
  expect((await ledger.view()).candidates).toBe(2 * SHEETS);
  const [beforeLast, last] = rows.slice(-2);
  if (!beforeLast || !last) throw new Error('there are rows');
  const data = { class: 'planned', lead: last.unit.id, leader: ledger.leader.personId, owner: ledger.owner.personId, due: '2018-11-30' };
  const entered = await ledger.office.send('POST', `${REGISTER}/entries`, {
    basis: '专题会议',
    rows: [beforeLast, last].map(({ submissionId, rowId }) => ({ submissionId, rowId, data })),
  });
  expect(entered.status).toBe(200);
  expect(await waiting()).toHaveLength(SHEETS - 1);
  expect((await ledger.view()).candidates).toBe(2 * SHEETS - 2);
});
