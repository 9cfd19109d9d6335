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
  /** Tests to be tried first, by their titles. */
  readonly first?: readonly string[];
  /** On from the beginning. */
  readonly mutant?: string;
}
export type Told =
  | {
      readonly type: 'ready';
      readonly covered: Readonly<Record<string, readonly string[]>>;
      readonly quickest: readonly string[];
      readonly fixed: readonly string[];
      readonly failing: readonly string[];
    }
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

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Order;
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

/** Which file a test stands in. */
const fileOf = new Map<Test, string>();

async function load(): Promise<void> {
  for (const file of order.tests) {
    const known = tests.length;
    await import(pathToFileURL(file).href);
    for (const test of tests.slice(known)) fileOf.set(test, file);
  }
}

/** Their numbers differ from process to process. */
const titleOf = ({ id }: Test): string => id.replace(/^\d+ /u, '');

/** On from the beginning: what fails to load is found, too. */
async function alone(mutant: string): Promise<void> {
  let killedBy: string | null = null;
  try {
    await load();
    const rank = new Map((order.first ?? []).map((title, at) => [title, at]));
    const at = (test: Test): number => rank.get(titleOf(test)) ?? Number.MAX_SAFE_INTEGER;
    for (const test of tests.toSorted((a, b) => at(a) - at(b)))
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
  process.on('message', (mutant: string) => void tried(mutant, { by: covered.get(mutant) ?? [], hits: hits.get(mutant) ?? 0, times }));
  const files = (by: readonly Test[]): readonly string[] => [...new Set(by.flatMap((test) => fileOf.get(test) ?? []))];
  tell({
    type: 'ready',
    covered: Object.fromEntries([...covered].map(([id, by]) => [id, files(by)])),
    quickest: useful.map(titleOf),
    fixed: Object.keys(fixed),
    failing,
  });
}

interface Trying {
  readonly by: readonly Test[];
  /** How often a test came by it at most. */
  readonly hits: number;
  readonly times: ReadonlyMap<string, number>;
}

/** How many each test has found so far: what finds much is asked early, for what it costs. */
const found = new Map<Test, number>();

async function tried(mutant: string, { by, hits, times }: Trying): Promise<void> {
  let killedBy: Test | null = null;
  const cost = (test: Test): number => ((times.get(test.id) ?? 0) + 1) / (1 + (found.get(test) ?? 0));
  for (const test of by.toSorted((a, b) => cost(a) - cost(b))) {
    // Around and around is found by being there far more often than ever before.
    Object.assign(switches, { activeMutant: mutant, hitCount: 0, hitLimit: hits * 100 + 1000 });
    const failed = await fails(test);
    Object.assign(switches, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    if (failed) {
      killedBy = test;
      found.set(test, (found.get(test) ?? 0) + 1);
      break;
    }
  }
  // What the mutant left behind must not kill the next one.
  const poisoned = killedBy !== null && (await fails(killedBy));
  tell({ type: 'done', mutant, killedBy: killedBy?.id ?? null, poisoned });
}

await (order.mutant === undefined ? rehearse() : alone(order.mutant));
