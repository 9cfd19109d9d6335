import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { paperAsPdf } from '../../api/src/kernel/papers/paper-as-pdf.js';
import { sheetOfTable } from '../../api/src/kernel/papers/paper.js';
import type { Paper } from '../../api/src/kernel/papers/paper.js';
import { annexTwo } from '../../api/src/kernel/papers/testing/annex-two.js';

/** Pages of PDFs as the browser's own reader draws them, beside pictures that were looked at and kept. `UPDATE=1` keeps new ones. */
const kept = join(import.meta.dirname, 'paper-pictures');
/** Pictures are compared in points of this many a page's width; a point may be so much lighter or darker (of 255), and so many of them more. */
const [WIDTH, SHADE, FEW] = [600, 64, 0.0009];
/** A look at a page without ink is smaller than this, in bytes. */
const EMPTY = 12_000;

let browser: Browser;
let server: Server;
let reader: Page;
let bench: Page;
let shown: Buffer = Buffer.alloc(0);
let asked = 0;

beforeAll(async () => {
  mkdirSync(kept, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    headless: false,
    args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  server = createServer((_, reply) => reply.setHeader('content-type', 'application/pdf').end(shown)).listen(0, '127.0.0.1');
  reader = await browser.newPage({ viewport: { width: 1000, height: 1000 } });
  bench = await browser.newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const wide: Paper = sheetOfTable({
  title: '整改台账',
  above: ['范围：全部'],
  columns: ['序号', '单位', '存在主要问题', '整改措施', '牵头领导', '责任人', '完成时限', '状态'].map((label, at) => ({
    label,
    width: [10, 26, 50, 50, 18, 18, 24, 24][at] ?? 20,
  })),
  rows: Array.from({ length: 12 }, (_, at) => [
    String(at + 1),
    '内科第一党支部',
    '夜间值班人员交接不细，个别病区有漏项',
    '建立双人核对，护士长每周抽查',
    '张明远',
    '李华',
    '2018年12月31日',
    at % 4 === 0 ? '已销号' : '整改中',
  ]),
  below: ['共12条，已销号3条', '刘清和 10月19日 09:00 导出'],
});

const blank: Paper = {
  ...annexTwo(0),
  parts: annexTwo(0).parts.map((part) =>
    part.type === 'table' ? { ...part, rows: ['1', '2', '3', '4', '5', '6'].map((number) => [number, '', '', '']) } : part,
  ),
};

describe('a page of a PDF', () => {
  it.each<[string, Paper, number]>([
    ['annex-two-blank', blank, 1],
    ['annex-two-page-1', annexTwo(40), 1],
    ['annex-two-page-2', annexTwo(40), 2],
    ['register', wide, 1],
  ])(
    'looks as it did when it was kept: %s',
    async (name, paper, page) => {
      const look = await lookAt(await paperAsPdf(paper), page);
      const file = join(kept, `${name}.png`);
      if (process.env['UPDATE']) writeFileSync(file, Buffer.from((await beside(look, null)).picture, 'base64'));
      expect((await beside(look, readFileSync(file))).differing).toBeLessThanOrEqual(FEW);
    },
    40_000,
  );

  it('that is not the kept one is told apart: other words in a cell, columns of other widths', async () => {
    const before = readFileSync(join(kept, 'annex-two-page-1.png'));
    const moved = changed((part) => ({
      ...part,
      columns: part.columns.map((column, at) => ({ ...column, width: column.width + (at === 1 ? -3 : at === 2 ? 3 : 0) })),
    }));
    const said = changed((part) => ({
      ...part,
      rows: part.rows.map((row, at) => (at === 1 ? [row[0] ?? '', '另写了一句完全不同的话在这里', ...row.slice(2)] : row)),
    }));
    for (const paper of [moved, said]) expect((await beside(await lookAt(await paperAsPdf(paper), 1), before)).differing).toBeGreaterThan(FEW);
  }, 40_000);
});

function changed(change: (part: Extract<Paper['parts'][number], { type: 'table' }>) => Paper['parts'][number]): Paper {
  const paper = annexTwo(40);
  return { ...paper, parts: paper.parts.map((part) => (part.type === 'table' ? change(part) : part)) };
}

/** The reader's window with the whole page in it, once it has come to rest. */
async function lookAt(pdf: Buffer, page: number): Promise<Buffer> {
  shown = pdf;
  const { port } = server.address() as AddressInfo; // it listens on a port
  await reader.goto('about:blank');
  asked += 1;
  await reader.goto(`http://127.0.0.1:${port}/${asked}.pdf#toolbar=0&navpanes=0&view=Fit&page=${page}`);
  let before: Buffer = Buffer.alloc(0);
  for (let n = 0; n < 60; n += 1) {
    await new Promise((later) => setTimeout(later, 250));
    const now = await reader.screenshot();
    if (now.equals(before) && now.length > EMPTY) return now;
    before = now;
  }
  throw new Error('the reader never showed the page');
}

/** The white page cut out of a look and brought to one size; how much of it differs from a kept picture. */
const beside = (look: Buffer, picture: Buffer | null): Promise<{ readonly picture: string; readonly differing: number }> =>
  bench.evaluate(
    async ({ now, before, to, shade }) => {
      const drawn = async (source: string, cut: boolean): Promise<HTMLCanvasElement> => {
        const image = new Image();
        image.src = `data:image/png;base64,${source}`;
        await image.decode();
        const whole = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
        const place = whole.getContext('2d', { willReadFrequently: true });
        place?.drawImage(image, 0, 0);
        if (!cut) return whole;
        // The margins of a page are white all along; around it the reader is dark.
        const { data } = place?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
        const isWhite = (x: number, y: number): boolean => (data[(y * image.width + x) * 4] ?? 0) > 250;
        let [left, right, top, bottom] = [0, image.width - 1, 0, image.height - 1];
        const [down, across] = [Math.round(image.height * 0.03), Math.round(image.width / 2)];
        while (top < bottom && !isWhite(across, top)) top += 1;
        while (bottom > top && !isWhite(across, bottom)) bottom -= 1;
        while (left < right && !isWhite(left, top + down)) left += 1;
        while (right > left && !isWhite(right, top + down)) right -= 1;
        const [width, height] = [right - left + 1, bottom - top + 1];
        const page = Object.assign(document.createElement('canvas'), { width: to, height: Math.round((to * height) / width / 2) * 2 });
        const paper = page.getContext('2d');
        if (paper) paper.imageSmoothingQuality = 'high';
        paper?.drawImage(whole, left, top, width, height, 0, 0, page.width, page.height);
        return page;
      };
      const shadesOf = (page: HTMLCanvasElement): Uint8ClampedArray =>
        page.getContext('2d')?.getImageData(0, 0, page.width, page.height).data ?? new Uint8ClampedArray();
      const page = await drawn(now, true);
      const url = page.toDataURL('image/png');
      const answer = { picture: url.slice(url.indexOf(',') + 1), differing: 1 };
      if (before === null) return answer;
      const old = await drawn(before, false);
      if (old.width !== page.width || Math.abs(old.height - page.height) > 2) return answer;
      const [one, other] = [shadesOf(page), shadesOf(old)];
      let differing = 0;
      for (let at = 0; at < one.length; at += 4) if (Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > shade) differing += 1;
      return { ...answer, differing: differing / (one.length / 4) };
    },
    { now: look.toString('base64'), before: picture?.toString('base64') ?? null, to: WIDTH, shade: SHADE },
  );
