import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { MachineCost } from './machine-cost.ts';
import type { ManyAtOnce } from './many-at-once.ts';
import { isNoisy, ratioPerRound, spread } from './ratios.ts';
import type { Spread } from './ratios.ts';
import type { Measured } from './window.ts';

/** Two windows of one side in one round: many clients, and one. */
export interface Side {
  readonly loaded: Measured;
  readonly alone: Measured;
}

export interface Round {
  readonly floor: Side;
  readonly ours: Side;
  /** Absent where nobody had enough in hand. */
  readonly many: ManyAtOnce | null;
}

export interface Report {
  readonly ratios: Readonly<Record<'G1' | 'G2' | 'G3' | 'G4' | 'G7' | 'G8', Spread>> & { readonly G6: Spread | null };
  /** Decisions in one call, and what each of them used. */
  readonly many: { readonly decided: number; readonly cpuRatio: Spread } | null;
  readonly machine: MachineCost;
  readonly floor: Readonly<Record<Absolute, Spread>>;
  readonly ours: Readonly<Record<Absolute, Spread>>;
  readonly noisy: boolean;
}
type Absolute = 'perSecond' | 'cpu' | 'apiCpu' | 'p50Alone' | 'p99';

const absolutes: Readonly<Record<Absolute, (side: Side) => number>> = {
  perSecond: ({ loaded }) => loaded.perSecond,
  cpu: ({ loaded }) => loaded.cpu,
  apiCpu: ({ loaded }) => loaded.apiCpu,
  p50Alone: ({ alone }) => alone.p50,
  p99: ({ loaded }) => loaded.p99,
};

/** What is measured beside the rounds. */
export interface Beside {
  readonly decide: readonly number[];
  readonly check: readonly number[];
  readonly machine: MachineCost;
}

export function reportOf(rounds: readonly Round[], beside: Beside): Report {
  const floors = rounds.map(({ floor }) => floor);
  const oursOf = rounds.map(({ ours }) => ours);
  const ratio = (of: (side: Side) => number): Spread => spread(ratioPerRound(oursOf.map(of), floors.map(of)));
  const many = manyOf(rounds);
  const all = (sides: readonly Side[]) => ({
    perSecond: spread(sides.map(absolutes.perSecond)),
    cpu: spread(sides.map(absolutes.cpu)),
    apiCpu: spread(sides.map(absolutes.apiCpu)),
    p50Alone: spread(sides.map(absolutes.p50Alone)),
    p99: spread(sides.map(absolutes.p99)),
  });
  return {
    ratios: {
      G1: ratio(absolutes.perSecond),
      G2: ratio(absolutes.cpu),
      G3: ratio(absolutes.p50Alone),
      G4: ratio(absolutes.p99),
      G6: many && spread(many.map(({ perSecond }) => perSecond)),
      G7: spread(beside.decide),
      G8: spread(beside.check),
    },
    many: many && { decided: Math.max(...many.map(({ decided }) => decided)), cpuRatio: spread(many.map(({ cpu }) => cpu)) },
    machine: beside.machine,
    floor: all(floors),
    ours: all(oursOf),
    noisy: isNoisy(floors.map(absolutes.perSecond)),
  };
}

/** Ratios to the floor of the same round. */
function manyOf(rounds: readonly Round[]): readonly { decided: number; perSecond: number; cpu: number }[] | null {
  const found = rounds.flatMap(({ many, floor: { loaded } }) =>
    many ? [{ decided: many.decided, perSecond: many.perSecond / loaded.perSecond, cpu: many.cpu / loaded.cpu }] : [],
  );
  return found.length > 0 ? found : null;
}

const lines = [
  { code: 'G1', says: 'decisions a second', of: 'perSecond', target: '≥ 0.45 (0.9 batched)', digits: 0 },
  { code: 'G2', says: 'CPU µs an attempt', of: 'cpu', target: '≤ 3.0 (1.5 batched)', digits: 0 },
  { code: 'G3', says: 'p50 ms, one client', of: 'p50Alone', target: '≤ 2.2', digits: 2 },
  { code: 'G4', says: 'p99 ms, many clients', of: 'p99', target: '≤ 2.5', digits: 2 },
] as const;

export function printReport({ ratios, floor, ours, noisy, many, machine }: Report): void {
  const row = (...cells: readonly string[]): void =>
    console.log(cells.map((cell, n) => (n === 0 ? cell.padEnd(26) : cell.padStart(n === 3 ? 26 : 10))).join('  '));
  row('', 'floor', 'ours', 'ratio (min–max)', 'target');
  for (const { code, says, of, target, digits } of lines)
    row(`${code} ${says}`, floor[of].median.toFixed(digits), ours[of].median.toFixed(digits), show(ratios[code]), target);
  row('   of which in the api', '', ours.apiCpu.median.toFixed(0), '', '');
  row('G6 many in one call', '', '', ratios.G6 ? show(ratios.G6) : 'nobody had enough', '≥ 1.2');
  if (many) row(`   CPU of ${many.decided}, each`, '', '', show(many.cpuRatio), '');
  row('G7 decide ÷ transition()', '', '', show(ratios.G7), '≤ 1.6');
  row('G8 check ÷ SHA-256', '', '', show(ratios.G8), '≥ 0.3');
  row('compile, 50 steps, ms CPU', '', machine.ms.median.toFixed(1), `first ${machine.firstMs.toFixed(1)}`, '≤ 20');
  row('   kept in memory, KB', '', machine.kilobytes.toFixed(0), '', '');
  console.log(
    noisy ? 'NOISY: the floor differed from itself by more than 15 %. Trust G2 and G7; repeat the run.' : 'Quiet: the floor repeated itself within 15 %.',
  );
}

function show({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}

/** One line a run, so that a change can be seen over time. */
export function remember(report: Report, about: Readonly<Record<string, unknown>>): void {
  const git = (...args: string[]): string => spawnSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout.trim();
  const commit = `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', '../apps/api/src', '../packages') === '' ? '' : '+'}`;
  const rounded = JSON.parse(JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value))) as object;
  const line = { at: new Date().toISOString(), commit, node: process.version, load: loadavg().map((n) => Number(n.toFixed(1))), ...about, ...rounded };
  appendFileSync(join(import.meta.dirname, 'history.jsonl'), `${JSON.stringify(line)}\n`);
}
