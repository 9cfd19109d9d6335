import { afterAll, beforeAll, expect } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import type { Locator } from 'playwright-core';
import { desk, sheet, type Person } from './person.js';
import { visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** The office builds a form from nothing: with the mouse, partly with the keyboard, and a second person publishes it. */
let world: World;
let office: Person;
let acts = 0;
let presses = 0;

beforeAll(async () => {
  world = await startWorld();
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('form-builder', () => world);
const MOST_ACTS = 60;

interface Design {
  readonly document: { readonly forms: readonly FormDefinition[] };
  readonly problems: readonly { readonly message: string }[];
}
const design = (): Promise<Design> => office.reads<Design>(new URL(office.page.url()).pathname.replace('/definitions', ''));
const saved = () => office.page.getByText('已自动保存').waitFor();

const act = async (count: number, doing: () => Promise<unknown>): Promise<void> => {
  acts += 1;
  presses += count;
  await doing();
};
const press = (button: Locator) => act(1, () => button.click());
const write = (field: Locator, words: string) => act(1 + words.length, () => field.fill(words));
const key = (...keys: readonly string[]) =>
  act(keys.length, async () => {
    for (const one of keys) await office.page.keyboard.press(one);
  });

const button = (name: string) => office.page.getByRole('button', { name, exact: true });
const side = () => office.page.getByRole('complementary', { name: '设置' });
const cards = () => office.page.locator('.fb-card');

/** Carries it there with the mouse, as slowly as a hand does. */
async function carry(from: Locator, to: Locator): Promise<void> {
  const { mouse } = office.page;
  await from.scrollIntoViewIfNeeded();
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  if (!a || !b) throw new Error('nothing to carry, or nowhere to');
  await mouse.move(a.x + a.width / 2, a.y + 12);
  await mouse.down();
  await mouse.move(a.x + a.width / 2 + 12, a.y + 24, { steps: 3 });
  await mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
  await office.page.locator('.fb-slot[data-over]').waitFor();
  await mouse.up();
}

it('by mouse: a blank form gets a choice, a date and a table, and columns are carried into it', async () => {
  office = await world.signIn('10007');
  const clerk = await visitor(world.product.url, '10007');
  const { id } = await clerk.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key: 'request', copy: true }, title: '隐患排查' });
  await office.goes(`/definitions/designs/${id}?view=form`);
  await press(button('新建表单'));
  await write(side().getByLabel('表单名称'), '安全隐患排查表');
  await press(button('单选'));
  await write(side().getByLabel('名称'), '查到隐患了吗');
  await write(side().getByLabel('第1个选项', { exact: true }), '有');
  await write(side().getByLabel('第2个选项', { exact: true }), '没有');
  await act(1, () => side().getByLabel('必须填写').check());
  await press(button('日期'));
  await write(side().getByLabel('名称'), '排查日期');
  await press(button('表格（可加行）'));
  await write(side().getByLabel('名称'), '隐患清单');
  await press(cards().filter({ hasText: '内容' }).last());
  await write(side().getByLabel('名称'), '隐患');
  const slots = office.page.locator('.fb-columns .fb-slot');
  await act(1, () => carry(button('人员'), slots.last()));
  await write(side().getByLabel('名称'), '整改人');
  await act(1, () => carry(cards().filter({ hasText: '排查日期' }), slots.last()));
  await cards().filter({ hasText: '排查日期' }).and(office.page.locator('.fb-column')).waitFor();
  await saved();
  const form = (await design()).document.forms.at(-1);
  expect([form?.title, form?.order.map((one) => form.fields[one]?.kind)]).toEqual(['安全隐患排查表', ['choice', 'table']]);
});

