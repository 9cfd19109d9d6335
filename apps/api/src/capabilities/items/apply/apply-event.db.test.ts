import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold } from '@bihuan/workflows';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../../testing/bed-check.js';
import type { BedCheckPeople } from '../../../testing/bed-check.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, Visitor } from '../../../testing/test-app.js';
import { tableContents } from '../../../testing/table-contents.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { firstBroken, recordOf } from '../../history/index.js';
import type { StoredEvent } from '../../history/index.js';
import { changedSince } from '../facts/changed-since.js';
import { readItem, stateOf } from '../item-row.js';

let test: TestApp;
let people: BedCheckPeople;
let clerk: Visitor;
let secretary: Visitor;
let committee: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  people = await bedCheckPeople(test);
  [clerk, secretary, committee] = [await test.signIn(people.clerk), await test.signIn(people.secretary), await test.signIn(people.committee)];
  stranger = await test.signIn('10039');
});
afterAll(() => test.close());

const newItem = (): Promise<string> => newBedCheck(test, people.unitId);

const handIn = (id: string, version: number, data: unknown = { beds: 3 }, key?: string) =>
  clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: version, data }, key);

async function handedIn(): Promise<{ id: string; version: number }> {
  const id = await newItem();
  const { body } = await handIn(id, 1);
  return { id, version: body.item.version };
}

async function sign(who: Visitor, id: string, version: number, more: object = {}): Promise<{ status: number; body: any }> {
  const slot = await test.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant', $1, false)`, [test.tenantId]);
    const { rows } = await owner.query('select id from assignments where item_id = $1 and person_id = $2 order by opened_at desc, id desc limit 1', [
      id,
      who.personId,
    ]);
    return rows[0]?.id ?? uuidV7();
  });
  return who.send('POST', `/items/${id}/events`, { type: 'AGREE', step: 'sign', slotId: slot, expectedVersion: version, ...more });
}

/** What the refused request left behind: nothing, but for the access log. */
async function leavesNothing(act: () => Promise<{ status: number; body: any }>, status: number, code: string): Promise<void> {
  const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
  const answer = await act();
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
  expect(answer.body.detail).toMatch(/[一-鿿]{4}/u);
  expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
}

