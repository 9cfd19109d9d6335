import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from '@jest/globals';
import pg from 'pg';
import type { HistoryView, InboxView, ItemView, Me, Routes } from '../src/api/types.js';
import { annexTwoWord } from '../../api/src/kernel/sheets/testing/official-sheets.js';
import { cellOf, desk, phone, pressAct, sheet, type Person } from './person.js';
import { act, visitor } from './prepared-year.js';
import { requestedFunds } from './rights-on-fields.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** A secretary on night duty, a colleague who stands in on a phone, a signature on paper, signers who write in the form, and a clerk who leaves. */
let world: World;
let items: string[] = [];

beforeAll(async () => {
  world = await startWorld('campaign');
  const { url } = world.product;
  const clerk = await visitor(url, '10011');
  const inbox = await clerk.get<InboxView>('/inbox');
  const cards = inbox.sections.flatMap((section) => section.cards).filter((card) => card.kind === 'fill' && !card.restricted);
  if (cards.length < 2) throw new Error(`there is too little to fill in: ${JSON.stringify(inbox).slice(0, 2_000)}`);
  items = cards.slice(0, 2).map(({ itemId }) => itemId);
  await act(clerk, items[0] ?? '', '提交书记审核', { data: { rows: [{ rowId: randomUUID(), problem: '早交班占用学习时间', measure: '每周三下午集中学习' }] } });
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('stand-in', () => world);

const choose = async ({ page }: Person, label: string | RegExp, option: string) => {
  await page.getByRole('combobox', { name: label }).first().click();
  await page.keyboard.type(option);
  await page.locator('.ant-select-item-option', { hasText: option }).last().click();
};
const lastEvent = async (person: Person, id: string) =>
  (await person.reads<HistoryView>(`/items/${id}/history`)).events.findLast(({ kind }) => kind !== 'system');

it('a clerk fills a list on a phone from the sheet he filled in in Word; the same file again changes nothing', async () => {
  const clerk = await world.signIn('10011', phone, `/items/${items[1] ?? ''}`);
  const file = {
    name: '清单.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: annexTwoWord([
      ['取药排队时间长，群众反映多', '增设窗口', ''],
      ['会议记录不完整，有人补抄', '', ''],
    ]),
  };
  await clerk.press('从 Excel 或 Word 导入');
  await sheet(clerk.page).locator('input[type=file]').setInputFiles(file);
  await clerk.sees('新增2行');
  await clerk.looks('stand-in-0-word');
  await clerk.press('填入2行');
  await clerk.sees(/已从文件填入：新增2行/u);
  await clerk.sees(/已自动保存/u);
  await clerk.page.reload();
  expect((await clerk.reads<ItemView>(`/items/${items[1] ?? ''}`)).fill?.draft.data['rows']).toMatchObject([
    { problem: '取药排队时间长，群众反映多', measure: '增设窗口' },
    { problem: '会议记录不完整，有人补抄', measure: '' },
  ]);
  await clerk.press('从 Excel 或 Word 导入');
  await sheet(clerk.page).locator('input[type=file]').setInputFiles(file);
  await clerk.sees('没有变化2行');
  await clerk.press('不导入');
  const { data } = (await clerk.reads<ItemView>(`/items/${items[1] ?? ''}`)).fill?.draft ?? { data: {} };
  await act(await visitor(world.product.url, '10011'), items[1] ?? '', '提交书记审核', { data });
});

it('the secretary asks a colleague of his branch to stand in for five days', async () => {
  const secretary = await world.signIn('10010', desk, '/me');
  await choose(secretary, '代办的同志', '朱文澜');
  await secretary.page.getByLabel('结束日期').fill('2018-10-12');
  await secretary.page.keyboard.press('Enter');
  await secretary.press('请他代办');
  await secretary.sees(/朱文澜代徐春来办理/u);
  await secretary.looks('stand-in-1-me', { bothWidths: true });
  expect((await secretary.reads<Me>('/me')).standIn?.name).toBe('朱文澜');
});

