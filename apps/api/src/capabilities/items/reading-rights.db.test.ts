import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, UploadingVisitor, Visitor } from '../../testing/test-app.js';
import { unitByCode } from '../people/index.js';
import type { NewItem } from './create-item.js';
import { Items } from './items.service.js';

const form: FormDefinition = {
  format: 1,
  key: 'own-notes',
  title: '学习笔记',
  minutes: 1,
  order: ['n1', 'n2'],
  fields: {
    n1: { id: 'n1', key: 'notes', kind: 'integer', label: '篇数', required: true, minimum: 1 },
    n2: { id: 'n2', key: 'papers', kind: 'files', label: '附件' },
  },
};
const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'notes-check',
  title: '笔记核对',
  noun: '登记',
  create: { to: 'open', record: '下发' },
  order: ['open', 'signing', 'kept'],
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      work: { who: [{ type: 'person-field', field: 'filler' }], act: '填写' },
      on: { HAND_IN: { to: 'signing', label: '交上去', who: [{ type: 'at-work' }], submits: true, record: '上交' } },
    },
    signing: {
      label: '待签',
      tone: 'blue',
      chain: {
        agreed: 'kept',
        returned: 'open',
        nodes: [
          {
            type: 'step',
            id: 'sign',
            label: '待签',
            mine: '等您签',
            mode: 'any',
            work: {
              who: [
                { type: 'post', post: 'branch_secretary', of: 'item-unit' },
                { type: 'post', post: 'branch_clerk', of: 'item-unit' },
              ],
              act: '去签',
            },
            agree: { label: '签', record: '签字' },
            return: { label: '退', record: '退回', then: 'straight-back' },
          },
        ],
      },
    },
    kept: { label: '已存', tone: 'teal', end: 'done' },
  },
};

let test: TestApp;
let secretary: Visitor;
let clerk: Visitor;
let cadre: UploadingVisitor;
let head: Visitor;

beforeAll(async () => {
  const library = loadLibrary();
  test = await startTestApp({ ...library, forms: [...library.forms, form], lifecycles: [...library.lifecycles, lifecycle] });
  [secretary, clerk, head] = [await test.signIn('10010'), await test.signIn('10011'), await test.signIn('10013')];
  cadre = await test.signIn('10015');
});
afterAll(() => test.close());

const unit = (code: string): Promise<string> => test.work.read(test.tenantId, async (tx) => (await unitByCode(tx, code))?.id ?? '');

async function made(more: Partial<NewItem>): Promise<string> {
  const unitId = await unit('branch-01');
  const item = {
    kind: 'list',
    unitId,
    title: '学习笔记',
    mainForm: form.key,
    lifecycleKey: lifecycle.key,
    by: { system: 'test' },
    fillerId: cadre.personId,
    ...more,
  };
  return test.work.run(test.tenantId, async (tx) => (await test.app.get(Items).create(tx, item)).item.id);
}

async function handedIn(privacy: 'normal' | 'restricted', data: object = { notes: 3 }): Promise<{ id: string; version: number }> {
  const id = await made({ privacy, ...(privacy === 'restricted' ? { subjectPersonId: cadre.personId } : {}) });
  const { status, body } = await cadre.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data });
  expect({ status, body }).toMatchObject({ status: 200 });
  return { id, version: body.item.version };
}

const owned = <T>(sql: string, values: unknown[]): Promise<T[]> =>
  test.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant', $1, false)`, [test.tenantId]);
    return (await owner.query(sql, values)).rows;
  });
const looks = (id: string): Promise<{ what: string; person: string }[]> =>
  owned('select what, person_id as person from access_log where item_id = $1 order by at, id', [id]);
const slotOf = async (id: string, who: Visitor): Promise<string> =>
  (await owned<{ id: string }>('select id from assignments where item_id = $1 and person_id = $2 and closed_at is null', [id, who.personId]))[0]?.id ?? '';
const signs = async (who: Visitor, { id, version }: { id: string; version: number }) =>
  who.send('POST', `/items/${id}/events`, { type: 'AGREE', step: 'sign', slotId: await slotOf(id, who), expectedVersion: version });

/** Takes the person's posts away from yesterday on, for as long as the work lasts. */
async function withoutPosts(who: Visitor, work: () => Promise<void>): Promise<void> {
  const before = await owned<{ post: string; unit: string; during: string }>(
    'select post_id as post, unit_id as unit, during::text as during from post_holdings where person_id = $1',
    [who.personId],
  );
  await owned(`update post_holdings set during = daterange(lower(during), '2018-09-01') where person_id = $1`, [who.personId]);
  await work();
  for (const { post, unit: where, during } of before)
    await owned('update post_holdings set during = $4::daterange where person_id = $1 and post_id = $2 and unit_id = $3', [who.personId, post, where, during]);
}

