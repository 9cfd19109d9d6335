import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { statesInOrder } from './landing-places.js';
import { diffVersions } from './diff-versions.js';
import type { VersionChange } from './diff-versions.js';

/** One line of a path as it is drawn: a state, a node of its chain, or a branch; `depth` says what it stands in. */
export interface PictureLine {
  readonly part: 'state' | 'branch' | ChainNode['type'];
  /** Of a branch `<fork>/<branch>`. */
  readonly id: string;
  readonly label: string;
  readonly depth: number;
  readonly change: 'same' | 'added' | 'removed' | 'moved' | 'changed';
}

export interface PathPicture {
  readonly before: readonly PictureLine[];
  readonly after: readonly PictureLine[];
}

/** Two versions of a path beside each other. What only made room for something new has not moved. */
export function pathPicture(before: LifecycleDefinition, after: LifecycleDefinition): PathPicture {
  const [were, are] = [linesOf(before), linesOf(after)];
  const changed = changedLines(diffVersions(before, after));
  const moved = movedLines(were, are);
  const mark = (others: readonly Bare[], alone: 'added' | 'removed') => {
    const there = new Set(others.map(keyOf));
    return ({ within: _, ...line }: Bare): PictureLine => {
      const key = keyOf(line);
      if (!there.has(key)) return { ...line, change: alone };
      if (moved.has(key)) return { ...line, change: 'moved' };
      return { ...line, change: changed.has(key) ? 'changed' : 'same' };
    };
  };
  return { before: were.map(mark(are, 'removed')), after: are.map(mark(were, 'added')) };
}

interface Bare extends Omit<PictureLine, 'change'> {
  /** The sequence it stands in. */
  readonly within: string;
}

const keyOf = ({ part, id }: Pick<PictureLine, 'part' | 'id'>): string => `${part} ${id}`;

function linesOf(definition: LifecycleDefinition): readonly Bare[] {
  return statesInOrder(definition).flatMap(([code, { label, chain }]): readonly Bare[] => [
    { part: 'state', id: code, label, depth: 0, within: '' },
    ...nodeLines(chain?.nodes ?? [], { within: code, depth: 1 }),
  ]);
}

function nodeLines(nodes: readonly ChainNode[], { within, depth }: { within: string; depth: number }): readonly Bare[] {
  return nodes.flatMap((node): readonly Bare[] => {
    if (node.type !== 'fork') return [{ part: node.type, id: node.id, label: node.label, depth, within }];
    const branches = node.branches.flatMap(({ id, label, nodes: inner }): readonly Bare[] => [
      { part: 'branch', id: `${node.id}/${id}`, label, depth: depth + 1, within: node.id },
      ...nodeLines(inner, { within: `${node.id}/${id}`, depth: depth + 2 }),
    ]);
    return [{ part: 'fork', id: node.id, label: node.branches.map(({ label }) => label).join('、'), depth, within }, ...branches];
  });
}

/** Whatever belongs to a line counts as its own: acts and the chain to their state. */
function changedLines(changes: readonly VersionChange[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ part, id, change }): readonly string[] => {
      if (part === 'act' || part === 'chain') return [`state ${id.split('/')[0] ?? id}`];
      return change === 'changed' && part !== 'lifecycle' ? [`${part} ${id}`] : [];
    }),
  );
}

/** In another sequence than before, or before one it came after. */
function movedLines(were: readonly Bare[], are: readonly Bare[]): ReadonlySet<string> {
  const was = new Map(were.map((line) => [keyOf(line), line.within]));
  const is = new Map(are.map((line) => [keyOf(line), line.within]));
  const elsewhere = [...was].flatMap(([key, within]) => (is.has(key) && is.get(key) !== within ? [key] : []));
  const swapped = [...new Set(were.map(({ within }) => within))].flatMap((within) => {
    const stays = (lines: readonly Bare[], other: ReadonlyMap<string, string>): string[] =>
      lines.filter((line) => line.within === within && other.get(keyOf(line)) === within).map(keyOf);
    const [old, now] = [stays(were, is), stays(are, was)];
    const kept = new Set(inCommonOrder(old, now));
    return now.filter((key) => !kept.has(key));
  });
  return new Set([...elsewhere, ...swapped]);
}

/** The longest run of both that is in the same order. */
function inCommonOrder(a: readonly string[], b: readonly string[]): readonly string[] {
  const place = new Map(a.map((key, n) => [key, n]));
  const best: string[][] = [];
  for (const [n, key] of b.entries()) {
    const at = place.get(key) ?? 0;
    const before = best.slice(0, n).filter((run) => (place.get(run.at(-1) ?? '') ?? -1) < at);
    best.push([...before.reduce<string[]>((longest, run) => (run.length > longest.length ? run : longest), []), key]);
  }
  return best.reduce<string[]>((longest, run) => (run.length > longest.length ? run : longest), []);
}
