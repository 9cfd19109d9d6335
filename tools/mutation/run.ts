/**
 * `npm run mutation`: how many small faults in the rules the tests of their package notice. `--files tally` narrows it, `--tests conditions`
 * asks some tests alone (all of them notice no less), `--workers 1` spares the machine, `--minutes 20` ends it then: they are tried in an
 * order that is spread over all files, so that what was tried by then speaks for the rest.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { inWords, mutated, type Mutant } from './mutants.ts';
import { root } from '../typescript/read-sources.ts';
import type { Told } from './worker.ts';

const WANTED = 85;
/** A mutant that hangs where nothing counts its rounds; all tests once, switches and all, on a busy machine. */
const PATIENCE_MS = 240_000;
const REHEARSAL_MS = 1_200_000;

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '' },
    tests: { type: 'string', default: '' },
    workers: { type: 'string', default: '2' },
    minutes: { type: 'string' },
  },
});
const known = ['packages/workflows/src/rules/*.ts', 'packages/forms/src/conditions/*.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('/index.ts'));
const targets = known.filter((file) => file.includes(values.files)).toSorted();
// The random run itself takes longer than all else; a part of it is played instead.
const slow = /random-run|defects\.test|random-walk|exhaustive/u;
const testFiles = [
  ...['packages/workflows/**/*.test.ts', 'packages/forms/src/**/*.test.ts']
    .flatMap((pattern) => globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' }))
    .filter((file) => !slow.test(file))
    .toSorted(),
  'packages/workflows/src/testing/reference/part-of-random-run.ts',
]
  .filter((file) => file.includes(values.tests))
  .map((file) => join(root, file));

let orders = 0;

type Fate = 'killed' | 'survived' | 'not covered';
interface Tried {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

const place = mkdtempSync(join(tmpdir(), 'mutation-'));
const instrumented = join(place, 'sources.json');
const { files, mutants } = await mutated(targets.map((file) => join(root, file)));
writeFileSync(instrumented, JSON.stringify(Object.fromEntries(files.map(({ name, content }) => [name, content]))));
console.log(`${targets.length} files, ${mutants.length} mutants, ${testFiles.length} files of tests`);

/** Steps of a golden part of them all: at any time those tried are spread evenly. */
const SPREAD = 0.618_033_988_75;
const left = mutants
  .map((mutant, n) => ({ mutant, at: (n * SPREAD) % 1 }))
  .toSorted((a, b) => a.at - b.at)
  .map(({ mutant }) => mutant);
const tried: Tried[] = [];
const begun = Date.now();
const end = values.minutes === undefined ? Infinity : begun + Number(values.minutes) * 60_000;
await Promise.all(Array.from({ length: Number(values.workers) }, () => work()));
rmSync(place, { recursive: true, force: true });
process.exitCode = report(tried);

/** One process after the other until nothing is left: a new one where a mutant hung or left something behind. */
async function work(): Promise<void> {
  while (left.length > 0 && Date.now() < end) {
    const child = start();
    const ready = await told(child, REHEARSAL_MS);
    if (ready?.type !== 'ready') throw new Error('the tests cannot be loaded');
    if (ready.failing.length > 0) console.log(`these fail without any mutant and are left out:\n  ${ready.failing.join('\n  ')}`);
    await tryAll(child, ready);
    child.kill('SIGKILL');
  }
}

async function tryAll(child: ChildProcess, { covered, fixed, quickest }: Extract<Told, { type: 'ready' }>): Promise<void> {
  // One that acts while modules are loaded is looked for where others of its file are met.
  const files = new Map<string, Set<string>>();
  for (const { id, fileName } of mutants) files.set(fileName, new Set([...(files.get(fileName) ?? []), ...(covered[id] ?? [])]));
  const alone = (mutant: Mutant): Promise<Fate> => aloneIn(mutant, { tests: [...(files.get(mutant.fileName) ?? [])], first: quickest });
  for (let mutant = left.shift(); mutant && Date.now() < end; mutant = left.shift()) {
    const isFixed = fixed.includes(mutant.id);
    if (!isFixed && covered[mutant.id] === undefined) {
      keep(mutant, 'not covered');
      continue;
    }
    child.send(mutant.id);
    const done = await told(child);
    if (done?.type !== 'done') return keep(mutant, 'killed');
    if (done.poisoned) {
      // Only a process in which nothing else happened says what this one does.
      keep(mutant, await alone(mutant));
      return;
    }
    keep(mutant, done.killedBy !== null ? 'killed' : isFixed ? await alone(mutant) : 'survived');
  }
}

interface Where {
  readonly tests: readonly string[];
  readonly first: readonly string[];
}

async function aloneIn(mutant: Mutant, where: Where): Promise<Fate> {
  const child = start({ mutant: mutant.id, ...where });
  const done = await told(child);
  child.kill('SIGKILL');
  return done?.type === 'done' && done.killedBy === null ? 'survived' : 'killed';
}

function start(alone?: Where & { readonly mutant: string }): ChildProcess {
  const written = join(place, `order-${(orders += 1)}.json`);
  writeFileSync(written, JSON.stringify({ instrumented, tests: testFiles, ...alone }));
  return fork(join(import.meta.dirname, 'worker.ts'), [written], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** What it says next; null: it ended or hung. */
function told(child: ChildProcess, patience = PATIENCE_MS): Promise<Told | null> {
  return new Promise((resolve) => {
    const give = (what: Told | null): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(what);
    };
    const timer = setTimeout(() => give(null), patience);
    child.once('message', (what: Told) => give(what));
    child.once('exit', () => give(null));
  });
}

function keep(mutant: Mutant, fate: Fate): void {
  tried.push({ mutant, fate });
  if (fate !== 'killed') console.log(`${fate.padEnd(11)} ${inWords(mutant)}`);
  if (tried.length % 200 === 0) console.log(`… ${tried.length} of ${mutants.length}, ${Math.round((Date.now() - begun) / 1000)} s`);
}

function report(all: readonly Tried[]): number {
  const score = (some: readonly Tried[]): number => Math.floor((some.filter(({ fate }) => fate === 'killed').length / Math.max(1, some.length)) * 1000) / 10;
  for (const file of targets) {
    const own = all.filter(({ mutant }) => mutant.fileName === join(root, file));
    if (own.length > 0) console.log(`${String(score(own)).padStart(6)} %  ${String(own.length).padStart(4)}  ${relative('packages', file)}`);
  }
  console.log(`${score(all)} % of ${all.length} of ${mutants.length} mutants noticed in ${Math.round((Date.now() - begun) / 1000)} s; wanted: ${WANTED} %`);
  return score(all) >= WANTED ? 0 : 1;
}
