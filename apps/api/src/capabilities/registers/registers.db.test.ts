import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { act, castOf, ok, orderLaunch } from '../campaigns/testing/started-campaign.js';
import type { Cast } from '../campaigns/testing/started-campaign.js';
import type { CandidateRow, RegisterView } from './registers.contract.js';

let app: TestApp;
let cast: Cast;
let secretary: Visitor;
let head: Visitor;
let sheet: string;

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  await orderLaunch(cast);
  await app.settle();
  secretary = await app.signIn('10010');
  head = await app.signIn('10011');
  sheet = await acceptedSheet();
});
afterAll(() => app?.close());

const rows = [
  { rowId: uuidV7(), problem: '交接班记录不完整，夜班漏记三次', measure: '' },
  { rowId: uuidV7(), problem: '理论学习记录过于简单，只写标题没有内容', measure: '每月检查一次' },
  { rowId: uuidV7(), problem: '党员活动室开放时间没有公布，职工不知道', measure: '' },
];

/** One department's sheet, filled in by the clerk, agreed to by the secretary in a batch and accepted by the office. */
async function acceptedSheet(): Promise<string> {
  const card = cardsOf(ok(await head.get('/inbox'))).find(({ kind }) => kind === 'fill');
  if (!card) throw new Error('the clerk has a sheet to fill in');
  const item = ok(await head.get(`/items/${card.itemId}`));
  const form = item.fill.form;
  expect(form).toBe(Object.keys(item.forms).find((key) => key === form));
  await act(head, item, { label: '提交书记审核', data: { rows } });
  return card.itemId;
}

interface Card {
  itemId: string;
  kind: string;
  slotId: string;
  version: number;
  quick: { step: string; label: string; allowed: boolean } | null;
  summary: string | null;
  filler: string;
}
const cardsOf = (inbox: { sections: { cards: Card[] }[] }): Card[] => inbox.sections.flatMap(({ cards }) => cards);
const decisionsOf = async (who: Visitor): Promise<Card[]> => ok(await who.get('/decisions?filter=mine')).rows;
const batch = (who: Visitor, cards: Card[], key?: string) =>
  who.send(
    'POST',
    '/decisions',
    {
      label: cards[0]?.quick?.label ?? '',
      decisions: cards.map(({ itemId, slotId, version, quick }) => ({ itemId, slotId, step: quick?.step, expectedVersion: version })),
    },
    key,
  );

describe('agreeing from the list', () => {
  it('shows the sheet with its summary, says in whose hands it is, and agrees without opening', async () => {
    const [card] = await decisionsOf(secretary);
    expect(card).toMatchObject({ itemId: sheet, summary: expect.stringContaining('问题3条'), quick: { allowed: true } });
    expect(ok(await head.get('/inbox')).sent).toEqual([
      expect.objectContaining({ itemId: sheet, where: '支部书记 徐春来', state: expect.objectContaining({ label: '待书记审核' }) }),
    ]);
    const key = uuidV7();
    const answer = ok(await batch(secretary, card ? [card] : [], key));
    expect(answer).toMatchObject({ done: 1, left: 0, sentence: '1份已同意并报送党办。' });
    expect(ok(await batch(secretary, card ? [card] : [], key))).toEqual(answer);
    const late = ok(await batch(secretary, card ? [card] : []));
    expect(late).toMatchObject({ done: 0, left: 1, sentence: expect.stringContaining('刚刚已由') });
  });

  it('is offered to the office next', async () => {
    const cards = await decisionsOf(cast.clerk);
    expect(
      ok(
        await batch(
          cast.clerk,
          cards.filter(({ itemId }) => itemId === sheet),
        ),
      ),
    ).toMatchObject({ done: 1 });
    expect(ok(await cast.clerk.get('/decisions?filter=done')).counts).toMatchObject({ mine: 0, done: 1 });
  });
});

