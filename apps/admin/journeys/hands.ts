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
  /** Puts a tick, or takes it away. */
  tick(box: Locator): Promise<void>;
  write(field: Locator, words: string): Promise<void>;
  /** Of a list that comes down when it is pressed. */
  pick(list: Locator, option: string): Promise<void>;
  radio(option: Locator): Promise<void>;
  /** A cell of a table that arrows lead through, to write in it. */
  cell(row: string, column: string): Promise<void>;
}

const cellAt = (page: Page, at: string): Locator => page.locator(`[data-cell="${at}"]`);
const open = (page: Page): Locator => page.locator('.ant-select-dropdown:visible');

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
    pick: (list, option) =>
      one(2, async () => {
        await list.click();
        await open(page).locator('.ant-select-item-option').filter({ hasText: option }).first().click();
      }),
    radio: (option) => one(1, () => option.check()),
    cell: (row, column) => one(1, () => cellAt(page, `${row}/${column}`).click()),
    choose: (list, option) => one(1, () => list.selectOption({ label: option })),
    tick: (box) => one(1, () => box.click()),
    write: (field, words) => one(1, () => field.fill(words)),
  };
}

const MOST_TABS = 120;

/** Tab until it is there: what cannot be reached so is out of reach for whoever has no mouse. */
export async function tabTo(target: Locator, press: (key: string) => Promise<void>): Promise<void> {
  await target.waitFor();
  // Most of the way at once; what only looks as if Tab stopped there is made good one by one.
  const far = await target.evaluate(stopsTo);
  for (let n = 0; n < Math.abs(far); n += 1) await press(far < 0 ? 'Shift+Tab' : 'Tab');
  for (let n = 0; n < MOST_TABS; n += 1) {
    const left = await target.evaluate(stopsTo);
    if (left === 0) return;
    await press(left < 0 ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`not to be reached by Tab: ${String(target)}`);
}

/** How many places one stops at on the way from where one is; less than none on the way back. */
function stopsTo(element: Element): number {
  const here = document.activeElement ?? document.body;
  if (here === element) return 0;
  const isBefore = (here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && !one.matches(':disabled, [type="radio"]:not(:checked)') && one.checkVisibility({ visibilityProperty: true }),
  );
  const between = (first: Element, last: Element) =>
    stops.filter(
      (one) =>
        (first.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
        (one.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    ).length;
  return isBefore ? -1 - between(element, here) : 1 + between(here, element);
}

export function keyboard(page: Page): Hands {
  let [acts, presses] = [0, 0];
  const press = async (key: string): Promise<void> => {
    presses += 1;
    await page.keyboard.press(key);
    // What leads elsewhere has led there.
    if (key === 'Enter' || key === 'Escape') await page.evaluate(() => new Promise((later) => setTimeout(later, 20)));
  };
  const one = async (doing: () => Promise<unknown>): Promise<void> => {
    acts += 1;
    await doing();
  };
  const isIn = (part: string): Promise<boolean> => page.evaluate((selector) => document.activeElement?.closest(selector) !== null, part);
  /** From the panel back to the card it is about; from elsewhere to the drawing. */
  const back = async (): Promise<void> => {
    if (await isIn('.dz-canvas')) return;
    if (await isIn('.dz-side')) await press('Escape');
    else await tabTo(page.getByRole('group', { name: '审批链' }), press);
    await page.waitForFunction(() => document.activeElement?.closest('.dz-canvas') !== null);
  };
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    const isInPanel = await target.evaluate((element) => element.closest('.dz-side') !== null);
    if (isInPanel && (await isIn('.dz-canvas'))) await press('Enter');
    if (!isInPanel && (await isIn('.dz-side'))) await press('Escape');
    await tabTo(target, press);
  };
  /** Pressed until the one that is meant is there. */
  const until = async (isThere: () => Promise<boolean>, key: string): Promise<void> => {
    for (let n = 0; n < MOST_TABS; n += 1) {
      if (await isThere()) return;
      await press(key);
    }
    throw new Error(`${key} leads nowhere`);
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
        await reach(button);
        // What is disabled while something is looked up does nothing yet.
        for (let n = 0; n < 200 && !(await button.isEnabled()); n += 1) await page.waitForTimeout(50);
        await press('Enter');
      }),
    pick: (list, option) =>
      one(async () => {
        await reach(list);
        await press('ArrowDown');
        await open(page).waitFor();
        const active = open(page).locator('.ant-select-item-option-active').filter({ hasText: option });
        await until(async () => (await active.count()) > 0, 'ArrowDown');
        await press('Enter');
        await open(page).waitFor({ state: 'detached' });
      }),
    radio: (option) =>
      one(async () => {
        await option.waitFor();
        const isHere = () => option.evaluate((element) => element === document.activeElement);
        const isBeside = () => option.evaluate(({ name }: HTMLInputElement) => (document.activeElement as HTMLInputElement | null)?.name === name); // another of the same question
        await until(isBeside, 'Tab');
        await until(isHere, 'ArrowDown');
        if (!(await option.isChecked())) await press('Space');
      }),
    cell: (row, column) =>
      one(async () => {
        await tabTo(page.locator('[data-cell][tabindex="0"]'), press);
        const at = (part: string) => page.evaluate((end) => (document.activeElement as HTMLElement | null)?.dataset['cell']?.includes(end) === true, part); // a cell is one
        await until(() => at(`${row}/`), 'ArrowDown');
        await until(() => at(`/${column}`), 'ArrowRight');
        await press('Enter');
      }),
    choose: (list, option) =>
      one(async () => {
        await reach(list);
        const labels = await list.locator('option').allTextContents();
        const now = await list.evaluate((select: HTMLSelectElement) => select.selectedIndex);
        const steps = labels.indexOf(option) - now;
        for (let n = 0; n < Math.abs(steps); n += 1) await press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
      }),
    tick: (box) =>
      one(async () => {
        await reach(box);
        await press('Space');
      }),
    write: (field, words) =>
      one(async () => {
        await reach(field);
        await press('Control+A');
        await page.keyboard.type(words);
        presses += words.length;
      }),
  };
}
