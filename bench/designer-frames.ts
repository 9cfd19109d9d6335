/** `CHROMIUM_PATH=… node bench/designer-frames.ts [--url http://…]`: typing, walking, dragging and the map in a chain of 200 cards; main-thread CPU of a key or a move. */
import { leave, lift, measureDesigner, size, type DesignerPage } from './designer-page.ts';
import type { Visitor } from './visitor.ts';

const FRAME_MS = 16;

await measureDesigner({ make: longChain, measure });

async function measure({ page, tell }: DesignerPage): Promise<void> {
  const card = page.locator('.dz-card').nth(2);
  await card.click();
  await page.getByLabel('这一步叫什么').focus();
  await tell('a letter typed', FRAME_MS, () => page.keyboard.type('a'));
  await card.focus();
  await tell('an arrow to the next card', FRAME_MS, () => page.keyboard.press('ArrowDown'));
  await page.mouse.move(4, 4);
  const map = await page.getByRole('scrollbar').boundingBox();
  if (!map) throw new Error('no map');
  let y = map.y + 20;
  await page.mouse.move(map.x + 40, y);
  await page.mouse.down();
  await tell('a move on the map', FRAME_MS, () => page.mouse.move(map.x + 40, (y += 6)));
  await page.mouse.up();
  await page.getByRole('scrollbar').press('Home');
  await tell('a move of what is dragged', FRAME_MS, await lift(page, page.locator('.dz-card').nth(3), { x: 2, y: 5 }));
  await leave(page);
  console.log(`${await page.locator('.dz-card').count()} cards`);
}

async function longChain(office: Visitor): Promise<string> {
  const { id } = await office.send<{ id: string }>('POST', '/designs', { from: { type: 'blank' }, title: `长链${Date.now() % 100_000}` });
  const commands = Array.from({ length: size }, (_, n) => ({
    type: 'insert-node',
    at: { chain: 'deciding', ...(n === 0 ? {} : { after: `card-${n - 1}` }) },
    node: {
      type: 'step',
      id: `card-${n}`,
      label: `第${n + 1}步`,
      mine: '等您审批',
      work: { who: [{ type: 'submitter' }], act: '去审批' },
      mode: 'all',
      agree: { label: '同意', record: '同意' },
    },
  }));
  await office.send('POST', `/designs/${id}/changes`, { revision: 1, commands });
  return `/definitions/designs/${id}`;
}
