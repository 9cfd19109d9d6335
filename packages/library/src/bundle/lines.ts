import { below } from '@bihuan/workflows';
import { LARGEST_TEXT } from './guard.js';

/**
 * The line of the text each of these places stands on, as editors count; what cannot be found is left out.
 * It walks the text once and builds nothing of it: the text may be wrong further on.
 */
export function lineOfPointers(text: string, pointers: readonly string[]): ReadonlyMap<string, number> {
  const named = text.length > LARGEST_TEXT ? [] : pointers;
  const wanted = new Set(named.flatMap(withAbove));
  const found = new Map<string, number>();
  const open: Level[] = [];
  let line = 1;
  const here = (): string => open.map(({ at }) => at).reduce((pointer: string, at) => below(pointer, at), '');
  const mark = (): void => {
    if (open.length > DEEPEST) return;
    const pointer = here();
    if (wanted.has(pointer) && !found.has(pointer)) found.set(pointer, line);
  };
  if (wanted.has('')) found.set('', 1);
  for (const { 0: token } of text.matchAll(TOKENS)) {
    const top = open.at(-1);
    if (token === '\n') {
      line += 1;
      continue;
    }
    // What stands in a list begins where its first word is, not at the comma before it.
    if (top?.isList && top.awaits) {
      top.awaits = false;
      mark();
    }
    if (token === '{' || token === '[') {
      open.push({ at: token === '[' ? 0 : '', isList: token === '[', awaits: true });
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && top) {
      if (top.isList) top.at = Number(top.at) + 1;
      top.awaits = true;
    } else if (top?.awaits && token.startsWith('"')) {
      top.at = keyOf(token);
      top.awaits = false;
      mark();
    }
  }
  return upwards(named, found);
}

/** Nothing deeper is ever named: it was refused for its depth. */
const DEEPEST = 110;

interface Level {
  at: string | number;
  readonly isList: boolean;
  /** The next key, or in a list the next thing, has not come yet. */
  awaits: boolean;
}

const TOKENS = /"(?:[^"\\\n]|\\.)*"|[{}[\],\n]/gu;

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return '';
  }
}

/** The place itself and all it stands in. */
function withAbove(pointer: string): readonly string[] {
  const parts = pointer.split('/');
  return parts.map((_, n) => parts.slice(0, n + 1).join('/'));
}

/** What is missing stands where it should have been: in the nearest place there is. */
function upwards(pointers: readonly string[], found: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const lines = pointers.map(
    (pointer) =>
      [
        pointer,
        withAbove(pointer)
          .flatMap((above) => found.get(above) ?? [])
          .at(-1),
      ] as const,
  );
  return new Map(lines.flatMap(([pointer, line]) => (line === undefined ? [] : [[pointer, line] as const])));
}
