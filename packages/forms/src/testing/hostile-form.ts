import { isPlainObject } from '../conditions/reading.js';
import type { FormData, FormDefinition } from '../definition.js';
import { parseForm } from '../parsing/parse-form.js';
import { blocks, validate } from '../validation/validate.js';
import { shapes } from './shapes.js';
import { filledRight, TODAY } from './fill-in.js';
import { everyAnswer, everyKind } from './every-kind.js';
import { roomCheck, filled } from './room-check.js';

/** Looks like a formula to a spreadsheet, an element to a browser, and the end of a text to who writes XML or PDF. */
const LONG = `=1+<img src=x onerror="globalThis.ran=1">'"]]>&lt;)\\`;
/** For slots that hold few signs. */
const SHORT = '=<b>&';

export interface HostileForm {
  readonly form: FormDefinition;
  readonly data: FormData;
  /** What was put into the definition, and into the answers. */
  readonly said: readonly string[];
  readonly answered: readonly string[];
}

/** What is compared is not shown: values in conditions and of options. */
const NOT_SHOWN = new Set(['value', 'when', 'visible', 'requiredWhen', 'readOnlyWhen', 'holds', 'of', 'prefill', 'access', 'migrations', 'rowId']);

/**
 * A form with a hostile text in each place of its definition and of its answers that takes one: a place is found by trying it, so that
 * none can be forgotten. Places that name or count refuse it, and stay as they are.
 */
export function hostileForm(form: FormDefinition, data: FormData): HostileForm {
  const definition = everywhere(form, (tried) => parseForm(tried).ok);
  const read = parseForm(definition.value);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const answers = everywhere(data, (tried) => !blocks(validate(read.definition, tried, { today: TODAY })));
  return { form: read.definition, data: answers.value as FormData, said: definition.put, answered: answers.put }; // it was validated
}

/** The forms that hold every kind, papers, sections, requirements and a nil report. */
export const hostileForms = (): readonly HostileForm[] => [
  hostileForm(everyKind, everyAnswer()),
  hostileForm(roomCheck, filled()),
  ...shapes.filter((form) => form.layout !== undefined || form.paper !== undefined).map((form) => hostileForm(form, filledRight(form, 1))),
];

type Step = string | number;

function everywhere(value: unknown, takes: (tried: unknown) => boolean): { readonly value: unknown; readonly put: readonly string[] } {
  let now = value;
  const put: string[] = [];
  for (const path of stringsIn(value))
    for (const text of [`${LONG}${put.length}`, `${SHORT}${put.length}`]) {
      const tried = withAt(now, path, text);
      if (!takes(tried)) continue;
      now = tried;
      put.push(text);
      break;
    }
  return { value: now, put };
}

const stringsIn = (value: unknown): readonly (readonly Step[])[] => {
  if (typeof value === 'string') return [[]];
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => stringsIn(one).map((rest) => [at, ...rest]));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (NOT_SHOWN.has(key) ? [] : stringsIn(one).map((rest) => [key, ...rest])));
};

function withAt(value: unknown, [first, ...rest]: readonly Step[], text: string): unknown {
  if (first === undefined) return text;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (at === first ? withAt(one, rest, text) : one));
  return isPlainObject(value) ? { ...value, [first]: withAt(value[first], rest, text) } : value;
}
