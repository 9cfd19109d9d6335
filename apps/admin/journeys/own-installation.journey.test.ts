import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { desk, phone, sheet, type Person } from './person.js';
import { story } from './story.js';
import { startEmptyWorld, type EmptyWorld } from './world.js';

/**
 * A hospital of thirty branches and three hundred people begins with nothing: the printed link, five short pages,
 * a workbook with mistakes in it, accounts, and a clerk who signs in for the first time.
 */
let world: EmptyWorld;
let system: Person;
let clerk: Person;
let link = '';
const SECURITY = '山高水长-52';

beforeAll(async () => {
  world = await startEmptyWorld();
}, 180_000);
afterAll(() => world?.stop(), 60_000);

const it = story('installation', () => world);

const BRANCHES = 30;
const PEOPLE = 300;
const GOOD = '松柏常青-2018';
const heads = {
  单位: ['单位编号', '单位名称', '体系', '上级单位', '序号', '类别', '覆盖科室'],
  人员: ['职工号', '姓名', '联系电话', '党员干部', '所在单位'],
  任职: ['工号', '姓名', '职务', '任职单位', '开始日期', '结束日期'],
  片区: ['片区', '联系领导工号', '联系领导', '所含单位', '开始日期', '结束日期'],
} as const;
type Cells = (string | number | null)[];

/** As a hospital keeps it: heads by other names, telephone numbers as numbers, days in Chinese. */
const workbook = async (more: { people?: Cells[]; posts?: Cells[]; areas?: Cells[] }): Promise<Buffer> => {
  const no = (n: number): string => String(n + 1).padStart(2, '0');
  const units = Array.from({ length: BRANCHES }, (_, n): Cells[] => [
    [`D${no(n)}`, `第${n + 1}病区`, '行政', '海州市人民医院', n + 1, '内设机构', null],
    [`B${no(n)}`, `第${n + 1}党支部`, '党组织', '中共海州市人民医院委员会', n + 11, '党支部', `第${n + 1}病区`],
  ]).flat();
  const people = Array.from({ length: PEOPLE }, (_, n): Cells => [
    20_001 + n,
    `职工${n + 1}`,
    13_100_000_001 + n,
    n % 10 === 9 ? '是' : '否',
    `B${no(n % BRANCHES)}、D${no(n % BRANCHES)}`,
  ]);
  const posts = Array.from({ length: BRANCHES * 2 }, (_, n): Cells => [
    20_001 + n,
    null,
    n < BRANCHES ? '支部书记' : '党务干事',
    `B${no(n % BRANCHES)}`,
    '2018年3月1日',
    null,
  ]);
  const sheets = {
    单位: units,
    人员: [...people, ...(more.people ?? [])],
    任职: [...posts, [20_061, null, '党办干事', 'party-office', '2018.3.1', null], ...(more.posts ?? [])],
    ...(more.areas ? { 片区: more.areas } : {}),
  };
  return Buffer.from(
    await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: [[...heads[name as keyof typeof heads]], ...rows] })) }),
  ); // the keys of the line above
};

const upload = (person: Person, name: string, buffer: Buffer) =>
  person.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });
const fills = (person: Person, values: Readonly<Record<string, string>>) =>
  Object.entries(values).reduce((before, [id, value]) => before.then(() => person.page.locator(`#${id}`).fill(value)), Promise.resolve());
const signIn = async (login: string, password: string, size: { width: number; height: number } = desk): Promise<Person> => {
  const person = await world.visit('/sign-in', size);
  await fills(person, { login, password });
  await person.page.getByRole('button', { name: /^登\s*录$/u }).click();
  await person.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return person;
};

