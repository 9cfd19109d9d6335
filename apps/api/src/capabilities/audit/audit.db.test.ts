import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { act, castOf, ok, orderLaunch } from '../campaigns/testing/started-campaign.js';
import type { Cast } from '../campaigns/testing/started-campaign.js';
import type { AuditLine, EventLine } from './audit.contract.js';

let app: TestApp;
let cast: Cast;
let auditor: Visitor;
let clerk: Visitor;
let secretary: Visitor;
let sheet: string;
const SECRET = '夜班漏记三次，已经发生两个月了';

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  await orderLaunch(cast);
  await app.settle();
  [auditor, clerk, secretary] = [await app.signIn('10077'), await app.signIn('10011'), await app.signIn('10010')];
  const inbox = ok(await clerk.get('/inbox'));
  sheet = inbox.sections
    .flatMap(({ cards }: { cards: { kind: string; itemId: string }[] }) => cards)
    .find(({ kind }: { kind: string }) => kind === 'fill').itemId;
  const rowId = '0197c1d2-aaaa-7bbb-8ccc-0123456789ab';
  await act(clerk, ok(await clerk.get(`/items/${sheet}`)), { label: '提交书记审核', data: { rows: [{ rowId, problem: '第一次写的问题，写得比较笼统' }] } });
  await act(secretary, ok(await secretary.get(`/items/${sheet}`)), { label: '退回修改', reason: '请写具体表现' });
  await app.asOwner((client) => client.query(`update tenants set business_on = '2018-10-10'`));
  await act(clerk, ok(await clerk.get(`/items/${sheet}`)), { label: '改好，重新报送', data: { rows: [{ rowId, problem: SECRET }] } });
});
afterAll(() => app?.close());

const personal = async (): Promise<string> => {
  const row = await app.work.read(app.tenantId, (tx) => tx.row<{ id: string }>(`select id from items where privacy = 'restricted' order by id limit 1`));
  return row?.id ?? '';
};

describe('the time line', () => {
  it('speaks in sentences with the post held then, the reason and the run', async () => {
    const { events, item } = ok(await auditor.get(`/items/${sheet}/history`));
    const told = events.filter(({ kind }: EventLine) => kind !== 'system').map(({ who, sentence, reason }: EventLine) => [who, sentence, reason]);
    expect(told).toEqual([
      ['系统（规则：按审定的安排下发）', '下发', null],
      [expect.stringMatching(/^内科第一党支部 .*孙晓岚$/u), '报送（第1次）', null],
      [expect.stringMatching(/^内科第一党支部 书记 徐春来$/u), '退回修改', '请写具体表现'],
      [expect.stringMatching(/孙晓岚$/u), '报送（第2次）', null],
    ]);
    expect(item).toMatchObject({ readable: true, restricted: false });
  });

  it('of a restricted list tells an auditor who acted when and not one word, and remembers that he looked', async () => {
    const id = await personal();
    const told = ok(await auditor.get(`/items/${sheet}/history`)).events.map(({ sentence }: EventLine) => sentence);
    expect(told.some((sentence: string) => /^交由.+办理$/u.test(sentence))).toBe(true);
    const before = await looks();
    const view = ok(await auditor.get(`/items/${id}/history`));
    expect(view.item).toMatchObject({ title: '限定范围，您无权查看内容（不影响核对）', filler: '', readable: false, restricted: true });
    const handed = view.events.map(({ sentence }: EventLine) => sentence).join('\n');
    expect(handed).toContain('确定办理人');
    expect(handed).not.toContain('交由');
    expect(view.events.every(({ reason, facts, submissionId }: EventLine) => reason === null && facts.length === 0 && submissionId === null)).toBe(true);
    expect(await looks()).toBe(before + 1);
  });

  it('is not there for somebody who may not read the item', async () => {
    const stranger = await app.signIn('10039');
    expect((await stranger.get(`/items/${sheet}/history`)).status).toBe(404);
    expect((await stranger.get('/audit/items')).status).toBe(403);
  });
});

const looks = async (): Promise<number> =>
  Number(
    (
      await app.asOwner((client) =>
        client
          .query(`select set_config('app.tenant', $1, false)`, [app.tenantId])
          .then(() => client.query(`select count(*) as n from access_log where what = 'history'`)),
      )
    ).rows[0].n,
  );

describe('the state of a day', () => {
  it('is what was handed in by the end of that day, and two days differ by what changed', async () => {
    const then = ok(await auditor.get(`/items/${sheet}/as-of?on=2018-10-08&with=2018-10-10`));
    expect(then.state.label).toBe('退回修改');
    expect(then.submission).toMatchObject({ revision: 1 });
    expect(then.changes).toEqual([{ label: '第1行 存在主要问题', before: '第一次写的问题，写得比较笼统', after: SECRET }]);
    expect(ok(await auditor.get(`/items/${sheet}/as-of?on=2018-10-10`)).submission).toMatchObject({ revision: 2 });
    expect(ok(await auditor.get(`/items/${sheet}/as-of?on=2018-10-07`))).toMatchObject({ state: null, submission: null });
  });
});

describe("the auditor's list", () => {
  const list = async (query: string): Promise<{ rows: AuditLine[]; total: number; next: string | null }> => ok(await auditor.get(`/audit/items?${query}`));

  it('turns pages without losing or repeating an item', async () => {
    const seen: string[] = [];
    let page = await list('');
    for (seen.push(...page.rows.map(({ itemId }) => itemId)); page.next; seen.push(...page.rows.map(({ itemId }) => itemId)))
      page = await list(`after=${encodeURIComponent(page.next)}`);
    expect(new Set(seen).size).toBe(page.total);
    expect(seen).toHaveLength(page.total);
  });

  it('filters, and never finds a restricted item by its words', async () => {
    expect((await list('returned=1')).rows.map(({ itemId }) => itemId)).toEqual([sheet]);
    const restricted = (await list(`q=${encodeURIComponent('内科第一党支部')}`)).rows.filter(({ restricted: is }) => is);
    expect(restricted.length).toBeGreaterThan(0);
    const about = await app.work.read(app.tenantId, (tx) =>
      tx.row<{ id: string }>(`select subject_person_id as id from items where privacy = 'restricted' order by id limit 1`),
    );
    expect((await list(`handler=${about?.id}`)).rows.filter(({ restricted: is }) => is)).toEqual([]);
    expect(restricted.every(({ title, filler, handler }) => title.startsWith('限定范围') && filler === '' && handler === '')).toBe(true);
    const words = ok(await auditor.get(`/items/${sheet}`)).title.slice(0, 20);
    expect((await list(`q=${encodeURIComponent(words)}`)).rows.some(({ restricted: is }) => is)).toBe(false);
  });

  it('draws the same sample for the same number and another for another', async () => {
    const drawn = async (n: string) => (await list(`sample=${n}`)).rows.map(({ itemId }) => itemId);
    const first = await drawn('20181130');
    expect(first).toHaveLength(10);
    expect(await drawn('20181130')).toEqual(first);
    expect(await drawn('20181201')).not.toEqual(first);
  });
});

describe('the check', () => {
  const checkAll = async () => ok(await auditor.send('POST', '/audit/check'));

  it('finds a whole record sound and says when it looked', async () => {
    expect(await checkAll()).toMatchObject({ sound: true, seq: null, itemId: null, text: expect.stringMatching(/^记录完整，已核对（.+）$/u) });
    expect(ok(await auditor.get(`/items/${sheet}/history/check`))).toMatchObject({ sound: true });
  });

  it("is not everybody's", async () => {
    expect((await secretary.send('POST', '/audit/check')).status).toBe(403);
  });
});
