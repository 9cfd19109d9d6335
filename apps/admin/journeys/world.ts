import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { startPostgres } from '../../../tools/postgres/postgres.ts';
import { scratchSettings, startProduct } from '../../../tools/product/start-product.ts';
import type { StartedProduct } from '../../../tools/product/start-product.ts';
import { desk, personAt, pictures, type Person } from './person.js';

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

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export const startWorld = async (): Promise<World> => {
  for (const old of readdirSync(pictures).filter((name) => name.startsWith('failed-'))) rmSync(join(pictures, old));
  const dataDir = mkdtempSync(join(tmpdir(), 'bihuan-journey-'));
  chmodSync(dataDir, 0o711); // the user PostgreSQL runs as must get through
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), settings: scratchSettings, quiet: true });
  const product = await startProduct({ database: postgres });
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: quiet });
  return {
    product,
    superuserUrl: withDatabaseOf(postgres.ownerUrl, postgres.adminUrl),
    photograph: async (name) => {
      const pages = browser.contexts().flatMap((context) => context.pages());
      for (const [at, page] of pages.entries()) await page.screenshot({ path: join(pictures, `${name}-${at + 1}.png`), fullPage: true });
    },
    signIn: (staffNo, size = desk) => signIn({ browser, product }, staffNo, size),
    stop: async () => {
      await browser.close();
      await product.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const withDatabaseOf = (named: string, url: string): string => Object.assign(new URL(url), { pathname: new URL(named).pathname }).href;

const signIn = async ({ browser, product }: { browser: Browser; product: StartedProduct }, staffNo: string, size: { width: number; height: number }): Promise<Person> => {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole('button', { name: staffNo }).click();
  await page.locator('header.shell-head').waitFor();
  return personAt(page, product.url);
};
