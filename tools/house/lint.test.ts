import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const lines = (count: number, line: string): string => `${line}\n`.repeat(count);

/** One fault each; the linter must name the rule. */
const samples = [
  ['a file of more than 350 lines', 'apps/api/src/long.ts', lines(351, '// line'), 'max-lines'],
  ['a function of more than 60 lines', 'apps/api/src/long-function.ts', `export function f() {\n${lines(60, '  f();')}}`, 'max-lines-per-function'],
  ['a component of more than 120 lines', 'apps/admin/src/long.tsx', `export function F() {\n${lines(120, '  F();')}}`, 'max-lines-per-function'],
  ['more than four parameters', 'packages/forms/src/many.ts', 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];', 'max-params'],
  ['an import cycle', 'apps/api/src/one.ts', `import { two } from './two.js';\nexport const one = () => two;`, 'no-cycle'],
  ['any', 'apps/api/src/any.ts', 'export const f = (a: any) => a;', 'no-explicit-any'],
  ['a default export', 'apps/api/src/default.ts', 'export default 1;', 'no-default-export'],
  ['a clock in a package', 'packages/workflows/src/clock.ts', 'export const now = () => Date.now();', 'no-restricted-globals'],
  ['chance in a package', 'packages/forms/src/chance.ts', 'export const f = () => Math.random();', 'no-restricted-properties'],
  ['Node in a package', 'packages/library/src/node.ts', `import { readFileSync } from 'node:fs';\nexport const f = readFileSync;`, 'no-restricted-imports'],
  [
    'all of the forms in the workflows',
    'packages/workflows/src/forms.ts',
    `import { checkForm } from '@bihuan/forms';\nexport const f = checkForm;`,
    'no-restricted-imports',
  ],
  ['@rjsf outside the form kit', 'apps/admin/src/features/x/form.tsx', `import { Form } from '@rjsf/core';\nexport const f = Form;`, 'no-restricted-imports'],
  [
    'a capability in the kernel',
    'apps/api/src/kernel/a.ts',
    `import { b } from '../capabilities/items/index.js';\nexport const f = b;`,
    'no-restricted-imports',
  ],
  [
    'HTML set by hand',
    'apps/admin/src/danger.tsx',
    'export const F = ({ html }: { html: string }) => <b dangerouslySetInnerHTML={{ __html: html }} />;',
    'no-danger',
  ],
] as const;

let scratch: string;
let output: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'bihuan-lint-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(scratch, '.oxlintrc.json'));
  write('apps/api/src/two.ts', `import { one } from './one.js';\nexport const two = () => one;`);
  for (const [, path, source] of samples) write(path, source);
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  output = spawnSync(process.execPath, [oxlint, '--deny-warnings', '--format', 'unix', '.'], { cwd: scratch, encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the linter refuses', () => {
  it.each(samples)('%s', (_, path, __, rule) => {
    expect(output.split('\n').filter((line) => line.startsWith(`${path}:`) && line.includes(`(${rule})`))).not.toEqual([]);
  });
});

function write(path: string, source: string): void {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), source);
}
