import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { startProduct } from '../../../tools/product/start-product.ts';
import type { StartedProduct } from '../../../tools/product/start-product.ts';
import { storyDatabase, type Beginning } from './databases.js';
import { countRequests, desk, personAt, pictures, type Person } from './person.js';

/** One product and one browser for a whole story. */
export interface World {
  readonly product: StartedProduct;
  /** The product's database as its superuser, for what no account of the product can do. */
  readonly superuserUrl: string;
  /** Signs in from the list of demo people; each has a browser of their own. */
  signIn(staffNo: string, size?: { readonly width: number; readonly height: number }): Promise<Person>;
  /** What everybody has before their eyes; for a story that broke off. */
  photograph(name: string): Promise<void>;
  stop(): Promise<void>;
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A product nobody has set up, and the link its console would print. */
export interface EmptyWorld extends Omit<World, 'signIn'> {
  /** A new link, as the command prints it; the one before opens nothing any more. */
  setupLink(): Promise<string>;
  /** A browser of one's own at a path. */
  visit(path: string, size?: { readonly width: number; readonly height: number }): Promise<Person>;
}

export const startEmptyWorld = async (): Promise<EmptyWorld> => {
  const { world, browser } = await openWorld('nothing');
  const { product } = world;
  return {
    ...world,
    setupLink: async () => {
      const env = { ...process.env, DATABASE_URL: product.ownerUrl, DATABASE_APP_URL: product.appUrl, PORT: new URL(product.url).port };
      const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '..', '..', 'api', 'dist', 'setup-link.js')], { env });
      return /\/setup\?token=\S+/u.exec(stdout)?.[0] ?? '';
    },
    visit: async (path, size = desk) => {
      const page = await newPage(browser, size);
      await page.goto(product.url + path);
      await page.locator('h1').first().waitFor();
      return personAt(page, product.url);
    },
  };
};

/** The demo as it comes, or with its campaign sent out. */
export const startWorld = async (beginning: 'demo' | 'campaign' = 'demo'): Promise<World> => (await openWorld(beginning)).world;

const openWorld = async (beginning: Beginning): Promise<{ readonly world: World; readonly browser: Browser }> => {
  const { superuserUrl, drop, ...database } = await storyDatabase(beginning);
  // Pages that were built elsewhere can be looked at too.
  const { ADMIN_ROOT } = process.env;
  const product = await startProduct({ database, demo: beginning !== 'nothing', ...(ADMIN_ROOT === undefined ? {} : { env: { ADMIN_ROOT } }) });
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: quiet });
  const world: World = {
    product,
    superuserUrl,
    photograph: async (name) => {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries()) await page.screenshot({ path: join(pictures, `${name}-${at + 1}.png`), fullPage: true });
    },
    signIn: (staffNo, size = desk) => signIn({ browser, product }, staffNo, size),
    stop: async () => {
      await browser.close();
      await product.stop();
      await drop();
    },
  };
  return { world, browser };
};

const signIn = async (
  { browser, product }: { browser: Browser; product: StartedProduct },
  staffNo: string,
  size: { width: number; height: number },
): Promise<Person> => {
  const page = await newPage(browser, size);
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole('button', { name: staffNo }).click();
  await page.locator('header.shell-head').waitFor();
  return personAt(page, product.url);
};

const newPage = async (browser: Browser, size: { width: number; height: number }): Promise<Page> => {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  countRequests(page);
  page.setDefaultTimeout(40_000);
  return page;
};