describe('entering rows on a register', () => {
  let candidates: CandidateRow[];
  let data: Record<string, unknown>;

  beforeAll(async () => {
    const answer = ok(await cast.clerk.get('/registers/rectification/candidates'));
    candidates = answer.rows;
    const [unit] = candidates;
    const leader = (await app.signIn('10003')).personId;
    data = { class: 'planned', lead: unit?.unit.id, leader, owner: head.personId, due: '2018-12-20' };
  });
  const enter = (list: CandidateRow[], more = {}, key?: string) =>
    cast.clerk.send(
      'POST',
      '/registers/rectification/entries',
      { basis: '10月29日专题会议', rows: list.map(({ submissionId, rowId }) => ({ submissionId, rowId, data: { ...data, ...more } })) },
      key,
    );

  it('offers every row of an accepted sheet, in words', () => {
    expect(candidates.map(({ text }) => text)).toEqual(rows.map(({ problem }) => problem));
    expect(candidates[1]).toMatchObject({ list: '内设机构', more: expect.arrayContaining([{ label: '整改措施', text: '每月检查一次' }]) });
  });

  it('refuses a row that is badly filled in, with its place, and enters none', async () => {
    const answer = await enter(candidates, { due: 'soon' });
    expect([answer.status, answer.body.code]).toEqual([422, 'item.form-invalid']);
    expect(answer.body.issues[0].pointer).toBe('/rows/0/data/due');
    const nobody = await enter(candidates.slice(0, 1), { owner: uuidV7() });
    expect([nobody.status, nobody.body.issues?.[0]?.pointer]).toEqual([422, '/rows/0/data/owner']);
    expect(ok(await cast.clerk.get('/registers/rectification')).total).toBe(0);
  });

  it("is the office's work alone", async () => {
    expect(
      (await secretary.send('POST', '/registers/rectification/entries', { basis: 'x', rows: [{ submissionId: uuidV7(), rowId: 'x', data: {} }] })).status,
    ).toBe(403);
    expect((await secretary.get('/registers/rectification/candidates')).status).toBe(403);
  });

  it('entered twice at once, a row is on it once', async () => {
    const first = candidates.slice(0, 2);
    const answers = await Promise.all([enter(first), enter(first)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('register.row-entered-already');
    const view: RegisterView = ok(await cast.clerk.get('/registers/rectification'));
    expect(view.rows.map(({ cells }) => cells['serial'])).toEqual(['1', '2']);
    expect(view.candidates).toBe(1);
  });

  it('shows each row in words, counts its views, and its foot adds up', async () => {
    await enter(candidates.slice(2), { class: 'immediate', due: '2018-10-10' });
    const view: RegisterView = ok(await cast.clerk.get('/registers/rectification'));
    expect(view.rows[0]?.cells).toMatchObject({
      'source.problem': rows[0]?.problem,
      'entry.class': '早改快改',
      owner: expect.stringMatching(/^\p{sc=Han}{2,4}$/u),
      unit: expect.stringContaining('内科第一党支部'),
    });
    expect(Object.fromEntries(view.views.map(({ key, count }) => [key, count]))).toMatchObject({
      all: 3,
      immediate: 1,
      planned: 2,
      soon: 1,
      overdue: 0,
      reopened: 0,
    });
    const [total = 0, ...parts] = [...view.foot.replaceAll(/（[^）]*）/gu, '').matchAll(/\d+/gu)].map(([n]) => Number(n));
    expect([total, parts.reduce((a, b) => a + b, 0)]).toEqual([3, 3]);
    expect(view.restrictedNote).toMatch(/不在此列$/u);
    expect(ok(await cast.clerk.get('/registers/rectification?view=immediate')).rows).toHaveLength(1);
    expect(ok(await cast.clerk.get(`/registers/rectification?q=${encodeURIComponent('夜班')}`)).total).toBe(1);
    expect(ok(await cast.clerk.get('/registers/rectification?after=2')).rows).toHaveLength(1);
  });

  it('finds words in titles and in the names of who reported, and says which rows of a long register it looked through', async () => {
    const found = async (q: string, more = ''): Promise<RegisterView> => ok(await cast.clerk.get(`/registers/rectification?q=${encodeURIComponent(q)}${more}`));
    const all = await found('内科');
    expect([all.total, all.rows.length, all.searchNote]).toEqual([3, 3, null]);
    expect((await found('没有这样的字')).total).toBe(0);
    await app.work.run(app.tenantId, (tx) => tx.rows('update register_entries set serial = 30000 where serial = 1'));
    const newest = await found('内科');
    expect([newest.total, newest.searchNote]).toEqual([1, '只在第10001号及以后的20000条中查找。选定一个专项活动，可以查它的全部条目。']);
    expect((await found('内科', `&campaign=${newest.filters.campaigns[0]?.id}`)).total).toBe(3);
    await app.work.run(app.tenantId, (tx) => tx.rows('update register_entries set serial = 1 where serial = 30000'));
  });

  it('shows a branch its own rows and another branch none of them', async () => {
    expect(ok(await secretary.get('/registers/rectification')).total).toBe(3);
    const other: RegisterView = ok(await (await app.signIn('10039')).get('/registers/rectification'));
    expect([other.total, other.foot]).toEqual([0, '共0']);
  });

  it('shows a row to whoever signed it, and not to whoever was taken off before he did', async () => {
    const other = await app.signIn('10039');
    const total = async (): Promise<number> => ok(await other.get('/registers/rectification')).total;
    const write = (text: string) => app.work.run(app.tenantId, (tx) => tx.rows(text, [other.personId]));
    await write(
      `insert into assignments (tenant_id, id, item_id, place, round, person_id, why, opened_at, closed_at, closed_as)
       select tenant_id, gen_random_uuid(), item_id, 'sign', 1, $1, '{"resolver":"add-signer"}', now(), now(), 'agreed' from register_entries where serial = 1`,
    );
    expect(await total()).toBe(1);
    await write(`update assignments set closed_as = 'removed' where person_id = $1 and place = 'sign'`);
    expect(await total()).toBe(0);
  });

  it('the entry knows the row it came from', async () => {
    const [row] = ok(await cast.clerk.get('/registers/rectification')).rows;
    const item = ok(await cast.clerk.get(`/items/${row.itemId}`));
    expect(item.source).toMatchObject({ itemId: sheet, revision: 1, row: { problem: rows[0]?.problem } });
    expect(item.basis).toBe('10月29日专题会议');
    const { measures } = item.prefill['rectify-plan'];
    expect(measures).toEqual([
      expect.objectContaining({ content: rows[0]?.problem, measure: rows[0]?.measure, due: item.due.day.on, rowId: expect.any(String) }),
    ]);
    expect(item.names.people[measures[0].owner]).toEqual(expect.any(String));
  });

  it('tells who handed a list in what became of it', async () => {
    const { sent } = ok(await head.get('/inbox'));
    expect(sent.find(({ itemId }: { itemId: string }) => itemId === sheet)).toMatchObject({
      where: expect.stringMatching(/^\d+月\d+日.*已通过$/u),
      state: { ended: true },
    });
  });
});