it('by keyboard alone: another column, moved to its place; when the table is shown; what is undone comes back', async () => {
  const { page } = office;
  await cards().filter({ hasText: '查到隐患了吗' }).focus();
  await cards().filter({ hasText: '查到隐患了吗' }).click();
  await key('ArrowDown', 'ArrowRight', '+');
  await act(3, async () => {
    await page.keyboard.insertText('多行');
    await page.keyboard.press('Enter');
  });
  await page.locator('.fb-column.fb-chosen:focus').filter({ hasText: '多行文字' }).waitFor();
  await key('Enter');
  await side().getByLabel('名称').and(page.locator(':focus')).waitFor();
  await act(5, async () => {
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('整改措施');
  });
  await key('Escape', 'Alt+ArrowRight', 'Alt+ArrowLeft');
  await page.locator('.fb-column.fb-chosen').filter({ hasText: '整改措施' }).waitFor();
  const columns = async (): Promise<readonly string[]> => page.locator('.fb-column .fb-label').allTextContents();
  const before = await columns();
  expect(before).toEqual(['隐患', '整改措施', '整改人', '排查日期']);
  await key('Delete');
  expect(await columns()).toHaveLength(3);
  await key('Control+z');
  expect(await columns()).toEqual(before);
  await press(cards().filter({ hasText: '隐患清单' }).first());
  await press(side().getByText('什么时候显示、必填、只读'));
  await press(side().getByRole('group', { name: '什么时候显示', exact: true }).or(side()).getByRole('button', { name: '写条件' }).first());
  // It stands above the buttons and moves them.
  await side().getByText('条件还没有写完').first().waitFor();
  await press(side().getByRole('button', { name: '加一条' }));
  await page.getByText('“查到隐患了吗”是“有”时显示').waitFor();
  await office.looks('form-builder-1-fields', { bothWidths: true });
});

it('several at once by keyboard, taken back in one step; a word is found and jumped to', async () => {
  const { page } = office;
  await page.locator('.fb-column').first().click();
  await page.keyboard.press('Shift+ArrowRight');
  await side().getByRole('heading', { name: '已选2个字段' }).waitFor();
  await side().getByLabel('必须填写').selectOption({ label: '必须填写' });
  await office.looks('form-builder-2-many');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+f');
  await page.keyboard.insertText('整改');
  await page.getByText('第1处，共2处：整改措施').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('第2处，共2处：整改人').waitFor();
  await page.keyboard.press('Escape');
  await cards().filter({ hasText: '隐患清单' }).first().click();
});

it('two sections, a field beside another, a column as wide as it is drawn: by mouse and by keyboard', async () => {
  const { page } = office;
  await press(button('＋ 加一节'));
  await act(4, async () => {
    await page.keyboard.insertText('清单');
    await page.keyboard.press('Enter');
  });
  await act(1, () => carry(cards().filter({ hasText: '隐患清单' }).first(), page.getByRole('region', { name: '清单' }).locator('.fb-slot').first()));
  await press(cards().filter({ hasText: '查到隐患了吗' }).first());
  await key('Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowLeft');
  const edge = await page.locator('.fb-column-handle').first().boundingBox();
  if (!edge) throw new Error('no border between two columns');
  await act(1, async () => {
    await page.mouse.move(edge.x + 4, edge.y + 20);
    await page.mouse.down();
    await page.mouse.move(edge.x + 54, edge.y + 20, { steps: 4 });
    await page.mouse.up();
  });
  await office.looks('form-builder-3-layout', { bothWidths: true });
  await saved();
  const layout = (await design()).document.forms.at(-1)?.layout;
  const laid = Object.values(layout?.fields ?? {});
  expect([layout?.sections?.map(({ title }) => title), laid.map(({ span }) => span).filter(Boolean), laid.filter(({ section }) => section).length]).toEqual([
    ['清单'],
    [8],
    1,
  ]);
  expect(Object.values(layout?.columns ?? {})).toHaveLength(4);
  await press(cards().filter({ hasText: '隐患清单' }).first());
});

