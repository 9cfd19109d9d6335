import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StartedProduct } from '../../../tools/product/start-product.ts';
import { act, visitor } from './prepared-year.js';

const packages = join(import.meta.dirname, '..', '..', '..', 'packages');
const example = (room: string): unknown => JSON.parse(readFileSync(join(packages, room, 'examples', 'fund-request.json'), 'utf8'));

/** A request for money of the first branch, handed in by its clerk: two check it, who write in it and do not see what it costs. */
export const requestedFunds = async ({ url, ownerUrl, appUrl }: StartedProduct): Promise<string> => {
  const adding = spawn(process.execPath, [join(import.meta.dirname, 'add-process.mjs')], {
    env: { ...process.env, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl },
  });
  adding.stdin.end(JSON.stringify({ form: example('forms'), lifecycle: example('workflows'), unit: 'branch-01', title: '轮椅购置经费' }));
  let [told, failed] = ['', ''];
  adding.stdout.on('data', (piece: Buffer) => {
    told += piece.toString();
  });
  adding.stderr.on('data', (piece: Buffer) => {
    failed += piece.toString();
  });
  const code = await new Promise((ended) => adding.once('close', ended));
  const id = told.trim().split('\n').at(-1) ?? '';
  if (code !== 0 || id === '') throw new Error(`the process was not added: ${failed}`);
  const goods = ['折叠轮椅', '高背轮椅'].map((name) => ({ rowId: randomUUID(), name, price: '2800元一台' }));
  await act(await visitor(url, '10011'), id, '送审', {
    data: { matter: '门诊大厅高峰时段轮椅不够用，老人候诊时排队等候。拟购置10台。', budget: '共3.6万元', goods },
  });
  return id;
};
