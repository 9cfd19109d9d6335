/** `npm run mutation`: how many small faults in the rules the tests of their package notice. `--files tally` narrows it, `--workers 1` spares the machine. */
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
  options: { files: { type: 'string', default: '' }, workers: { type: 'string', default: '2' }, list: { type: 'boolean', default: false } },
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
].map((file) => join(root, file));

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

const left = [...mutants];
const tried: Tried[] = [];
const begun = Date.now();
await Promise.all(Array.from({ length: Number(values.workers) }, () => work()));
rmSync(place, { recursive: true, force: true });
process.exitCode = report(tried);

/** One process after the other until nothing is left: a new one where a mutant hung or left something behind. */
async function work(): Promise<void> {
  while (left.length > 0) {
    const child = start();
    const ready = await told(child, REHEARSAL_MS);
    if (ready?.type !== 'ready') throw new Error('the tests cannot be loaded');
    if (ready.failing.length > 0) console.log(`these fail without any mutant and are left out:\n  ${ready.failing.join('\n  ')}`);
    await tryAll(child, ready);
    child.kill('SIGKILL');
  }
}

async function tryAll(child: ChildProcess, { covered, fixed }: Extract<Told, { type: 'ready' }>): Promise<void> {
  for (let mutant = left.shift(); mutant; mutant = left.shift()) {
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
      keep(mutant, await aloneIn(mutant));
      return;
    }
    keep(mutant, done.killedBy !== null ? 'killed' : isFixed ? await aloneIn(mutant) : 'survived');
  }
}

async function aloneIn(mutant: Mutant): Promise<Fate> {
  const child = start(mutant.id);
  const done = await told(child);
  child.kill('SIGKILL');
  return done?.type === 'done' && done.killedBy === null ? 'survived' : 'killed';
}

function start(mutant?: string): ChildProcess {
  const order = JSON.stringify({ instrumented, tests: testFiles, ...(mutant === undefined ? {} : { mutant }) });
  return fork(join(import.meta.dirname, 'worker.ts'), [order], {
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
  console.log(`${score(all)} % of ${all.length} mutants noticed in ${Math.round((Date.now() - begun) / 1000)} s; wanted: ${WANTED} %`);
  return score(all) >= WANTED ? 0 : 1;
}
