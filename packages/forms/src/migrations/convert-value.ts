import type { Field } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import { kindOf } from '../fields/registry.js';
import { brokenKeyword } from '../validation/schema-piece.js';
import type { ValueMapping } from './form-migrations.js';

type Kind = Field['kind'];

const TEXTS: readonly Kind[] = ['text', 'long-text'];
const NUMBERS: readonly Kind[] = ['integer', 'decimal', 'score', 'rating', 'year'];
const DAYS: readonly Kind[] = ['date', 'month', 'year', 'date-time'];
const CHOSEN: readonly Kind[] = ['choice', 'choices', 'checklist'];
/** What a text alone can say; names are no ids. */
const SAID: readonly Kind[] = [...TEXTS, ...NUMBERS, ...DAYS, ...CHOSEN, 'yes-no'];
const SEVERAL: Readonly<Partial<Record<Kind, Kind>>> = { persons: 'person', units: 'unit' };

/** Whether values of the one may become values of the other at all; single ones may still not be convertible. */
export function mayBecome({ kind: was }: Pick<Field, 'kind'>, { kind: is }: Pick<Field, 'kind'>): boolean {
  if (was === is) return was !== 'table' && was !== 'formula' && was !== 'static';
  if (SEVERAL[was] === is || SEVERAL[is] === was) return true;
  // A number that was given out is a text from then on; none is ever typed.
  if (was === 'serial') return TEXTS.includes(is);
  if (TEXTS.includes(was) || CHOSEN.includes(was) || was === 'yes-no') return SAID.includes(is);
  if (TEXTS.includes(is)) return SAID.includes(was);
  return [NUMBERS, DAYS].some((group) => group.includes(was) && group.includes(is));
}

/** Whether values of the one are told apart one by one when they become the other: into options. */
export const isMapped = (was: Field, is: Field): boolean => 'options' in is && SAID.includes(was.kind);

export type Converted = { readonly value: unknown } | null;

/** The value as the other field holds it; null where it cannot say it. Nothing is rounded, cut or guessed. */
export function convertValue(was: Field, is: Field, value: unknown, values: readonly ValueMapping[] = []): Converted {
  const converted = mapped(was, is, value, values) ?? direct(was, is, value) ?? throughText(was, is, value);
  return converted !== null && fits(is, converted.value) ? converted : null;
}

/** The texts a value is looked up by in a mapping: each option chosen, or the whole. */
export function foundIn(was: Field, value: unknown): readonly { readonly from: string; readonly text: string }[] {
  if (!('options' in was)) {
    const text = kindOf(was).display(value, was, {}).trim();
    return text === '' ? [] : [{ from: text, text }];
  }
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return chosen.flatMap((one) => (typeof one === 'string' ? [{ from: one, text: was.options.find((option) => option.value === one)?.label ?? one }] : []));
}

function mapped(was: Field, is: Field, value: unknown, values: readonly ValueMapping[]): Converted {
  if (values.length === 0 || !isMapped(was, is)) return null;
  const to = foundIn(was, value).map(({ from, text }) => values.find((one) => one.from === from)?.to ?? optionFor(is, { from, text }));
  const known = to.filter((one) => one !== undefined);
  if (known.length < to.length || known.length === 0) return null;
  const distinct = [...new Set(known)];
  return is.kind === 'choice' ? (distinct.length === 1 ? { value: distinct[0] } : null) : { value: distinct };
}

function optionFor(is: Field, { from, text }: { readonly from: string; readonly text: string }): string | undefined {
  if (!('options' in is)) return undefined;
  return (is.options.find(({ value }) => value === from) ?? is.options.find(({ label }) => label === text))?.value;
}

function direct(was: Field, is: Field, value: unknown): Converted {
  if (was.kind === is.kind) return { value };
  if ((TEXTS.includes(was.kind) || was.kind === 'serial') && TEXTS.includes(is.kind)) return { value };
  if (NUMBERS.includes(was.kind) && NUMBERS.includes(is.kind)) return { value };
  if (SEVERAL[is.kind] === was.kind || (was.kind === 'choice' && (is.kind === 'choices' || is.kind === 'checklist'))) return { value: [value] };
  if (SEVERAL[was.kind] === is.kind || (is.kind === 'choice' && CHOSEN.includes(was.kind)))
    return Array.isArray(value) && value.length === 1 ? { value: value[0] } : null;
  if (CHOSEN.includes(was.kind) && CHOSEN.includes(is.kind)) return { value };
  return DAYS.includes(was.kind) && DAYS.includes(is.kind)
    ? dayOf(typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '', was.kind, is.kind)
    : null;
}

/** Less of a day is left of it; a month becomes its first day, which whoever chooses it is told. */
function dayOf(day: string, was: Kind, is: Kind): Converted {
  if (is === 'year') return { value: Number(day.slice(0, 4)) };
  if (is === 'month') return day.length >= 7 ? { value: day.slice(0, 7) } : null;
  if (is === 'date') return was === 'month' ? { value: `${day}-01` } : day.length >= 10 ? { value: day.slice(0, 10) } : null;
  return null;
}

function throughText(was: Field, is: Field, value: unknown): Converted {
  if (!SAID.includes(was.kind) || !SAID.includes(is.kind)) return null;
  const text = kindOf(was).display(value, was, {}).trim();
  if (TEXTS.includes(is.kind)) return { value: text };
  // A day without its year would be given the year of today.
  if (DAYS.includes(is.kind) && !/\d{4}/u.test(text.normalize('NFKC'))) return null;
  const read = kindOf(is).read?.(text, is, { today: '1970-01-01', people: {}, units: {} });
  return read !== undefined && 'value' in read ? { value: read.value } : null;
}

const schemas = new WeakMap<Field, JsonSchema>();

/** Whether the field may hold the value, whatever the rest of the form says. */
export function fits(field: Field, value: unknown): boolean {
  const kind = kindOf(field);
  const schema = schemas.get(field) ?? kind.schema(field);
  if (schema === undefined) return false;
  schemas.set(field, schema);
  return brokenKeyword(schema, value) === undefined && kind.flaw?.(value, field, undefined) === undefined;
}
