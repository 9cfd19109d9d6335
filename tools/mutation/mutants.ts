import { existsSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../typescript/read-sources.ts';

export interface Mutant {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number }; readonly end: { readonly line: number; readonly column: number } };
}

interface Instrumented {
  readonly files: readonly { readonly name: string; readonly content: string }[];
  readonly mutants: readonly Mutant[];
}

interface Instrumenting {
  readonly Instrumenter: new (logger: object) => { instrument(files: readonly object[], options: object): Promise<Instrumented> };
}

const installed = join(import.meta.dirname, 'node_modules', '@stryker-mutator', 'instrumenter', 'dist', 'src', 'index.js');

/** All mutants of the files at once, each behind a switch of its own. */
export async function mutated(files: readonly string[]): Promise<Instrumented> {
  if (!existsSync(installed)) throw new Error('run it by `npm run mutation`, which installs what it needs');
  // Its types are only there once it is installed.
  const { Instrumenter } = (await import(pathToFileURL(installed).href)) as Instrumenting;
  const nothing = (): void => undefined;
  const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing, isDebugEnabled: () => false };
  const read = files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  return new Instrumenter(logger).instrument(read, { plugins: null, excludedMutations: [], ignorers: [], mutator: {} });
}

/** `who.ts:12:3 ConditionalExpression: … → true`. */
export function inWords({ fileName, location: { start, end }, mutatorName, replacement }: Mutant): string {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line, end.line + 1);
  const [first = ''] = lines;
  const was = lines.length > 1 ? `${first.slice(start.column)} …` : first.slice(start.column, end.column);
  const short = (text: string): string => text.replace(/\s+/gu, ' ').slice(0, 100);
  return `${relative(root, fileName)}:${start.line + 1}:${start.column + 1} ${mutatorName}: ${short(was)} → ${short(replacement)}`;
}
