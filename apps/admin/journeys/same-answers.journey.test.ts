import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { everyOperatorSaid, everythingSaid } from '../../../packages/forms/src/testing/everything-said.js';
import { broken, filledAnyhow, filledRight, picks, TODAY } from '../../../packages/forms/src/testing/fill-in.js';
import { shapes } from '../../../packages/forms/src/testing/shapes.js';

/** What a form means must not depend on who asks: the same text, byte by byte, in Node and in the browser's build. */
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const entry = join(import.meta.dirname, '../../../packages/forms/src/testing/everything-said.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build-for-browser.mjs'), entry], { maxBuffer: 2 ** 24 });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_SHELL_PATH'] ?? process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  page = await browser.newPage({ locale: 'tr-TR', timezoneId: 'Pacific/Apia' }); // neither language nor place may matter
  await page.addScriptTag({ content: `${stdout};globalThis.forms = built;` });
}, 120_000);
afterAll(() => browser?.close());

/** Of two long texts the place where they part. */
const apart = (one: string, other: string): string => {
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return one === other ? '' : `${one.slice(Math.max(0, at - 80), at + 80)}\n${other.slice(Math.max(0, at - 80), at + 80)}`;
};

describe('the same in Node and in Chromium', () => {
  it('issues, conditions with their reasons, formulas, and what is drawn of thirty forms filled in right and wrong', async () => {
    const cases = shapes.flatMap((form, at) => {
      const right = [1, 2].map((seed) => filledRight(form, seed));
      const some = [...right, ...[1, 2, 3].map((seed) => broken(right[seed % 2] ?? {}, 10 * at + seed)), filledAnyhow(form, picks(at + 1))];
      return some.map((data) => ({ form, data, today: TODAY }));
    });
    const there = (await page.evaluate(`(${JSON.stringify(cases)}).map((one) => forms.everythingSaid(one))`)) as readonly string[]; // what it returns here too
    expect(there.length).toBe(cases.length);
    expect(cases.map((one, at) => apart(there[at] ?? '', everythingSaid(one))).filter((one) => one !== '')).toEqual([]);
    expect(there.join('').length).toBeGreaterThan(100_000);
  });

  it('every operator over values of every odd kind', async () => {
    const there = String(await page.evaluate('forms.everyOperatorSaid()'));
    expect(apart(there, everyOperatorSaid())).toBe('');
    for (const word of ['"true"', '"false"', '"unknown"']) expect(there).toContain(word);
  });
});
