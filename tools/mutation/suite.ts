import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../typescript/read-sources.ts';

/** Stands in for `@jest/globals`: keeps the tests a file declares, so that each can be run alone and again and again in one process. */
export interface Test {
  readonly id: string;
  readonly run: () => unknown;
}

type Body = (...row: readonly unknown[]) => unknown;
const found: Test[] = [];
let path: readonly string[] = [];
let before: readonly (() => unknown)[] = [];
let after: readonly (() => unknown)[] = [];

export const tests: readonly Test[] = found;

function declare(title: string, body: () => unknown): void {
  const hooks = { before, after };
  const run = async (): Promise<void> => {
    for (const hook of hooks.before) await hook();
    await body();
    for (const hook of hooks.after) await hook();
  };
  found.push({ id: `${found.length} ${[...path, title].join(' › ')}`, run });
}

function group(title: string, body: () => unknown): void {
  const around = { path, before, after };
  path = [...path, title];
  body();
  ({ path, before, after } = around);
}

function each(one: (title: string, body: () => unknown) => void) {
  return (rows: readonly unknown[]) =>
    (title: string, body: Body): void => {
      for (const row of rows) one(title, () => body(...(Array.isArray(row) ? row : [row])));
    };
}

export const it = Object.assign((title: string, body: () => unknown): void => declare(title, body), { each: each(declare) });
export const test = it;
export const describe = Object.assign((title: string, body: () => unknown): void => group(title, body), { each: each(group) });
export const beforeEach = (hook: () => unknown): void => void (before = [...before, hook]);
export const afterEach = (hook: () => unknown): void => void (after = [...after, hook]);
export const beforeAll = (hook: () => unknown): void => void hook();
export const afterAll = (): void => undefined;
export const { expect } = createRequire(join(root, 'package.json'))('expect') as { readonly expect: unknown };
