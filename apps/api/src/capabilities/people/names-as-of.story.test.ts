import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { act, castOf, ok, orderLaunch } from '../campaigns/testing/started-campaign.js';

let app: TestApp;
let clerk: Visitor;
let admin: Visitor;
let auditor: Visitor;
let unit: { id: string; version: number };
let sheet: string;

type Card = { kind: string; itemId: string };

beforeAll(async () => {
  app = await startTestApp();
  const cast = await castOf(app);
  await orderLaunch(cast);
  await app.settle();
  [clerk, admin, auditor] = [await app.signIn('10011'), await app.signIn('10078'), await app.signIn('10077')];
  sheet = ok(await clerk.get('/inbox'))
    .sections.flatMap(({ cards }: { cards: Card[] }) => cards)
    .find(({ kind }: Card) => kind === 'fill').itemId;
  await act(clerk, ok(await clerk.get(`/items/${sheet}`)), {
    label: '提交书记审核',
    data: { rows: [{ rowId: '0197c1d2-aaaa-7bbb-8ccc-0123456789ab', problem: '夜班交接漏记三次' }] },
  });
  unit = ok(await admin.get('/organisation')).units.find(({ code }: { code: string }) => code === 'branch-01');
  await app.asOwner((client) => client.query(`update tenants set business_on = '2018-11-20'`));
  ok(await admin.send('POST', `/organisation/units/${unit.id}/rename`, { name: '呼吸消化党支部', on: '2018-11-15', version: unit.version }));
});
afterAll(() => app?.close());

describe('a unit that is renamed in the middle of the year', () => {
  it('keeps its old name on what was issued before: list, cards, time line', async () => {
    expect(ok(await clerk.get(`/items/${sheet}`)).unit.name).toBe('内科第一党支部');
    const history = ok(await auditor.get(`/items/${sheet}/history`));
    expect(history.item.unitName).toBe('内科第一党支部');
    expect(history.events.map(({ who }: { who: string }) => who).filter((who: string) => who.includes('孙晓岚'))).toEqual([
      expect.stringMatching(/^内科第一党支部 /u),
    ]);
    const lines = ok(await auditor.get(`/audit/items?q=${encodeURIComponent('呼吸消化')}`)).rows;
    expect(lines.length).toBeGreaterThan(0);
  });

  it('has its new name everywhere else, and in what is issued from then on', async () => {
    expect(ok(await clerk.get('/me')).hats[0].unitName).toBe('呼吸消化党支部');
    expect(ok(await clerk.get('/units')).map(({ name }: { name: string }) => name)).toContain('呼吸消化党支部');
    const { id } = await app.work.run(app.tenantId, async (tx) => {
      const { Items } = await import('../items/index.js');
      return (await app.app.get(Items).create(tx, { kind: 'task', title: '更名以后的事项', lifecycleKey: 'task', unitId: unit.id, by: { system: 'test' } }))
        .item;
    });
    expect(ok(await auditor.get(`/items/${id}/history`)).item.unitName).toBe('呼吸消化党支部');
  });

  it('is told to the auditor in a sentence, and the whole record is sound', async () => {
    const [last] = ok(await auditor.get('/organisation/history?kind=unit'));
    expect(`${last.who} ${last.sentence}`).toBe('系统管理员 史存真 将“内科第一党支部”更名为“呼吸消化党支部”，自2018年11月15日起');
    expect(ok(await auditor.send('POST', '/audit/check'))).toMatchObject({ sound: true });
  });
});

describe('what somebody without the permission sees of the organisation', () => {
  const pages = ['/organisation', '/organisation/people', '/organisation/areas', '/organisation/history', '/roles', '/calendar/2018'];

  it.each(pages)('%s is not there for a clerk of a branch', async (page) => expect((await clerk.get(page)).status).toBe(404));

  it('no mobile number reaches a branch', async () => {
    const people = await clerk.get('/people?q=1');
    expect(people.status).toBe(200);
    expect(JSON.stringify(people.body)).not.toMatch(/1000000\d{4}/u);
  });

  it('a change is refused and leaves nothing', async () => {
    const before = ok(await admin.get('/organisation/history')).length;
    expect((await clerk.send('POST', `/organisation/units/${unit.id}/rename`, { name: '某', on: '2018-11-20', version: 2 })).status).toBe(403);
    expect(ok(await admin.get('/organisation/history')).length).toBe(before);
  });
});
