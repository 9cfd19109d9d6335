/** `CHROMIUM_PATH=… node bench/form-frames.ts [--url http://…]`: typing, walking, dragging and widening in a form of 200 fields in sections; main-thread CPU of a key or a move. */
import type { Page } from 'playwright-core';
import { leave, lift, measureDesigner, size, type DesignerPage } from './designer-page.ts';
import type { Visitor } from './visitor.ts';

const FRAME_MS = 16;
const KEY_MS = 12;
const PER_SECTION = 20;
const KINDS = ['text', 'long-text', 'choice', 'date', 'integer', 'person', 'yes-no', 'choices', 'table', 'unit'] as const;
const SPANS = [undefined, undefined, 6, 6, 4, 4, 4, 6, undefined, 6] as const;

await measureDesigner({ make: longForm, measure });

async function measure({ page, tell }: DesignerPage): Promise<void> {
  await page.locator('#field-f0').click();
  const name = page.getByRole('complementary', { name: '设置' }).getByLabel('名称', { exact: true });
  await name.focus();
  await tell('a letter typed in the panel', KEY_MS, () => page.keyboard.type('a'));
  await name.blur();
  await page.waitForTimeout(1_500); // until it is saved
  await name.focus();
  await tell('Enter that writes a letter into the form', KEY_MS, () => page.keyboard.press('Enter'), { before: () => page.keyboard.type('b') });
  await page.waitForTimeout(1_500);
  await page.locator('#field-f0').focus();
  await tell('an arrow to the next field', KEY_MS, () => page.keyboard.press('ArrowDown'));
  await tell('a move of what is dragged', FRAME_MS, await lift(page, page.locator('#field-f0'), { x: 2, y: 8 }));
  await leave(page);
  await tell('a move of the edge of a field', FRAME_MS, await draw(page));
  await leave(page);
  const [fields, sections, cards] = await Promise.all(['.fb-item', '.fb-section', '.fb-card'].map((one) => page.locator(one).count()));
  console.log(`${fields} fields in ${sections} sections, ${cards} cards`);
}

function field(n: number): unknown {
  const [id, kind] = [`f${n}`, KINDS[n % KINDS.length]];
  const options = [1, 2, 3].map((one) => ({ value: `o${one}`, label: `选项${one}` }));
  const base = { id, key: id, kind, label: `第${n + 1}项`, hint: '写具体' };
  if (kind === 'choice' || kind === 'choices') return { ...base, options };
  if (kind !== 'table') return base;
  const columns = [1, 2, 3, 4].map((one) => ({ id: `${id}c${one}`, key: `c${one}`, kind: 'text', label: `列${one}` }));
  return { ...base, columns: Object.fromEntries(columns.map((column) => [column.id, column])), columnOrder: columns.map((column) => column.id) };
}

async function longForm(office: Visitor): Promise<string> {
  const title = `长表${Date.now() % 100_000}`;
  const { id } = await office.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key: 'request', copy: true }, title });
  const numbers = Array.from({ length: size }, (_, n) => n);
  const value = {
    format: 1,
    key: 'long',
    title,
    minutes: 60,
    fields: Object.fromEntries(numbers.map((n) => [`f${n}`, field(n)])),
    order: numbers.map((n) => `f${n}`),
    layout: {
      sections: Array.from({ length: Math.ceil(size / PER_SECTION) }, (_, n) => ({ id: `s${n}`, title: `第${n + 1}节` })),
      fields: Object.fromEntries(
        numbers.map((n) => {
          const span = SPANS[n % SPANS.length];
          return [`f${n}`, { section: `s${Math.floor(n / PER_SECTION)}`, ...(span === undefined ? {} : { span }) }];
        }),
      ),
    },
  };
  await office.send('POST', `/designs/${id}/changes`, { revision: 1, commands: [{ type: 'insert-form', value }] });
  return `/definitions/designs/${id}?view=form&form=long`;
}

async function draw(page: Page): Promise<() => Promise<void>> {
  const edge = page.locator('.fb-item.span-6 > .fb-span-handle').first();
  await edge.scrollIntoViewIfNeeded();
  const box = await edge.boundingBox();
  if (!box) throw new Error('no edge to draw');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  let n = 0;
  return () => page.mouse.move(x + 60 * Math.sin((n += 0.4)), y);
}