describe('somebody who has left his post', () => {
  it('reads no restricted list any more, whose slot is still open in his name', async () => {
    const sheet = await handedIn('restricted');
    expect((await clerk.get(`/items/${sheet.id}`)).status).toBe(200);
    expect(JSON.stringify((await clerk.get('/inbox')).body)).toContain(sheet.id);
    await withoutPosts(clerk, async () => {
      expect((await clerk.get(`/items/${sheet.id}`)).status).toBe(404);
      expect((await signs(clerk, sheet)).body.code).toBe('item.unknown');
      expect(JSON.stringify((await clerk.get('/inbox')).body)).not.toContain(sheet.id);
      expect(JSON.stringify((await clerk.get('/decisions?filter=mine')).body)).not.toContain(sheet.id);
    });
    expect((await signs(secretary, sheet)).status).toBe(200);
    expect((await clerk.get(`/items/${sheet.id}`)).status).toBe(404); // signed by another: no longer his to read
    expect((await cadre.get(`/items/${sheet.id}`)).status).toBe(200);
  });

  it('signs nothing any more and is told who does', async () => {
    const sheet = await handedIn('normal');
    await withoutPosts(clerk, async () => {
      const { status, body } = await signs(clerk, sheet);
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'slot.post-ended' });
      expect(body.detail).toContain('您已不再担任这一职务，这一步须由现任同志办理');
      const view = (await clerk.get(`/items/${sheet.id}`)).body;
      expect(view.whyMe).toBeNull();
      // Beside the button nothing was tried yet, so the reason stands alone.
      const reason = body.detail.replace('没有办成：', '');
      const signing = view.allowedActions.filter(({ slotId }: { slotId: string | null }) => slotId !== null);
      expect(signing.map(({ refusedBecause }: { refusedBecause: string | null }) => refusedBecause)).toEqual([reason, reason]);
    });
    expect((await signs(clerk, sheet)).status).toBe(200);
  });
});

describe('why the reader has it', () => {
  it('is told by his own slot, not by the first of all', async () => {
    const { id } = await handedIn('normal');
    expect((await secretary.get(`/items/${id}`)).body.whyMe).toMatch(/^您是支部书记（内科第一党支部/u);
    expect((await clerk.get(`/items/${id}`)).body.whyMe).toMatch(/^您是党务干事（内科第一党支部/u);
  });
});

describe('every look at a restricted item', () => {
  it('is remembered: the item, what was handed in, its files and its record', async () => {
    const file = await cadre.upload({ name: '笔记.txt', type: 'text/plain', bytes: Buffer.from('三篇') });
    const { id } = await handedIn('restricted', { notes: 3, papers: [file.body.id] });
    const view = (await secretary.get(`/items/${id}`)).body;
    await secretary.get(`/submissions/${view.rounds[0].id}`);
    expect((await test.app.inject({ method: 'GET', url: `/api/attachments/${file.body.id}` })).statusCode).toBe(401);
    await secretary.get(`/attachments/${file.body.id}`).catch(() => undefined); // the bytes are no JSON
    expect((await secretary.get(`/items/${id}/history`)).body.notice).toBe('您的查阅已被记录');
    await secretary.get(`/items/${id}/as-of?on=2018-10-08`);
    expect(await looks(id)).toEqual(['item', 'submission', 'attachment', 'history', 'as-of'].map((what) => ({ what, person: secretary.personId })));
  });

  it('and nothing is said of remembering where nothing is remembered', async () => {
    const { id } = await handedIn('normal');
    await secretary.get(`/items/${id}`);
    expect((await secretary.get(`/items/${id}/history`)).body.notice).toBeNull();
    expect(await looks(id)).toEqual([]);
    const auditor = await test.signIn('10077');
    expect((await auditor.get(`/items/${id}/history`)).body.notice).toBe('您的查阅已被记录');
    expect(await looks(id)).toEqual([{ what: 'history', person: auditor.personId }]);
  });
});

describe('departments of one branch', () => {
  it('do not read each other’s lists; the branch reads what they lead', async () => {
    const [own, sibling] = [await unit('respiratory'), await unit('gastro')];
    const [ofOwn, ofSibling] = [await made({ subjectUnitId: own }), await made({ subjectUnitId: sibling })];
    const [led, ledBySibling] = [await made({ unitId: own }), await made({ unitId: sibling })];
    const seen = async (who: Visitor) => Promise.all([ofOwn, ofSibling, led, ledBySibling].map(async (id) => (await who.get(`/items/${id}`)).status));
    expect(await seen(head)).toEqual([200, 404, 200, 404]);
    expect(await seen(secretary)).toEqual([200, 200, 200, 200]);
  });
});
