import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compile } from '@bihuan/workflows';
import type { LifecycleDefinition, Machine } from '@bihuan/workflows';
import { benchLifecycle, step } from './lifecycle.ts';
import { spread } from './ratios.ts';
import type { Spread } from './ratios.ts';

const STEPS = 50;

/** A chain of so many signatures; each call makes a definition of its own, so that nothing can have been remembered for it. */
function longChain(key: string): LifecycleDefinition {
  const nodes = Array.from({ length: STEPS }, (_, n) => step(`s${n}`, 'branch_secretary', 'item-unit'));
  const { signing } = benchLifecycle.states;
  if (!signing?.chain) throw new Error('the lifecycle of the bench has a chain');
  return { ...benchLifecycle, key, states: { ...benchLifecycle.states, signing: { ...signing, chain: { ...signing.chain, nodes } } } };
}

export interface MachineCost {
  /** Of the very first one, before anything was compiled by the engine that runs it. */
  readonly firstMs: number;
  /** CPU milliseconds of the later ones. */
  readonly ms: Spread;
  /** What one machine that is kept holds. */
  readonly kilobytes: number;
}

/** What it costs to compile a chain of fifty steps, and to keep it. */
export function machineCost(machines = 40): MachineCost {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void; // the flag just set makes it one
  const kept: Machine[] = [];
  const definitions = Array.from({ length: machines + 1 }, (_, n) => longChain(`long-${n}`));
  const timed = (definition: LifecycleDefinition): number => {
    const start = process.cpuUsage();
    kept.push(compile(definition));
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const [first, ...others] = definitions;
  if (!first) throw new Error('there is at least one');
  const firstMs = timed(first);
  collect();
  const before = process.memoryUsage().heapUsed;
  const times = others.map(timed);
  collect();
  const kilobytes = (process.memoryUsage().heapUsed - before) / 1024 / others.length;
  if (kept.length !== machines + 1) throw new Error('all of them are kept until they were weighed');
  return { firstMs, ms: spread(times), kilobytes };
}
