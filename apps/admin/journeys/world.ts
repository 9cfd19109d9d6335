import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { startProduct } from '../../../tools/product/start-product.ts';
import type { StartedProduct } from '../../../tools/product/start-product.ts';
import type { Me } from '../src/api/types.js';
import { storyDatabase, type Beginning } from './databases.js';
import { countRequests, desk, personAt, pictures, type Person } from './person.js';

type Size = Readonly<Record<'width' | 'height', number>>;

/** One product and one browser for a whole story. */
export interface World {
  readonly product: StartedProduct;
  /** The product's database as its superuser, for what no account of the product can do. */
  readonly superuserUrl: string;
  /** Somebody who is signed in, in a browser of their own, at the page that comes first to them or at the one that is named. */
  signIn(staffNo: string, size?: Size, at?: string): Promise<Person>;
  /** The same as people do it: on the sign-in page, with one click in the list of demo people. */
  signInByClick(staffNo: string, size?: Size): Promise<Person>;
  /** What everybody has before their eyes; for a story that broke off. */
  photograph(name: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * What Playwright leaves out of a browser, and two pages that a whole Chromium keeps ready beside the address bar of each window: nobody sees
 * them here, and they take as long as the page that is looked at. Of several such lists a browser heeds the last.
 */
const unwanted = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay'],
  ...['MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
];

/** A browser that does nothing but show pages. */
export const quiet = ['--no-sandbox', '--disable-gpu', '--in-process-gpu', '--disable-quic', '--no-first-run', `--disable-features=${unwanted.join(',')}`];

/** A product nobody has set up, and the link its console would print. */
export interface EmptyWorld extends Omit<World, 'signIn' | 'signInByClick'> {
  /** A new link, as the command prints it; the one before opens nothing any more. */
  setupLink(): Promise<string>;
  /** A browser of one's own at a path. */
  visit(path: string, size?: Size): Promise<Person>;
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
  const { CHROMIUM_PATH = '/usr/bin/chromium', CHROMIUM_SHELL_PATH = CHROMIUM_PATH } = process.env;
  const browser = await chromium.launch({ executablePath: CHROMIUM_SHELL_PATH, args: quiet });
  const world: World = {
    product,
    superuserUrl,
    photograph: async (name) => {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries()) await page.screenshot({ path: join(pictures, `${name}-${at + 1}.png`), fullPage: true });
    },
    signIn: async (staffNo, size = desk, at) => signedIn(await newPage(browser, size), product.url, { staffNo, at }),
    signInByClick: async (staffNo, size = desk) => signsIn(await newPage(browser, size), product.url, staffNo),
    stop: async () => {
      await browser.close();
      await product.stop();
      await drop();
    },
  };
  return { world, browser };
};

const signsIn = async (page: Page, url: string, staffNo: string): Promise<Person> => {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: staffNo }).click();
  await page.locator('header.shell-head').waitFor();
  return personAt(page, url);
};

/** What stands on the sign-in page is read by one story; the others begin where it has led to. */
export const signedIn = async (page: Page, url: string, { staffNo, at }: { staffNo: string; at: string | undefined }): Promise<Person> => {
  const { request } = page;
  const { password } = (await (await request.get(`${url}/api/demo-sign-ins`)).json()) as { password: string }; // the contract of demo sign-ins
  const answer = await request.post(`${url}/api/session`, { data: { login: staffNo, password, publicComputer: false } });
  if (!answer.ok()) throw new Error(`${staffNo} does not get in: ${await answer.text()}`);
  const { permissions } = (await answer.json()) as Me; // the contract in api/types.ts
  await page.goto(url + (at ?? (permissions.includes('reminders.send') ? '/board' : '/')));
  await page.locator('header.shell-head').waitFor();
  await page.locator('h1').first().waitFor();
  return personAt(page, url);
};

const newPage = async (browser: Browser, size: Size): Promise<Page> => {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  countRequests(page);
  page.setDefaultTimeout(40_000);
  return page;
};
