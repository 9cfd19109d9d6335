import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { desk, settled, sheet, type Person } from './person.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** A branch gets another name, a post another holder, a year a day off; who may not is told why, and the auditor reads all of it. */
let world: World;
let admin: Person;
let security: Person;

beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(() => world?.stop(), 60_000);

const it = story('organisation', () => world);

/** Types into a box that offers what fits, and takes the first. */
const choose = async ({ page }: Person, label: string, words: string) => {
  const box = sheet(page).getByRole('combobox', { name: label, exact: true });
  await box.click();
  await box.fill(words);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: words }).first().waitFor();
  await box.press('Enter');
};

const finds = async (person: Person, staffNo: string) => {
  await person.goes('/people');
  await person.page.getByRole('searchbox').fill(staffNo);
  await person.page.getByRole('searchbox').press('Enter');
  await person.page
    .getByRole('link', { name: /\p{Script=Han}/u })
    .and(person.page.locator('.people-table a, .people-cards a'))
    .first()
    .waitFor();
  await settled(person.page);
  await person.page.locator('.people-table a').first().click();
  await person.page.getByText(`工号 ${staffNo}`).waitFor();
};

describe('an organisation is kept in the browser', () => {
  it('a branch is renamed as of a day', async () => {
    admin = await world.signIn('10078', desk, '/organisation');
    await admin.sees('外科第二党支部');
    await admin.looks('organisation', { bothWidths: true });
    await admin.page.getByRole('link', { name: '外科第二党支部', exact: true }).click();
    await admin.press('更名');
    await sheet(admin.page).getByLabel('新名称').fill('骨科神经外科党支部');
    await admin.confirm('更名');
    await admin.page.getByRole('heading', { name: '骨科神经外科党支部' }).waitFor();
    await admin.sees('将“外科第二党支部”更名为“骨科神经外科党支部”，自2018年10月8日起');
    await admin.looks('organisation-unit', { bothWidths: true });
  });

  it('a post is given as of a day and taken, after a look at what is open', async () => {
    await finds(admin, '10044');
    await admin.press('任职');
    await choose(admin, '职务', '支部书记');
    await admin.confirm('任职');
    await admin.sees('任命丁秋白为骨科神经外科党支部书记，自2018年10月8日起');
    await finds(admin, '10039');
    await admin.press('免职 骨科神经外科党支部 支部书记');
    await sheet(admin.page).getByText(/手上/u).first().waitFor();
    await admin.looks('organisation-relieve');
    const day = sheet(admin.page).getByLabel('从哪天起不再担任');
    await day.fill('2018-10-09');
    await day.press('Enter');
    await admin.confirm('免去');
    await admin.sees('免去苏木兰的骨科神经外科党支部书记职务，自2018年10月9日起');
    await admin.looks('organisation-person', { bothWidths: true });
  });

  it('nobody gives himself a post', async () => {
    await finds(admin, '10078');
    await admin.sees('这是您本人：任职和所在单位须由另一位管理员办理。');
    expect(await admin.page.getByRole('button', { name: '任职', exact: true }).count()).toBe(0);
  });

  it('three administrators are three people, and the sentence tells who holds what', async () => {
    security = await world.signIn('10079', desk, '/people');
    await finds(security, '10078');
    await security.press('任职');
    await choose(security, '职务', '审计管理员');
    await choose(security, '在哪个单位', '党办');
    await security.confirm('任职');
    await security.sees('三个管理员不能是同一个人');
    await security.sees(/史存真自2018年9月1日起任.*系统管理员（管理单位和人员）/u);
  });

  it('the page of rights says in sentences who may what, by post, person and permission', async () => {
    await security.goes('/roles');
    await security.press('调整权限 党务干事');
    await sheet(security.page)
      .getByRole('checkbox', { name: /^看台账/u })
      .uncheck();
    await security.confirm('保存权限');
    await security.sees('调整党务干事的权限：取消“看台账”');
    await security.looks('roles', { bothWidths: true });
    await security.press('谁能');
    await security.page.getByRole('combobox', { name: '选一项权限' }).click();
    await security.page.keyboard.type('看全院个人清单');
    await security.page.keyboard.press('Enter');
    await security.sees('担任党办主任的人');
    await security.looks('roles-permission');
    await security.page.getByRole('link', { name: '王景行' }).click();
    await security.sees('因为担任党办主任（2017年9月1日起）');
    await security.looks('roles-person', { bothWidths: true });
  });

  it('a day off of one’s own is written in a sentence', async () => {
    const office = await world.signIn('10007', desk, '/calendar');
    await office.page.getByLabel('用一句话登记').fill('放假11月9日，11月10日上班');
    await office.page.getByRole('checkbox', { name: /本单位自定/u }).check();
    await office.press('识别');
    await office.sees('放假1天：11月9日（周五）');
    await office.press('加入日历');
    await office.press('保存为第2版');
    await office.sees(/登记2018年工作日历（第2版，已公布）/u);
    await office.looks('calendar', { bothWidths: true });
  });

  it('the auditor reads all of it; a clerk finds no such page', async () => {
    const auditor = await world.signIn('10077', desk, '/organisation/history');
    await auditor.sees('免去苏木兰的骨科神经外科党支部书记职务，自2018年10月9日起');
    await auditor.sees('系统管理员 史存真');
    await auditor.looks('organisation-history', { bothWidths: true });
    const clerk = await world.signIn('10011');
    expect(
      await clerk.page
        .getByRole('navigation', { name: '主导航' })
        .getByRole('link', { name: /组织|人员|角色|日历/u })
        .count(),
    ).toBe(0);
    await clerk.page.goto(`${world.product.url}/people`);
    await clerk.sees('没有这个页面或这条记录，或者您无权查看。');
  });
});
