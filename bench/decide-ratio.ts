import { compile, decide, initial } from '@bihuan/workflows';
import type { Facts, ItemEvent, ItemState, SlotSeed } from '@bihuan/workflows';
import { benchLifecycle } from './lifecycle.ts';
import { median } from './ratios.ts';

const facts: Facts = {
  at: '2018-10-08T00:00:00.000Z',
  today: '2018-10-08',
  actor: { type: 'person', person: 'p', posts: [{ post: 'branch_secretary', unit: 'u' }], units: ['u'] },
  item: { unit: 'u', above: [], ownerUnits: ['u'], people: {}, areaLeaders: [] },
  outcomes: {},
};
const slate = (place: string, round: number): ItemEvent => ({
  type: 'SLATE',
  place,
  round,
  slots: [{ id: `${place}-slot`, person: 'p', why: { resolver: 'post' } } satisfies SlotSeed],
  facts,
});

/** Where the first signer agrees, and what the raw transition of the same machine is given for the same event. */
function scene() {
  const machine = compile(benchLifecycle);
  const go = (state: ItemState, event: ItemEvent): ItemState => {
    const outcome = decide(machine, state, event);
    if (outcome.type !== 'decision') throw new Error(`the scene was refused: ${outcome.code}`);
    return outcome.state;
  };
  const state = go(go(initial(machine), { type: 'CREATE', facts }), slate('branch', 1));
  const event: ItemEvent = { type: 'AGREE', step: 'branch', slot: 'branch-slot', facts };
  return { machine, state, event };
}

const SLICES = 20;

/** `decide` ÷ XState's own `transition()` of the same chart and event, each with a fresh snapshot as the api needs one. In one process, in short turns. */
export function decideRatios(rounds: number, calls = 20_000): { readonly ratios: number[]; readonly rawMicroseconds: number } {
  const { machine, state, event } = scene();
  const { chart } = machine.compiled;
  const carried = () => ({ item: state.context, call: { event, machine, state, before: machine.compiled.before, refusals: [], verdict: null }, taken: null });
  const raw = (): unknown => chart.transition(chart.restore(state.value, carried()), { type: 'AGREE.branch' });
  const ours = (): unknown => decide(machine, state, event);
  time(raw, calls);
  time(ours, calls);
  const pairs = Array.from({ length: rounds }, () => inTurns([raw, ours], calls));
  return { ratios: pairs.map(([floor = Number.NaN, own = Number.NaN]) => own / floor), rawMicroseconds: median(pairs.map(([floor = Number.NaN]) => floor)) };
}

/** CPU microseconds a call of each; what the machine is in for a while meets all of them. */
function inTurns(works: readonly (() => unknown)[], calls: number): readonly number[] {
  const spent = works.map(() => 0);
  for (let slice = 0; slice < SLICES; slice += 1) works.forEach((work, n) => (spent[n] = (spent[n] ?? 0) + time(work, calls / SLICES) / SLICES));
  return spent;
}

/** CPU microseconds a call: what others do on the machine meanwhile does not count. */
function time(work: () => unknown, calls: number): number {
  const start = process.cpuUsage();
  for (let n = 0; n < calls; n += 1) work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / calls;
}
