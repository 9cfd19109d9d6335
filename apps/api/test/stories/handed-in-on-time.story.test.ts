import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { shippedScript } from './support/shipped-script.js';
import { startsThePlan } from './support/starts-the-plan.js';
import { worldOf } from './support/world.js';
import type { World } from './support/world.js';

const { office, clerk, auditor, sheet, second } = shippedScript;
const secretary = '10010';

let app: TestApp | undefined;
let world: World;
beforeAll(async () => {
  app = await startTestApp();
  world = worldOf(app);
});
afterAll(() => app?.close());

const light = async (name: string) => (await (await world.person(clerk)).item(world.itemOf(name))).due.light;
const moveTo = async (day: string) => world.moveTo(await world.person(office), day);

/** The lists the office reads as late. */
async function lateOnBoard(): Promise<string[]> {
  const person = await world.person(office);
  const ids: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const page: { rows: { itemId: string }[]; next: string | null } = await person.reads(
      `/campaigns/${world.itemOf('campaign')}/board/items?which=overdue${next === '' ? '' : `&after=${next}`}`,
    );
    ids.push(...page.rows.map(({ itemId }) => itemId));
    next = page.next;
  }
  return ids;
}

/** How many units the plan's own page calls late, over all tasks; and how many cells of the board are red. */
async function lateInPlan(): Promise<number> {
  const { tasks } = await (await world.person(office)).reads(`/campaigns/${world.itemOf('campaign')}`);
  return tasks.reduce((sum: number, { progress }: { progress: { overdue: number } | null }) => sum + (progress?.overdue ?? 0), 0);
}

async function lateCells(): Promise<number> {
  const { rows } = await (await world.person(office)).reads(`/campaigns/${world.itemOf('campaign')}/board`);
  return rows.reduce((sum: number, { cells }: { cells: string }) => sum + [...cells].filter((letter) => letter === 'r').length, 0);
}

async function handsIn(name: string, { card, answers, submit }: typeof sheet | typeof second): Promise<void> {
  const person = await world.person(clerk);
  const { itemId } = await person.card(...card);
  world.items.set(name, itemId);
  await person.does(itemId, { press: submit, answers });
}

describe('the office starts the plan', () => startsThePlan((title, part) => it(title, () => part(world, shippedScript), 60_000)));

describe('what the month asks', () => {
  const monthOf = async (staffNo: string): Promise<string | null> => (await (await world.person(staffNo)).reads('/inbox')).month;

  it('of a cadre is her own individual list, also once it is handed in; of the clerk nobody else’s', async () => {
    const cadre = await world.person(shippedScript.individual.cadre);
    expect(await monthOf(clerk)).toBe('本月到期的有2件要您填报，约需16分钟（含已报送的）');
    expect(await monthOf(shippedScript.individual.cadre)).toBe('本月到期的有1件要您填报，约需8分钟（含已报送的）');
    const [own] = await cadre.cards();
    await cadre.does(own?.itemId ?? '', { press: shippedScript.individual.submit, answers: shippedScript.individual.answers });
    expect(await monthOf(shippedScript.individual.cadre)).toBe('本月到期的有1件要您填报，约需8分钟（含已报送的）');
    expect(await monthOf(clerk)).toBe('本月到期的有2件要您填报，约需16分钟（含已报送的）');
    expect(await monthOf(auditor)).toBeNull();
  });

  it('of a branch on average tells how many individual lists there are, and nothing else of them', async () => {
    const { sentence, rows } = await (await world.person(office)).reads(`/campaigns/${world.itemOf('campaign')}/board/items?which=month`);
    expect(sentence).toMatch(/另有限定范围的清单\d+份（只计份数，不在下表；一个片区一项任务不足3份的不计）/u);
    expect(JSON.stringify(rows)).not.toContain((await world.person(shippedScript.individual.cadre)).name);
  });
});

describe('two lists that are due on 20 October', () => {
  it('the first is handed in on the last day; while the secretary has it, it does not become late', async () => {
    await moveTo('2018-10-20');
    await handsIn('in time', sheet);
    expect(await light('in time')).toEqual({ light: 'stopped', text: '审核期间不计时' });
    await moveTo('2018-10-22');
    expect(await light('in time')).toEqual({ light: 'stopped', text: '审核期间不计时' });
  });

  it('the second is late until it is handed in, two days after, and stays recorded as such', async () => {
    const { itemId } = await (await world.person(clerk)).card(...second.card);
    world.items.set('late', itemId);
    expect(await light('late')).toEqual({ light: 'red', text: '逾期2天，可补报' });
    expect(await lateOnBoard()).toContain(itemId);
    await handsIn('late', second);
    expect(await light('late')).toEqual({ light: 'stopped', text: '审核期间不计时（首次报送逾期2天）' });
  });

  it('the board calls neither late, so nobody is urged for what lies with somebody else', async () => {
    const late = await lateOnBoard();
    expect(late).not.toContain(world.itemOf('in time'));
    expect(late).not.toContain(world.itemOf('late'));
    expect(late.length).toBeGreaterThan(0);
    expect(await lateInPlan()).toBe(await lateCells());
  });

  it('the page of the branch’s task says what the worst of its lists says, and is not late by itself', async () => {
    const person = await world.person(clerk);
    const share = (await person.item(world.itemOf('in time'))).parent;
    const { due } = await person.item(share?.id ?? '');
    expect(due).toMatchObject({ day: { on: '2018-10-20' }, light: { light: 'stopped' } });
    expect(['审核期间不计时', '审核期间不计时（首次报送逾期2天）']).toContain(due.light.text);
  });

  it('returned, corrected and handed in again weeks later, the first is still in time', async () => {
    const [person, signer, itemId] = [await world.person(clerk), await world.person(secretary), world.itemOf('in time')];
    await signer.does(itemId, { press: '退回修改', reason: '第3行措施请写明责任人和时间' });
    await moveTo('2018-11-05');
    expect(await light('in time')).toEqual({ light: 'stopped', text: '退回期间不计' });
    await person.does(itemId, { press: '改好，重新报送', answers: sheet.answers });
    await signer.does(itemId, { press: '同意并报送党办' });
    await moveTo('2018-11-15');
    expect(await light('in time')).toEqual({ light: 'stopped', text: '审核期间不计时' });
  });

  it('taken back by the clerk, the clock goes on for him', async () => {
    const [person, itemId] = [await world.person(clerk), world.itemOf('late')];
    await person.does(itemId, { press: '撤回' });
    expect(await light('late')).toMatchObject({ light: 'red' });
    expect((await person.item((await person.item(itemId)).parent?.id ?? '')).due.light.light).toBe('red');
    await person.does(itemId, { press: second.submit, answers: second.answers });
  });

  it('agreed to in the end, the auditor still finds the late one among the late, and the other not', async () => {
    for (const name of ['in time', 'late']) {
      if (name === 'late') await (await world.person(secretary)).does(world.itemOf(name), { press: '同意并报送党办' });
      await (await world.person(office)).does(world.itemOf(name), { press: '审核通过' });
    }
    const { rows } = await (await world.person(auditor)).reads('/audit/items?overdue=1&q=查摆问题清单');
    const late = rows.map(({ itemId }: { itemId: string }) => itemId);
    expect(late).toContain(world.itemOf('late'));
    expect(late).not.toContain(world.itemOf('in time'));
  });
});
