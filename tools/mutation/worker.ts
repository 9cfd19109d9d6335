import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readSources } from '../typescript/read-sources.ts';
import { tests, type Test } from './suite.ts';

/**
 * One process that has the mutated sources and all tests loaded. Told a mutant, it switches it on and runs the tests that came by it,
 * until one fails. A mutant that already acts while modules are loaded wants a process of its own, in which it acts from the beginning.
 */
interface Order {
  readonly instrumented: string;
  readonly tests: readonly string[];
  /** On from the beginning. */
  readonly mutant?: string;
}
export type Told =
  | { readonly type: 'ready'; readonly covered: Readonly<Record<string, number>>; readonly fixed: readonly string[]; readonly failing: readonly string[] }
  | { readonly type: 'done'; readonly mutant: string; readonly killedBy: string | null; readonly poisoned: boolean };

interface Switches {
  activeMutant: string | undefined;
  currentTestId: string | undefined;
  hitCount: number | undefined;
  hitLimit: number | undefined;
  mutantCoverage?: { readonly static: Readonly<Record<string, number>>; readonly perTest: Readonly<Record<string, Readonly<Record<string, number>>>> };
}
// The instrumented sources look for their switches here.
const switches: Switches = ((globalThis as { __stryker__?: Switches }).__stryker__ = {
  activeMutant: undefined,
  currentTestId: undefined,
  hitCount: undefined,
  hitLimit: undefined,
});

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const sources = new Map(Object.entries(JSON.parse(readFileSync(order.instrumented, 'utf8')) as Record<string, string>));
readSources({ sources, modules: { '@jest/globals': join(import.meta.dirname, 'suite.ts') } });
switches.activeMutant = order.mutant;
switches.hitLimit = undefined;

process.on('disconnect', () => process.exit());
const tell = (told: Told): void => void process.send?.(told);

async function fails({ id, run }: Test): Promise<boolean> {
  switches.currentTestId = id;
  try {
    await run();
    return false;
  } catch {
    return true;
  } finally {
    switches.currentTestId = undefined;
  }
}

async function load(): Promise<void> {
  for (const file of order.tests) await import(pathToFileURL(file).href);
}

/** On from the beginning: what fails to load is found, too. */
async function alone(mutant: string): Promise<void> {
  let killedBy: string | null = null;
  try {
    await load();
    for (const test of tests)
      if (await fails(test)) {
        killedBy = test.id;
        break;
      }
  } catch {
    killedBy = 'it cannot even be loaded';
  }
  tell({ type: 'done', mutant, killedBy, poisoned: false });
}

/** Which tests come by which mutant, the quickest first; a test that fails without any is of no use. */
async function rehearse(): Promise<void> {
  await load();
  const times = new Map<string, number>();
  const failing: string[] = [];
  for (const test of tests) {
    const begun = performance.now();
    if (await fails(test)) failing.push(test.id);
    times.set(test.id, performance.now() - begun);
  }
  const { perTest = {}, static: fixed = {} } = switches.mutantCoverage ?? {};
  const useful = tests.filter(({ id }) => !failing.includes(id)).toSorted((a, b) => (times.get(a.id) ?? 0) - (times.get(b.id) ?? 0));
  const covered = new Map<string, Test[]>();
  const hits = new Map<string, number>();
  for (const test of useful) {
    for (const [mutant, count] of Object.entries(perTest[test.id] ?? {})) {
      covered.set(mutant, [...(covered.get(mutant) ?? []), test]);
      hits.set(mutant, Math.max(hits.get(mutant) ?? 0, count));
    }
  }
  process.on('message', (mutant: string) => void tried(mutant, covered.get(mutant) ?? [], hits.get(mutant) ?? 0));
  tell({ type: 'ready', covered: Object.fromEntries([...covered].map(([id, by]) => [id, by.length])), fixed: Object.keys(fixed), failing });
}

async function tried(mutant: string, by: readonly Test[], hits: number): Promise<void> {
  let killedBy: Test | null = null;
  for (const test of by) {
    // Around and around is found by being there far more often than ever before.
    Object.assign(switches, { activeMutant: mutant, hitCount: 0, hitLimit: hits * 100 + 1000 });
    const failed = await fails(test);
    Object.assign(switches, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    if (failed) {
      killedBy = test;
      break;
    }
  }
  // What the mutant left behind must not kill the next one.
  const poisoned = killedBy !== null && (await fails(killedBy));
  tell({ type: 'done', mutant, killedBy: killedBy?.id ?? null, poisoned });
}

await (order.mutant === undefined ? rehearse() : alone(order.mutant));
