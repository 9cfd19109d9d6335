import { importsOf } from '../house.ts';
import type { House } from '../house.ts';

/** No file imports itself by any way round, types included: a cycle of types is a missing file too. */
export function cycles(house: House): readonly string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to } of importsOf(house)) if (to !== undefined) graph.set(from, [...(graph.get(from) ?? []), to]);
  const done = new Set<string>();
  return [...graph.keys()].flatMap((file) => cyclesFrom(file, graph, { done, path: [] }));
}

interface Walk {
  readonly done: Set<string>;
  readonly path: readonly string[];
}

function cyclesFrom(file: string, graph: ReadonlyMap<string, readonly string[]>, { done, path }: Walk): string[] {
  if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' → ')];
  if (done.has(file)) return [];
  const found = (graph.get(file) ?? []).flatMap((next) => cyclesFrom(next, graph, { done, path: [...path, file] }));
  done.add(file);
  return found;
}
