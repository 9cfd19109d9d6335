import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { HistoryView, ItemView } from '../src/api/types.js';
import {
  audited,
  begin,
  build,
  built,
  expectUpgraded,
  handedIn,
  handedOver,
  keptACase,
  madeForPlans,
  nextVersion,
  published,
  rehearsedAndMended,
  tied,
  undone,
  upgraded,
  type Maker,
} from './chain-stations.js';
import { mouse } from './hands.js';
import { pressAct, type Person } from './person.js';
import { act, visitor, type Visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** One chain with nested forks, by mouse the whole way: drawn, rehearsed and mended, published by a second person, sent out by a task, signed, moved to its next version and back, and read by whoever only looks. */
let world: World;
let office: Maker;
let head: Maker;
let clerk: Visitor;
let designId = '';
let key = '';
let itemId = '';
let inHisStead = '';
/** Of the committee, and who signs for him. */
const [AWAY, STAND_IN] = ['10003', '10009'];
const TITLE = '大额经费请示';
const MOST_SCRIPT = 400_000;

beforeAll(async () => {
  world = await startWorld();
  clerk = await visitor(world.product.url, '10007');
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('designer', () => world);
const as = (login: string): Promise<Visitor> => visitor(world.product.url, login);
const item = (): Promise<ItemView> => clerk.get<ItemView>(`/items/${itemId}`);
const shown =
  (who: () => Person) =>
  (name: string, options?: { readonly bothWidths?: boolean }): Promise<void> =>
    who().looks(`designer-${name}`, options);
const officeShown = shown(() => office.person);
const headShown = shown(() => head.person);
const maker = async (login: string): Promise<Maker> => {
  const person = await world.signIn(login);
  return { person, hands: mouse(person.page) };
};

/** What the first view of it asks for beside the shell that is there already, as it comes compressed. */
async function weighsLittle({ page }: Person): Promise<void> {
  await page.getByRole('scrollbar', { name: '全图' }).waitFor({ state: 'attached' });
  const index = await (await page.request.get(world.product.url)).text();
  const scripts = await page.evaluate(() => performance.getEntriesByType('resource').flatMap(({ name }) => (/\/assets\/.+\.js$/u.test(name) ? [name] : [])));
  const own = [...new Set(scripts)].filter((name) => !index.includes(new URL(name).pathname));
  expect(own.some((name) => name.includes('design-page'))).toBe(true);
  const sizes = await Promise.all(own.map(async (name) => gzipSync(await (await page.request.get(name)).body()).length));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`the designer’s first view: ${Math.round(all / 1000)} kB of script beside the shell`);
  expect(all).toBeLessThanOrEqual(MOST_SCRIPT);
}

it('drawn: two nested forks, a condition on a field, a vote by shares, groups, a hand of one’s own and reminders', async () => {
  office = await maker('10007');
  designId = await begin(office.person, clerk, TITLE);
  await weighsLittle(office.person);
  await build(office);
  await built(office, designId, 'by mouse');
  await officeShown('drawn', { bothWidths: true });
  await madeForPlans(office);
});

it('the rehearsal finds units where nobody signs, and that is mended at the step', async () => {
  await rehearsedAndMended(office, officeShown);
});

it('one is walked through and kept as a case; the drawing shows what no case came by', async () => {
  await keptACase(office);
  const { page, press, sees } = office.person;
  await page.getByRole('button', { name: '案例', exact: true }).click();
  await sees('1个案例，都通过了。');
  await sees(/^案例走过\d+处中的\d+处（\d+%）$/u);
  await press('审批链');
  await page.getByLabel('标出案例没走到的').check();
  await page.locator('.dz-head.dz-unwalked').first().waitFor();
  await officeShown('coverage');
});

it('handed over by who drew it, published by a second person who sees who can newly decide', async () => {
  await handedOver(office);
  head = await maker('10006');
  const look = async (): Promise<void> => {
    await head.person.sees('发布后新增的权限');
    await headShown('to-publish');
  };
  await published(head, office.person, { look });
  key = (await clerk.get<{ document: { lifecycle: { key: string } } }>(`/designs/${designId}`)).document.lifecycle.key;
});

it('a task of a plan is done by it: the drawer names its form and its path', async () => {
  await tied(office, clerk, { title: TITLE, key, shown: officeShown });
});

it('several people sign: the office head himself, then votes and groups at the same time, a colleague in the stead of one who is away', async () => {
  itemId = await handedIn(as);
  const [away, colleague] = [await as(AWAY), await as(STAND_IN)];
  const { of: proxy } = await colleague.get<{ of: { id: string; name: string } }>('/proxies');
  const { of: principal } = await away.get<{ of: { id: string; name: string } }>('/proxies');
  await clerk.send('POST', '/proxies', { principalId: principal.id, proxyId: proxy.id, from: '2018-10-08', to: '2018-10-31' });
  const { person } = head;
  await person.goes(`/items/${itemId}`);
  await pressAct(person, '同意');
  await person.confirm('同意');
  await person.sees(/待党委票决/u);
  const stander = await world.signIn(STAND_IN);
  await stander.goes(`/items/${itemId}`);
  await stander.looks('designer-stand-in', { bothWidths: true });
  await stander.press(`代${principal.name}：同意`);
  await stander.confirm('同意');
  inHisStead = `${proxy.name} 代 ${principal.name}`;
  await stander.sees('我已办（1）');
  const { events } = await stander.reads<HistoryView>(`/items/${itemId}/history`);
  expect(events.map(({ who }) => who).join()).toContain(inHisStead);
  await act(await as('10001'), itemId, '同意');
  await act(await as('10010'), itemId, '同意');
  expect((await item()).state.label).toContain('待党委票决');
  await person.goes(`/items/${itemId}`);
  await headShown('running');
});

it('the next version puts a step in after the vote; what runs is counted and stays', async () => {
  await nextVersion(office, clerk, { key, shown: officeShown });
  await published(head, office.person, { says: /继续按第1版办理/u });
});

it('upgraded while votes are there: rehearsed, applied, and undone to the very same', async () => {
  const before = await item();
  await upgraded(head, key, headShown);
  expectUpgraded(await item(), before);
  await undone(head);
  const after = await item();
  expect(after.path).toEqual(before.path);
  expect(after.state).toEqual(before.state);
  for (const login of ['10002', '10004']) await act(await as(login), itemId, '同意');
});

it('the auditor reads all of it', async () => {
  const auditor = await world.signIn('10077');
  await audited(
    auditor,
    { itemId, designId, names: new RegExp(inHisStead, 'u') },
    shown(() => auditor),
  );
});
