import { NO_WRITING } from '@bihuan/forms';
import { below } from '@bihuan/workflows';
import type { BundleProblem, DefinitionBundle } from './bundle.js';
import { bundleProblem } from './guard.js';

const UNSEEN = new RegExp(`[${NO_WRITING}]`, 'u');

/** Texts that do not read as they are written: a label could say one thing on the screen and another to whoever compares it. */
export const unseenIn = (bundle: DefinitionBundle): readonly BundleProblem[] =>
  [...bundle.lifecycles.entries()]
    .flatMap(([n, one]) => unseenBelow(one, below('/lifecycles', n)))
    .concat([...bundle.forms.entries()].flatMap(([n, one]) => unseenBelow(one, below('/forms', n))))
    .concat([...bundle.registers.entries()].flatMap(([n, one]) => unseenBelow(one, below('/registers', n))))
    .concat([...(bundle.optionSets ?? []).entries()].flatMap(([n, one]) => unseenBelow(one, below('/optionSets', n))));

/** The same of one value, at its place below the pointer. */
export function unseenBelow(value: unknown, pointer: string): readonly BundleProblem[] {
  if (typeof value === 'string') return problemOf(value, pointer);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => unseenBelow(inner, below(pointer, key)));
}

function problemOf(text: string, pointer: string): readonly BundleProblem[] {
  const found = UNSEEN.exec(text)?.[0];
  if (found === undefined) return [];
  const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const [before = ''] = text.split(found);
  return [bundleProblem(pointer, 'text.unseen', `“${before.slice(-10)}”后面有看不见或会改变文字方向的字符（U+${code}）`)];
}
