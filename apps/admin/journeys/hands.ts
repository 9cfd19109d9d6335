import type { Locator, Page } from 'playwright-core';

/** One and the same work, done with the mouse or with the keyboard alone. Each call of it is one act, and counted. */
export interface Hands {
  readonly acts: () => number;
  /** Keys that were pressed, or places that were clicked. */
  readonly presses: () => number;
  /** Adds the n-th kind of the list right after the card that is looked at. */
  add(kind: number): Promise<void>;
  /** Looks at the card with this name; `keys` lead there from where one is. */
  look(name: string, keys: readonly string[]): Promise<void>;
  press(button: Locator): Promise<void>;
  choose(list: Locator, option: string): Promise<void>;
  tick(box: Locator): Promise<void>;
  write(field: Locator, words: string): Promise<void>;
}

const cards = (page: Page): Locator => page.locator('.dz-card, .dz-head');
const chosen = (page: Page): Locator => page.locator('.dz-card.dz-chosen, .dz-head.dz-chosen');

export function mouse(page: Page): Hands {
  let [acts, presses] = [0, 0];
  const one = async (clicks: number, doing: () => Promise<unknown>): Promise<void> => {
    acts += 1;
    presses += clicks;
    await doing();
  };
  return {
    acts: () => acts,
    presses: () => presses,
    add: (kind) =>
      one(2, async () => {
        const here = chosen(page);
        // The place right under the card; of a branch, the first in it.
        const isHead = await here.evaluate((card) => card.classList.contains('dz-head'));
        await (
          isHead
            ? here.locator('xpath=following-sibling::ol/li[1]//button[contains(@class,"dz-add")]').first()
            : here.locator('xpath=following-sibling::div[contains(@class,"dz-slot")]/button')
        ).click();
        await page.getByRole('menuitem').nth(kind).click();
      }),
    look: (name) =>
      one(1, () =>
        cards(page)
          .filter({ has: page.getByText(name, { exact: true }) })
          .first()
          .click(),
      ),
    press: (button) => one(1, () => button.click()),
    choose: (list, option) => one(1, () => list.selectOption({ label: option })),
    tick: (box) => one(1, () => box.check()),
    write: (field, words) => one(1, () => field.fill(words)),
  };
}

/** Tab until it is there: what cannot be reached so is out of reach for whoever has no mouse. */
export async function tabTo(target: Locator, press: (key: string) => Promise<void>): Promise<void> {
  await target.waitFor();
  const isBefore = await target.evaluate(
    (element) => document.activeElement !== null && (document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  );
  for (let n = 0; n < 80; n += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await press(isBefore ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`not to be reached by Tab: ${String(target)}`);
}

export function keyboard(page: Page): Hands {
  let [acts, presses] = [0, 0];
  const press = async (key: string): Promise<void> => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const one = async (doing: () => Promise<unknown>): Promise<void> => {
    acts += 1;
    await doing();
  };
  /** From the panel back to the card it is about. */
  const back = async (): Promise<void> => {
    if (!(await page.evaluate(() => document.activeElement?.closest('.dz-canvas') !== null))) await press('Escape');
    await page.waitForFunction(() => document.activeElement?.closest('.dz-canvas') !== null);
  };
  const inPanel = async (target: Locator): Promise<void> => {
    if (await page.evaluate(() => document.activeElement?.closest('.dz-canvas') !== null)) await press('Enter');
    await tabTo(target, press);
  };
  return {
    acts: () => acts,
    presses: () => presses,
    add: (kind) =>
      one(async () => {
        await back();
        await press('+');
        await page.getByRole('menu').waitFor();
        await press(String(kind + 1));
        await page.getByRole('menu').waitFor({ state: 'detached' });
        await page.waitForFunction(() => document.activeElement?.closest('.dz-canvas .dz-chosen') !== null);
      }),
    look: (name, keys) =>
      one(async () => {
        await back();
        for (const key of keys) await press(key);
        await chosen(page)
          .filter({ has: page.getByText(name, { exact: true }) })
          .waitFor();
        await page.waitForFunction(() => document.activeElement?.closest('.dz-canvas .dz-chosen') !== null);
      }),
    press: (button) =>
      one(async () => {
        await inPanel(button);
        await press('Enter');
      }),
    choose: (list, option) =>
      one(async () => {
        await inPanel(list);
        const labels = await list.locator('option').allTextContents();
        const now = await list.evaluate((select: HTMLSelectElement) => select.selectedIndex);
        const steps = labels.indexOf(option) - now;
        for (let n = 0; n < Math.abs(steps); n += 1) await press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      }),
    tick: (box) =>
      one(async () => {
        await inPanel(box);
        await press('Space');
      }),
    write: (field, words) =>
      one(async () => {
        await inPanel(field);
        await press('Control+A');
        await page.keyboard.type(words);
        presses += words.length;
      }),
  };
}