it('the colleague agrees on a phone in his stead, and the time line says so', async () => {
  const colleague = await world.signIn('10013', phone, '/');
  await colleague.sees('代 徐春来');
  await colleague.looks('stand-in-2-inbox');
  await colleague.goes(`/items/${items[0]}`);
  await colleague.looks('stand-in-3-item');
  await colleague.press(/^代徐春来：同意/u);
  await sheet(colleague.page).getByRole('button', { name: /^同意/u }).last().click();
  await colleague.page
    .getByRole('status')
    .filter({ hasText: /^已.*，转党办审核/u })
    .first()
    .waitFor();
  expect((await lastEvent(colleague, items[0] ?? ''))?.who).toMatch(/朱文澜 代 徐春来$/u);
});

it('the office enters what the secretary signed on paper, and both names stay', async () => {
  const office = await world.signIn('10007', desk, `/items/${items[1]}`);
  await office.press('补录纸质签批');
  await sheet(office.page).getByText('签批日期').first().waitFor();
  await office.looks('stand-in-4-paper', { bothWidths: true });
  await office.confirm('补录');
  await sheet(office.page).getByText('请上传签批件的扫描件或照片').waitFor();
  await sheet(office.page)
    .locator('input[type=file]')
    .setInputFiles({ name: '签批件.txt', mimeType: 'text/plain', buffer: Buffer.from('同意') });
  await sheet(office.page).getByText('已上传：签批件.txt').waitFor();
  await office.confirm('补录');
  await sheet(office.page).waitFor({ state: 'hidden' });
  const line = await lastEvent(office, items[1] ?? '');
  expect([line?.who, line?.sentence]).toEqual([expect.stringMatching(/^刘清和 代录 .*徐春来$/u), expect.stringMatching(/^10月8日签批：/u)]);
  await office.goes(`/items/${items[1]}/history`);
  await office.sees(/代录/u);
  await office.looks('stand-in-5-history', { bothWidths: true });
});

it('a decision link shows what would be decided, decides once for the one it was sent to, whoever is signed in, and says so when it is over', async () => {
  const id = items[0] ?? '';
  const [token, late] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')];
  const { signer, staffNo } = await linked(id, { token, late });
  const other = await world.signIn('10011', phone);
  const opens = async (secret: string) => {
    await other.page.goto('about:blank');
    await other.page.goto(`${world.product.url}/decide#${secret}`);
  };
  await opens(late);
  await other.sees(/链接已过期|已经过期/u);
  await opens(token);
  await other.sees(new RegExp(`由您签批：.*${signer}`, 'u'));
  const before = await lastEvent(other, id);
  await other.looks('stand-in-6-link', { bothWidths: true });
  await other.page.reload();
  expect(await lastEvent(other, id)).toEqual(before);
  await other.press('审核通过');
  await other.press('确认审核通过');
  await other.sees(/可以关闭本页了/u);
  const office = await world.signIn(staffNo);
  expect((await lastEvent(office, id))?.who).toContain(signer);
  await opens(token);
  await other.sees(/链接已经用过|已用过|已使用/u);
  expect((await other.reads<Me>('/me')).person.staffNo).toBe('10011');
});

