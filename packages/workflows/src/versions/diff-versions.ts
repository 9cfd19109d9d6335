import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { equalJson } from '@bihuan/forms/changes';

/** One part of a lifecycle that is not as it was. `cells` name the properties with both values; empty for what came, went or moved. */
export interface VersionChange {
  readonly part: 'lifecycle' | 'state' | 'act' | 'chain' | Exclude<ChainNode['type'], 'fork'> | 'fork' | 'branch';
  /** Of an act `<state>/<act>`, of a branch `<fork>/<branch>`. */
  readonly id: string;
  readonly label: string;
  readonly change: 'added' | 'removed' | 'moved' | 'changed';
  readonly cells: readonly ChangedCell[];
}

export interface ChangedCell {
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What a new version of a lifecycle changes: first what is gone, then in the order of the new version what came, moved or changed.
 * A step is the same one as long as its id is, wherever it stands.
 */
export function diffVersions(before: LifecycleDefinition, after: LifecycleDefinition): readonly VersionChange[] {
  const were = partsOf(before);
  const are = partsOf(after);
  const gone = [...were].filter(([key]) => !are.has(key)).map(([, part]) => changeOf(part, 'removed', []));
  return [...gone, ...[...are].flatMap(([key, part]) => between(were.get(key), part))];
}

interface Part {
  readonly part: VersionChange['part'];
  readonly id: string;
  readonly label: string;
  /** What it stands in and after. */
  readonly at: string;
  readonly own: Readonly<Record<string, unknown>>;
}

function between(was: Part | undefined, is: Part): readonly VersionChange[] {
  if (!was) return [changeOf(is, 'added', [])];
  const cells = cellsOf(was.own, is.own);
  return [...(was.at === is.at ? [] : [changeOf(is, 'moved', [])]), ...(cells.length > 0 ? [changeOf(is, 'changed', cells)] : [])];
}

function changeOf({ part, id, label }: Part, change: VersionChange['change'], cells: readonly ChangedCell[]): VersionChange {
  return { part, id, label, change, cells };
}

function cellsOf(was: Part['own'], is: Part['own']): readonly ChangedCell[] {
  const properties = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return properties.filter((key) => !equalJson(was[key], is[key])).map((property) => ({ property, before: was[property], after: is[property] }));
}

/** Every part by a key of its own kind, in the order of the definition. What has parts of its own is compared without them. */
function partsOf({ states, create, ...own }: LifecycleDefinition): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const put = (part: Part): void => void parts.set(`${part.part} ${part.id}`, part);
  put({ part: 'lifecycle', id: own.key, label: own.title, at: '', own: { ...own, ...prefixed('create', create) } });
  for (const [code, { on, chain, ...state }] of Object.entries(states)) {
    put({ part: 'state', id: code, label: state.label, at: '', own: state });
    for (const [event, act] of Object.entries(on ?? {})) put({ part: 'act', id: `${code}/${event}`, label: act.label, at: '', own: { ...act } });
    if (!chain) continue;
    const { nodes, ...ways } = chain;
    put({ part: 'chain', id: code, label: state.label, at: '', own: ways });
    for (const part of nodeParts(nodes, code)) put(part);
  }
  return parts;
}

function nodeParts(nodes: readonly ChainNode[], within: string): readonly Part[] {
  return nodes.flatMap((node, n): readonly Part[] => {
    const at = `${within} after ${nodes[n - 1]?.id ?? 'nothing'}`;
    if (node.type !== 'fork') return [{ part: node.type, id: node.id, label: node.label, at, own: { ...node } }];
    const { branches, ...fork } = node;
    const inner = branches.flatMap(({ nodes: own, ...branch }) => [
      { part: 'branch' as const, id: `${node.id}/${branch.id}`, label: branch.label, at: node.id, own: branch },
      ...nodeParts(own, `${node.id}/${branch.id}`),
    ]);
    return [{ part: 'fork', id: node.id, label: branches.map(({ label }) => label).join('、'), at, own: fork }, ...inner];
  });
}

function prefixed(name: string, cells: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(cells).map(([key, value]) => [`${name}.${key}`, value]));
}