describe('(a) nothing is there yet', () => {
  it('the sign-in page and an old link lead nowhere; the newest opens five short pages', async () => {
    const old = await world.setupLink();
    link = await world.setupLink();
    const stranger = await world.visit(old);
    await stranger.sees('设置链接已过期');
    await stranger.page.context().close();
    system = await world.visit(link);
    await system.sees('第1步，共5步');
    expect(new URL(system.page.url()).search).toBe('');
    await fills(system, { 'setup-name': '海州市人民医院', 'setup-phone': '内线8000' });
    await system.page.getByRole('radio', { name: /^试用/u }).check();
    await system.press('下一步');
    await system.sees('还有没填的：从哪一天开始');
    await fills(system, { 'setup-day': '2018-09-03' });
    await system.looks('o1-setup', { bothWidths: true });
    await system.press('下一步');
    await fills(system, {
      'setup-system-name': '甲文',
      'setup-system-no': 'A01',
      'setup-system-mobile': '13900000001',
      'setup-password': GOOD,
      'setup-again': `${GOOD}x`,
    });
    await system.press('下一步');
    await system.sees('两遍密码不一样');
    await fills(system, { 'setup-again': GOOD });
    await system.press('下一步');
    await fills(system, {
      'setup-security-name': '乙武',
      'setup-security-no': 'A02',
      'setup-security-mobile': '13900000002',
      'setup-security-password': GOOD,
      'setup-security-again': GOOD,
    });
    await system.press('下一步');
    await system.sees('密码由各人自己设定');
    await fills(system, { 'setup-security-password': SECURITY, 'setup-security-again': SECURITY });
    await system.looks('o2-setup-administrators', { bothWidths: true });
    await system.press('下一步');
    await fills(system, { 'setup-audit-name': '丙清', 'setup-audit-no': 'A03', 'setup-audit-mobile': '13900000003' });
    await system.page.getByRole('radio', { name: /^本人不在场/u }).check();
    await system.press('下一步');
    // The answer with the password is lost on its way: the same page sends the same again and is told it.
    await system.page.route(
      '**/api/setup',
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await system.press('完成设置');
    await system.sees('网络断开');
    await system.press('完成设置');
    await system.page.getByRole('heading', { name: '设置完成' }).waitFor({ timeout: 60_000 });
    expect(await system.page.getByText('乙武').count()).toBe(0);
    await system.press('显示丙清的一次性密码');
    const audit = await system.page.locator('li', { hasText: 'A03' }).locator('code').innerText();
    expect(audit).toMatch(/\S{8}/u);
    await system.looks('o3-setup-done', { bothWidths: true });
  });

  it('the link works once, and the list of what is missing opens after signing in', async () => {
    const late = await world.visit(link);
    await late.sees('系统已经设置完成');
    await late.page.context().close();
    await system.page.getByRole('link', { name: '去登录' }).click();
    await fills(system, { login: 'A01', password: GOOD });
    await system.page.getByRole('button', { name: /^登\s*录$/u }).click();
    await system.page.getByRole('heading', { name: '开始使用' }).waitFor();
    await system.looks('o4-beginning', { bothWidths: true });
  });
});

describe('(b) the organisation comes in by workbook', () => {
  it('gives a template to fill in', async () => {
    await system.page.getByRole('link', { name: /导入单位/u }).click();
    const [download] = await Promise.all([system.page.waitForEvent('download'), system.page.getByRole('link', { name: '下载模板' }).click()]);
    expect(download.suggestedFilename()).toBe('单位人员导入表.xlsx');
  });

  it('names the bad rows, takes over the good ones, and gives the others back with their reasons', async () => {
    await upload(
      system,
      '花名册.xlsx',
      await workbook({
        people: [
          [29_001, '错一', 13_100_000_001, '否', 'B01'],
          [29_002, '错二', 13_900_009_002, '否', '没有的支部'],
        ],
        posts: [[99_999, null, '支委', 'B01', '去年', null]],
      }),
    );
    await system.sees('有问题的行（');
    await system.sees('没有“没有的支部”这个单位');
    await system.looks('o5-import-differences', { bothWidths: true });
    const [download] = await Promise.all([system.page.waitForEvent('download'), system.press('下载有问题的行')]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await system.press('有问题的行不导入，其余导入');
    await system.page.getByText(/^已导入：单位60、人员299、任职60、片区0行/u).waitFor({ timeout: 60_000 });
    await system.looks('o6-imported');
  });

  it('takes the rest when it is mended, and then finds nothing to change', async () => {
    // The sheet of areas may come later than the others.
    const area = (n: number): Cells => [
      `第${n + 1}片区`,
      20_101 + n,
      null,
      Array.from({ length: 10 }, (_, at) => `B${String(n * 10 + at + 1).padStart(2, '0')}`).join('、'),
      '2018年9月3日',
      null,
    ];
    const mended = await workbook({ areas: [area(0), area(1), area(2)] });
    await upload(system, '花名册.xlsx', mended);
    await system.sees('会改这些（5行）');
    await system.press(/^导入（5行）$/u);
    await system.page.getByText(/^已导入：单位0、人员1、任职1、片区3行/u).waitFor();
    await system.looks('o6-imported-areas', { bothWidths: true });
    await upload(system, '花名册.xlsx', mended);
    await system.sees('和现在的完全一样');
  });
});

describe('(c) people sign in', () => {
  let password = '';
  let secretaryPassword = '';

  it('accounts are opened for everybody at once, their passwords shown once', async () => {
    await system.goes('/accounts');
    await system.press('为300人开通账号');
    await system.confirm('开通');
    await sheet(system.page).getByText('300人的一次性密码').waitFor({ timeout: 120_000 });
    password = await sheet(system.page).locator('tr', { hasText: '20031' }).locator('code').innerText();
    secretaryPassword = await sheet(system.page).locator('tr', { hasText: '20001' }).locator('code').innerText();
    const [download] = await Promise.all([system.page.waitForEvent('download'), sheet(system.page).getByRole('button', { name: '保存为Excel' }).click()]);
    expect(download.suggestedFilename()).toBe('初始密码.xlsx');
    await system.confirm('关闭');
    await system.looks('o7-accounts', { bothWidths: true });
  });

  it('the thirty who will read individual lists wait for the security administrator, who releases them with one press', async () => {
    const waits = await world.visit('/sign-in', phone);
    await fills(waits, { login: '20001', password: secretaryPassword });
    await waits.page.getByRole('button', { name: /^登\s*录$/u }).click();
    await waits.sees('核准前不能登录');
    await waits.page.context().close();
    const releases = await signIn('A02', SECURITY);
    await releases.page.locator('#main h1').waitFor();
    await releases.goes('/accounts');
    await releases.sees('等您核准的任职和账号（30）');
    await releases.looks('o7-waiting', { bothWidths: true });
    await releases.press('核准所选30人');
    await sheet(releases.page).getByText('已核准30人').waitFor();
    const code = await sheet(releases.page).locator('tr', { hasText: '20001' }).locator('code').innerText();
    await releases.looks('o7-released', { bothWidths: true });
    await releases.page.context().close();
    const secretary = await signIn('20001', `${secretaryPassword}-${code}`, phone);
    await secretary.sees('请先修改密码');
    await secretary.page.context().close();
  });

  it('a clerk signs in on a phone, must change the password, and stands before the own list', async () => {
    clerk = await signIn('20031', password, phone);
    await clerk.sees('请先修改密码');
    await clerk.looks('o8-change-password');
    await fills(clerk, { 'password-old': password, 'password-new': '清正廉洁-31', 'password-again': '清正廉洁-31' });
    await clerk.press('修改密码');
    await clerk.page.locator('#main h1').waitFor();
    await clerk.looks('o9-clerk-home');
  });

  it('a shared computer keeps nothing and signs out after ten idle minutes; the same page opens again', async () => {
    const shared = await signIn('A01', GOOD);
    await shared.page.clock.install();
    await shared.goes('/organisation/import');
    // How far pages were scrolled is all the tab remembers, and not beyond signing out.
    const kept = () =>
      shared.page.evaluate(async () => [
        Object.keys(localStorage),
        Object.keys(sessionStorage).filter((key) => !key.startsWith('tsr-scroll')),
        document.cookie,
        await indexedDB.databases(),
        'caches' in globalThis ? await caches.keys() : [],
      ]);
    expect(await kept()).toEqual([[], [], '', [], []]);
    const answer = await shared.page.request.get(`${world.product.url}/api/me`);
    expect(answer.headers()['cache-control']).toBe('no-store');
    await shared.page.clock.fastForward('09:30');
    const turned = shared.page.evaluate(
      () =>
        new Promise<void>((done) => {
          addEventListener('wheel', () => done(), { once: true, capture: true });
        }),
    );
    await shared.page.mouse.wheel(0, 10);
    await turned; // the page hears of it a moment later
    await shared.page.clock.fastForward('09:30');
    expect(new URL(shared.page.url()).pathname).toBe('/organisation/import');
    await shared.page.clock.fastForward('00:40');
    await shared.page.waitForURL(/sign-in/u);
    await shared.sees('登录后回到原来的页面');
    expect(await shared.page.locator('#login').inputValue()).toBe('');
    await fills(shared, { login: 'A01', password: GOOD });
    await shared.page.getByRole('button', { name: /^登\s*录$/u }).click();
    await shared.page.getByRole('heading', { name: '用表格导入单位和人员' }).waitFor();
    await shared.page.context().close();
  });

  it('an account taken away is signed out at once', async () => {
    await system.page.getByRole('searchbox', { name: '姓名、工号、单位或职务' }).fill('20031');
    await system.page.keyboard.press('Enter');
    await system.press('办理 职工31');
    await sheet(system.page).getByText('公用电脑').waitFor();
    await system.looks('o10-account');
    await sheet(system.page)
      .getByRole('button', { name: /^停\s*用$/u })
      .click();
    await sheet(system.page).getByRole('button', { name: '确认停用' }).click();
    await sheet(system.page).getByText('现在没有登录').waitFor();
    await clerk.page.reload();
    await clerk.page.waitForURL(/sign-in/u);
    await clerk.looks('o11-signed-out');
  });
});