it('a requirement on each row in words, the paper, rights by step, and the form as somebody sees it', async () => {
  const { page } = office;
  await press(side().locator('summary').filter({ hasText: '打印' }));
  await act(1, () => side().getByLabel('按纸质表样打印这张表格').check());
  await press(button('填写要求'));
  await press(button('加一条要求'));
  await press(button('加一条'));
  await act(1, () => page.getByLabel('内容', { exact: true }).selectOption({ label: '本行的整改措施' }));
  await page.getByText('“整改措施”已填写').waitFor();
  await write(page.getByLabel('不符合时说'), '请写明怎样整改');
  await act(1, () => page.getByLabel('在哪里提醒').selectOption({ label: '整改措施' }));
  await office.looks('form-builder-2-rules');
  await press(button('权限'));
  await act(1, () => page.getByRole('button', { name: '整改人，填表人：可看可填' }).focus());
  await key('3', 'ArrowRight', '1');
  await page.getByRole('button', { name: '整改人，待书记签发：可看可填' }).waitFor();
  await office.looks('form-builder-3-rights');
  await press(page.getByRole('button', { name: '待书记签发：以他的身份看' }));
  await sheet(page).getByText('本单位支部书记在“待书记签发”看到的').waitFor();
  await sheet(page).getByText('整改人').first().waitFor();
  await page.keyboard.press('Escape');
  await press(button('预览'));
  await press(page.getByRole('radio', { name: '有', exact: true }));
  await page.getByRole('complementary', { name: '为什么' }).getByText('因为“查到隐患了吗”为“有”').first().waitFor();
  await press(button('检查填写'));
  await page.getByText('请写明怎样整改').first().waitFor();
  await press(button('手机'));
  await office.looks('form-builder-4-phone');
  await press(button('纸质'));
  await page.getByRole('columnheader', { name: '整改措施' }).waitFor();
  await saved();
  const { document, problems } = await design();
  const form = document.forms.at(-1);
  expect(problems).toEqual([]);
  expect([form?.rules?.length, form?.paper?.columns.length, Object.keys(form?.access?.steps ?? {}).length]).toEqual([1, 5, 1]);
  expect(form?.fields[form.order[1] ?? '']).toMatchObject({ kind: 'table', visible: { '==': [{}, expect.any(String)] } });
});

it('options that several forms share: written once by keys alone, taken by a field, shut in the form until it has its own again', async () => {
  const { page } = office;
  const design = new URL(page.url()).pathname;
  await office.goes('/definitions/options/new');
  await page.getByLabel('选项表名称').waitFor();
  for (const words of ['是否有隐患', '有', '没有', '说不清']) {
    await page.keyboard.insertText(words);
    await page.keyboard.press(words === '是否有隐患' || words === '有' ? 'Tab' : 'Enter');
    if (words === '有')
      for (let n = 0; n < 4; n += 1)
        if ((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) !== '第2个选项') await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('button', { name: '保存选项表' }).click();
  await page.waitForURL(/\/definitions\/options\/options-/u);
  await office.sees(/^第1版/u);
  await office.looks('form-builder-5-options', { bothWidths: true });
  await office.goes(`${design}?view=form`);
  await page.getByRole('combobox', { name: '表单', exact: true }).selectOption({ label: '安全隐患排查表' });
  await cards().filter({ hasText: '查到隐患了吗' }).first().click();
  await side().getByRole('button', { name: '用选项表…' }).click();
  await sheet(page)
    .getByRole('radio', { name: /^是否有隐患/u })
    .check();
  await sheet(page).getByText('这些现有选项会换掉：有、没有').waitFor();
  await sheet(page).getByRole('button', { name: '用这份选项表' }).click();
  await side().getByRole('link', { name: '来自选项表“是否有隐患”' }).waitFor();
  expect(await side().getByLabel('第1个选项', { exact: true }).count()).toBe(0);
  await side().getByRole('button', { name: '改为本表单自己的选项' }).click();
  await side().getByLabel('第1个选项', { exact: true }).waitFor();
  await cards().filter({ hasText: '查到隐患了吗' }).first().focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await side().getByRole('button', { name: '用选项表…' }).waitFor();
  await saved();
});

it('handed over, told of in words, and published by a second person', async () => {
  await press(button('设为发起时填写的表单'));
  await saved();
  await press(button('送发布'));
  await act(1, () => sheet(office.page).getByRole('button', { name: '送发布' }).click());
  await office.page.waitForURL(/\/definitions\/drafts\//u);
  const draft = new URL(office.page.url()).pathname;
  const head = await world.signIn('10006', desk, draft);
  await head.sees('安全隐患排查表');
  await head.press('发布');
  await head.confirm('发布');
  await head.sees(/已发布/u);
  expect(acts).toBeLessThanOrEqual(MOST_ACTS);
  console.log(`a form with a table, a rule, paper and rights: ${acts} acts, ${presses} clicks or keys`);
});
