import { setImmediate } from 'node:timers/promises';
import { launchTree } from './launch-tree.js';
import type { LaunchNode, LaunchPlan } from './launch-tree.js';
import { isOfPart } from './part.js';
import type { Part } from './part.js';

/** Units whose shares and lists are made in one go, and nodes that are looked through in one: some milliseconds each. */
const UNITS_A_TURN = 100;
const NODES_A_TURN = 5000;

/**
 * What a plan, or a part of it, sends out: the same as `launchTree`, parents before children, with a turn for others in between.
 * Grown at once, a tree of ten thousand units holds up every page for seconds.
 */
export async function grown(plan: LaunchPlan, part: Part | null): Promise<LaunchNode[]> {
  const nodes: LaunchNode[] = [];
  const belongs = part === null ? () => true : isOfPart(part);
  for (const task of plan.tasks) {
    for (let at = 0; at === 0 || at < plan.units.length; at += UNITS_A_TURN) {
      // The task itself grows with each of its units; it comes once.
      for (const node of launchTree({ ...plan, tasks: [task], units: plan.units.slice(at, at + UNITS_A_TURN) }))
        if ((at === 0 || node.kind !== 'task') && belongs(node)) nodes.push(node);
      await setImmediate();
    }
  }
  return nodes;
}

/** Tasks first, then all a unit gets together: what is known of a unit is asked once a chunk. Parents still come before children. */
export async function unitByUnit(nodes: readonly LaunchNode[]): Promise<LaunchNode[]> {
  const tasks: LaunchNode[] = [];
  const units = new Map<string, LaunchNode[]>();
  for (const [n, node] of nodes.entries()) {
    if (n % NODES_A_TURN === NODES_A_TURN - 1) await setImmediate();
    const own = node.kind === 'task' ? tasks : units.get(node.unitId);
    if (own) own.push(node);
    else units.set(node.unitId, [node]);
  }
  for (const own of units.values()) {
    for (const node of own) tasks.push(node);
    if (tasks.length % NODES_A_TURN < own.length) await setImmediate();
  }
  return tasks;
}
