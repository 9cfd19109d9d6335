import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locator, Page, Request } from 'playwright-core';
import { inTime } from './in-time.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const pictures = join(import.meta.dirname, '..', '..', '..', 'artefacts', 'journeys');
mkdirSync(pictures, { recursive: true });

export const desk = { width: 1440, height: 900 } as const;
export const phone = { width: 390, height: 844 } as const;

/** Somebody at the product: only clicks, keys, uploads; reads with their eyes or through the api. */
export interface Person {
  readonly page: Page;
  /** The first thing of this role whose name contains the words. */
  press(name: string | RegExp): Promise<void>;
  /** Confirms the sheet that is open by its own button. */
  confirm(name: string): Promise<void>;
  sees(words: string | RegExp): Promise<void>;
  goes(path: string): Promise<void>;
  /** A look for what keeps somebody from using the screen, and with `PICTURES=1` a picture of it. */
  looks(name: string, options?: { readonly bothWidths?: boolean }): Promise<void>;
  reads<T>(path: string): Promise<T>;
  /** Shuts the browser: an open page follows everything that changes. */
  leaves(): Promise<void>;
}

export const personAt = (page: Page, url: string): Person => {
  const person: Person = {
    page,
    press: (name) => page.getByRole('button', { name }).first().click(),
    confirm: (name) => sheet(page).getByRole('button', { name, exact: true }).last().click(),
    sees: (words) => page.getByText(words).first().waitFor(),
    goes: async (path) => {
      await page.goto(url + path);
      await page.locator('h1').first().waitFor();
    },
    looks: (name, { bothWidths = false } = {}) => look(page, name, bothWidths),
    leaves: () => page.context().close(),
    reads: async <T>(path: string) => (await (await page.request.get(`${url}/api${path}`)).json()) as T, // the contract in api/types.ts
  };
  return person;
};

/** What a cell of a table is written in: on the desk it is there once the cell is gone to. */
export const cellOf = async (within: Page | Locator, label: string): Promise<Locator> => {
  await within.getByLabel(label).first().click();
  return within.getByLabel(label, { exact: true });
};

/** The dialog on the desk, the sheet from below on a phone. */
export const sheet = (page: Page): Locator => page.getByRole('dialog').last();

/** Presses an act of the item, be it one that stands under «更多». */
export const pressAct = async ({ page }: Person, label: string): Promise<void> => {
  const act = page.getByRole('button', { name: label, exact: true });
  const more = page.getByRole('button', { name: '更多', exact: true });
  await act.or(more).first().waitFor();
  if ((await act.count()) === 0) await more.first().click();
  await act.first().click();
};

const look = async (page: Page, name: string, bothWidths: boolean): Promise<void> => {
  const size = page.viewportSize() ?? desk;
  await lookOnce(page, `${name}-${size.width}`);
  if (!bothWidths) return;
  const other = size.width === desk.width ? phone : desk;
  await page.setViewportSize(other);
  await lookOnce(page, `${name}-${other.width}`);
  await page.setViewportSize(size);
  // The page lays itself out anew: what is pressed meanwhile may be taken away under the pointer.
  await settled(page);
};

const lookOnce = async (page: Page, name: string): Promise<void> => {
  await page.evaluate(() => scrollTo(0, 0));
  await inTime(`${name}: coming to rest`, 45_000, settled(page));
  if (process.env['PICTURES']) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 1) throw new Error(`${name}: the page is ${wide}px wider than the screen`);
  const found = await inTime(`${name}: looking for what keeps somebody out`, 60_000, violations(page));
  if (found.length > 0) throw new Error(`${name}: ${found.join('\n')}`);
};

/** Nothing is being asked of the server for a while, and nothing moves any more. */
export const settled = async (page: Page): Promise<void> => {
  const open = asked.get(page);
  const end = Date.now() + 40_000;
  for (let quiet = 0; quiet < 4; quiet = open === undefined || open.size === 0 ? quiet + 1 : 0) {
    if (Date.now() > end) throw new Error(`Never came to rest: ${[...(open ?? [])].map((request) => request.url()).join(' ')}`);
    await page.evaluate(() => new Promise((later) => setTimeout(later, 40)));
  }
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    // One that is held, or taken away with its element, may never end.
    await Promise.race([Promise.allSettled(moving.map((one) => one.finished)), new Promise((late) => setTimeout(late, 1_000))]);
  });
};

/** What a page still asks of the server. */
const asked = new WeakMap<Page, Set<Request>>();

/** Looks wait for the answers to what is asked from now on. */
export const countRequests = (page: Page): void => {
  const open = new Set<Request>();
  asked.set(page, open);
  // The stream of changes stays open for as long as somebody is there.
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') open.add(request);
  });
  page.on('requestfinished', (request) => void open.delete(request));
  page.on('requestfailed', (request) => void open.delete(request));
};

interface Axe {
  run(options: {
    resultTypes: ['violations'];
    preload: false;
  }): Promise<{ violations: { id: string; help: string; nodes: { html: string; any: { message: string }[] }[] }[] }>;
}

const violations = async (page: Page): Promise<string[]> => {
  // Half a megabyte of script, so once for as long as the document lasts.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }; // put there by the line above
    // What is well is not described: that would take longer than finding what is not. Nor is every style sheet read for films and sounds, of which there are none.
    const { violations: found } = await axe.run({ resultTypes: ['violations'], preload: false });
    return found.map(
      ({ id, help, nodes }) =>
        `${id} (${help}): ${nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`)
          .join(' | ')}`,
    );
  });
};
