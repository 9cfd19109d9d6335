import { isPlainObject } from '@bihuan/forms/conditions';
import { assertNever } from '../assert-never.js';
import type { LifecycleDefinition } from '../definition.js';
import type { Target } from './command.js';
import { own } from './keyed.js';
import { refused, type EditProblem } from './result.js';
import { findFork, findNode, withBranches, withNode } from './sequences.js';

type Part = Readonly<Record<string, unknown>>;

/** What `set` writes in, as it stands. */
export function targetOf(definition: LifecycleDefinition, target: Target): { readonly type: 'found'; readonly value: unknown } | EditProblem {
  switch (target.type) {
    case 'lifecycle':
      return { type: 'found', value: definition };
    case 'state':
      return found(own(definition.states, target.state), refused('edit.state-unknown', { state: target.state }));
    case 'act':
      return found(own(own(definition.states, target.state)?.on, target.act), refused('edit.act-unknown', { state: target.state, act: target.act }));
    case 'node':
      return found(findNode(definition, target.node)?.node, refused('edit.node-unknown', { node: target.node }));
    case 'branch':
      return found(
        findFork(definition, target.fork)?.branches.find(({ id }) => id === target.branch),
        refused('edit.branch-unknown', { fork: target.fork, branch: target.branch }),
      );
    default:
      return assertNever(target);
  }
}

/** The parts are plain JSON of the definition; that what comes out is still one is checked once, at the end of `edit`. */
export function withTarget(definition: LifecycleDefinition, target: Target, change: (part: Part) => Part): LifecycleDefinition {
  const changed = <T extends object>(part: T): T => change({ ...part } as Part) as T; // plain JSON; the shape is checked when the command is done
  switch (target.type) {
    case 'lifecycle':
      return changed(definition);
    case 'state':
      return withState(definition, target.state, changed);
    case 'act':
      return withState(definition, target.state, (state) => ({
        ...state,
        on: Object.fromEntries(Object.entries(state.on ?? {}).map(([code, act]) => [code, code === target.act ? changed(act) : act])),
      }));
    case 'node':
      return withNode(definition, target.node, changed);
    case 'branch':
      return withBranches(definition, target.fork, (branches) => branches.map((branch) => (branch.id === target.branch ? changed(branch) : branch)));
    default:
      return assertNever(target);
  }
}

/** Words that hold parts with ids of their own; those come, go and move by commands that say so. */
const PARTS: Readonly<Record<Target['type'], readonly string[]>> = {
  lifecycle: ['states', 'order', 'format'],
  state: ['on', 'chain', 'chain/nodes'],
  act: [],
  node: ['id', 'branches'],
  branch: ['id', 'nodes'],
};

/** Whether this would write parts as if they were a value. Empty rooms for acts and nodes may come and go. */
export function isPart(target: Target, path: readonly string[], values: readonly unknown[]): boolean {
  const [first] = path;
  const words = PARTS[target.type];
  if (!words.includes(path.join('/')) && !(path.length > 1 && first !== undefined && first !== 'chain' && words.includes(first))) return false;
  const room = target.type === 'state' && path.length === 1;
  return !(room && values.every(isEmptyRoom));
}

function isEmptyRoom(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isPlainObject(value)) return false;
  const nodes: unknown = value['nodes'];
  return Object.keys(value).length === 0 || (Array.isArray(nodes) && nodes.length === 0);
}

function withState(
  definition: LifecycleDefinition,
  code: string,
  change: (state: LifecycleDefinition['states'][string]) => LifecycleDefinition['states'][string],
): LifecycleDefinition {
  const state = own(definition.states, code);
  return state ? { ...definition, states: { ...definition.states, [code]: change(state) } } : definition;
}

function found(value: unknown, otherwise: EditProblem): { readonly type: 'found'; readonly value: unknown } | EditProblem {
  return value === undefined ? otherwise : { type: 'found', value };
}