/** Two links for whoever has it in hand now, as they would have been sent to him; one of them is over. */
async function linked(id: string, { token, late }: { token: string; late: string }): Promise<{ signer: string; staffNo: string }> {
  const database = new pg.Client({ connectionString: world.superuserUrl });
  await database.connect();
  try {
    // They open only while he is reached where they were sent.
    await database.query(
      `insert into outbound_addresses (tenant_id, person_id, address, confirmed_at)
       select a.tenant_id, a.person_id, '13800001234', now() from assignments a where a.item_id = $1 and a.closed_at is null and a.kind = 'sign' on conflict do nothing`,
      [id],
    );
    const { rows } = await database.query<{ signer: string; staffNo: string }>(
      `with slot as (select a.*, p.name, p.staff_no from assignments a join persons p on (p.tenant_id, p.id) = (a.tenant_id, a.person_id) where a.item_id = $1 and a.closed_at is null and a.kind = 'sign' order by p.staff_no limit 1),
         made as (insert into decision_links (tenant_id, id, token_hash, person_id, item_id, slot_id, place, round, expires_at)
                  select slot.tenant_id, gen_random_uuid(), sha256(t.token::bytea), slot.person_id, slot.item_id, slot.id, slot.place, slot.round, now() + t.lasts::interval from slot, (values ($2, '1 day'), ($3, '-1 minute')) as t (token, lasts))
       select name as signer, staff_no as "staffNo" from slot`,
      [id, token, late],
    );
    const [found] = rows;
    if (!found) throw new Error('somebody has it in hand');
    return found;
  } finally {
    await database.end();
  }
}

it('two signers write what their step may write, on the desk and on a phone; at one cell each sees what the other wrote', async () => {
  const id = await requestedFunds(world.product);
  const [secretary, member] = [await world.signIn('10010', desk, `/items/${id}`), await world.signIn('10012', phone, `/items/${id}`)];
  for (const signer of [secretary, member]) {
    await signer.sees(/这一步由您填写：核定意见/u);
    expect(await signer.page.content()).not.toMatch(/预算|3\.6万元|单价|2800元/u);
  }
  await secretary.looks('rights-1-signer', { bothWidths: true });
  await secretary.page.getByLabel('核定意见').fill('情况属实，确有需要');
  await (await cellOf(secretary.page, '第1行 核定结果')).fill('同意5台');
  // Begun before the other's words come: afterwards he would see them, and write over them knowingly.
  await (await cellOf(member.page, '第1行 核定结果')).fill('先购3台');
  await secretary.press('保存');
  await secretary.page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  await member.press('保存');
  await member.sees(/第1行“核定结果”：.*徐春来改为“同意5台”/u);
  await member.sees('您填的：先购3台');
  await member.looks('rights-2-conflict', { bothWidths: true });
  await member.press('用我填的');
  await member.page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
  await secretary.page.reload();
  for (const signer of [secretary, member]) {
    await pressAct(signer, '核定');
    await signer.confirm('核定');
    await signer.page
      .getByRole('status')
      .filter({ hasText: /^已核定/u })
      .first()
      .waitFor();
  }
  const chief = await world.signIn('10002', desk, `/items/${id}`);
  for (const words of ['共3.6万元', '情况属实，确有需要', '先购3台']) await chief.sees(words);
  await chief.page.getByText('报送后有2次修改').click();
  await chief.looks('rights-3-chief');
});

it('what a clerk has in hand is shown and handed over when he leaves', async () => {
  const office = await world.signIn('10007');
  const [clerk] = await office.reads<{ id: string }[]>(`/people?q=${encodeURIComponent('孙晓岚')}`);
  const work = () => office.reads<Routes['GET /people/:id/open-work']['answer']>(`/people/${clerk?.id}/open-work`);
  const before = await work();
  expect(before.lines.length).toBeGreaterThan(0);
  await office.goes('/hand-over');
  await choose(office, '为哪位同志办理交接', '孙晓岚');
  await office.page.getByRole('heading', { name: '孙晓岚手上的事' }).waitFor();
  await office.looks('stand-in-6-hand-over', { bothWidths: true });
  await office.page.getByLabel('为什么交接').fill('工作调动');
  await office.press(`交接${before.lines.filter(({ proposed }) => proposed !== null).length}件`);
  await office.sees(/件已交接/u);
  expect((await work()).lines).toEqual([]);
  await office.looks('stand-in-7-handed-over');
  const [first] = before.lines;
  expect((await lastEvent(office, first?.itemId ?? ''))?.reason).toBe('工作调动');
  expect((await office.reads<ItemView>(`/items/${first?.itemId}`)).path.some(({ people }) => people.some(({ outcome }) => outcome === '已转交'))).toBe(true);
});
