import { below } from '@bihuan/workflows';
import { LARGEST_TEXT } from './guard.js';

/**
 * The line of the text each of these places stands on, as editors count; what cannot be found is left out.
 * It walks the text once and builds nothing of it: the text may be wrong further on.
 */
export function lineOfPointers(text: string, pointers: readonly string[]): ReadonlyMap<string, number> {
  const wanted = new Set(text.length > LARGEST_TEXT ? [] : pointers);
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
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') {
      open.push({ at: token === '[' ? 0 : '', isList: token === '[', awaitsKey: token === '{' });
      if (token === '[') mark();
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && top) {
      if (top.isList) {
        top.at = Number(top.at) + 1;
        mark();
      } else top.awaitsKey = true;
    } else if (top?.awaitsKey && token.startsWith('"')) {
      top.at = keyOf(token);
      top.awaitsKey = false;
      mark();
    }
  }
  return upwards(wanted, found);
}

/** Nothing deeper is ever named: it was refused for its depth. */
const DEEPEST = 110;

interface Level {
  at: string | number;
  readonly isList: boolean;
  awaitsKey: boolean;
}

const TOKENS = /"(?:[^"\\\n]|\\.)*"|[{}[\],\n]/gu;

function keyOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return '';
  }
}

/** What is missing stands where it should have been: in the nearest place there is. */
function upwards(wanted: ReadonlySet<string>, found: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const lines = new Map(found);
  for (const pointer of wanted) {
    for (let above = pointer; !lines.has(pointer) && above !== ''; ) {
      above = above.slice(0, above.lastIndexOf('/'));
      const line = found.get(above);
      if (line !== undefined) lines.set(pointer, line);
    }
  }
  return lines;
}