describe('an item', () => {
  it('goes from hand to hand, and its record folds to its state', async () => {
    const { id, version } = await handedIn();
    const agreed = await sign(secretary, id, version);
    expect(agreed.status).toBe(200);
    expect(agreed.body.item.state.label).toBe('已存');
    await test.work.read(test.tenantId, async (tx) => {
      const events = await tx.rows<StoredEvent>(
        'select seq, id, type, record, actor_id, payload, prev_hash, hash from item_events where item_id = $1 order by seq',
        [id],
      );
      const item = await readItem(tx, id);
      if (!item) throw new Error('the item is there');
      expect(firstBroken(events)).toBeNull();
      expect(
        fold(
          await lifecycleMachine(tx, item.lifecycleVersionId),
          events.map((event) => recordOf(event).event),
        ),
      ).toEqual(stateOf(item));
      expect(events.map(({ record }) => record)).toEqual(['下发', '确定办理人', '上交', '确定办理人', '签字']);
    });
  });

  it('tells why the reader has it and who comes next', async () => {
    const { id } = await handedIn();
    const { body } = await secretary.get(`/items/${id}`);
    expect(body.whyMe).toMatch(/^您是支部书记/u);
    expect(body.allowedActions.map((action: { label: string }) => action.label)).toEqual(['签', '退', '留言']);
    expect(body.path.map((step: { when: string }) => step.when)).toEqual(['done', 'now', 'to-come']);
  });

  it('has changed for who agreed before, also where the change had to wait for his agreement and is stamped with a time before it', async () => {
    const { id, version } = await handedIn();
    await sign(secretary, id, version);
    await expect(
      test.work.run(test.tenantId, async (tx) => {
        const item = await readItem(tx, id);
        if (!item) throw new Error('the item is there');
        const changed = () => changedSince(tx, { item, step: 'sign', handed: null });
        expect(await changed()).toBe(false);
        await tx.rows(
          `insert into submissions (tenant_id, id, item_id, form_key, form_version_id, revision, data, secret, seq, submitted_by, submitted_at)
           select tenant_id, gen_random_uuid(), item_id, form_key, form_version_id, revision + 1, '{"beds": 4}', secret, $2, submitted_by, submitted_at from submissions where item_id = $1`,
          [id, item.headSeq + 1],
        );
        expect(await changed()).toBe(true);
        throw new Error('take it back');
      }),
    ).rejects.toThrow('take it back');
  });

  it('has changed for who agreed before, also where it was written over in the very moment of his agreement', async () => {
    const { id, version } = await handedIn();
    await sign(secretary, id, version);
    await expect(
      test.work.run(test.tenantId, async (tx) => {
        const item = await readItem(tx, id);
        if (!item) throw new Error('the item is there');
        await tx.rows(
          `insert into item_events (tenant_id, item_id, seq, id, type, record, happened_at, entered_at, actor_id, payload, prev_hash, hash)
           select tenant_id, item_id, seq + 1, gen_random_uuid(), 'EDIT', '修改表中内容', happened_at, entered_at, actor_id, payload, hash, hash
           from item_events where item_id = $1 and seq = $2`,
          [id, item.headSeq],
        );
        await tx.rows(
          `insert into submissions (tenant_id, id, item_id, form_key, form_version_id, revision, data, secret, seq, submitted_by, submitted_at)
           select tenant_id, gen_random_uuid(), item_id, form_key, form_version_id, revision + 1, '{"beds": 4}', secret, $2, submitted_by, submitted_at from submissions where item_id = $1`,
          [id, item.headSeq + 1],
        );
        expect(await changedSince(tx, { item, step: 'sign', handed: null })).toBe(true);
        throw new Error('take it back');
      }),
    ).rejects.toThrow('take it back');
  });

  it('gives the same answer to the same request again, and happens once', async () => {
    const id = await newItem();
    const key = uuidV7();
    const answers = await Promise.all(Array.from({ length: 10 }, () => handIn(id, 1, { beds: 3 }, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const { rows } = await test.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant', $1, false)`, [test.tenantId]);
      return owner.query(`select count(*)::int as n from item_events where item_id = $1 and record = '上交'`, [id]);
    });
    expect(rows[0].n).toBe(1);
  });

  it('lets one of two who sign at once win, and tells the other who did and how', async () => {
    const { id, version } = await handedIn();
    const answers = await Promise.all([sign(secretary, id, version), sign(committee, id, version)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.body.code).toBe('slot.already-settled');
    expect(late?.body.detail).toMatch(/刚刚已由.+同意/u);
  });
});

describe('a refused request changes nothing', () => {
  it('when it names a property nobody knows', async () => {
    const id = await newItem();
    await leavesNothing(
      () => clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 1 }, force: true }),
      422,
      'request.malformed',
    );
    await leavesNothing(() => handIn(id, 1, { beds: 1, admin: true }), 422, 'item.form-invalid');
  });
  it('when it says by itself on which day it happened', async () => {
    const id = await newItem();
    await leavesNothing(
      () => clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 1 }, happenedOn: '2018-10-01' }),
      422,
      'request.malformed',
    );
  });
  it('when its words cannot be kept', async () => {
    const { id, version } = await handedIn();
    for (const reason of ['a\0b', '\ud83d']) await leavesNothing(() => sign(secretary, id, version, { type: 'RETURN', reason }), 422, 'request.malformed');
    const other = await newItem();
    await leavesNothing(() => handIn(other, 1, { beds: 1, remark: 'a\0b' }), 422, 'request.malformed');
  });
  it('when a value has another type or is missing', async () => {
    const id = await newItem();
    await leavesNothing(() => handIn(id, 1, { beds: 'three' }), 422, 'item.form-invalid');
    await leavesNothing(() => handIn(id, 1, {}), 422, 'item.form-invalid');
  });
  it('when it is too large', async () => {
    const id = await newItem();
    await leavesNothing(() => handIn(id, 1, { beds: 1, remark: 'x'.repeat(5_000_000) }), 413, 'request.too-large');
  });
  it('when the page was stale', async () => {
    const { id, version } = await handedIn();
    await leavesNothing(() => sign(secretary, id, version - 1), 409, 'item.changed');
  });
  it('when the same key comes with another body', async () => {
    const id = await newItem();
    const key = uuidV7();
    await handIn(id, 1, { beds: 3 }, key);
    await leavesNothing(() => handIn(id, 1, { beds: 4 }, key), 422, 'request.key-reused');
  });
  it('when it has no key', async () => {
    const id = await newItem();
    await leavesNothing(() => handIn(id, 1, { beds: 3 }, 'none'), 422, 'request.key-missing');
  });
  it('when it was decided already', async () => {
    const { id, version } = await handedIn();
    await sign(secretary, id, version);
    await leavesNothing(() => sign(secretary, id, version + 1), 409, 'slot.already-settled');
  });
  it('when it was returned meanwhile', async () => {
    const { id, version } = await handedIn();
    expect((await sign(secretary, id, version, { type: 'RETURN', reason: '请写清楚' })).status).toBe(200);
    await leavesNothing(() => sign(committee, id, version), 409, 'slot.already-settled');
  });
  it('when a return gives no reason', async () => {
    const { id, version } = await handedIn();
    await leavesNothing(() => sign(secretary, id, version, { type: 'RETURN' }), 422, 'return.reason-missing');
  });
  it('when it comes from another branch, which does not even learn that the item exists', async () => {
    const { id, version } = await handedIn();
    await leavesNothing(() => sign(stranger, id, version), 404, 'item.unknown');
    expect((await stranger.get(`/items/${id}`)).body.code).toBe('item.unknown');
  });
  it('when it wants to take back what was signed already', async () => {
    const { id, version } = await handedIn();
    await sign(secretary, id, version);
    await leavesNothing(() => clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'TAKE_BACK', expectedVersion: version + 1 }), 409, 'act.not-here');
  });
});
