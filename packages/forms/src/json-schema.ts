/** A JSON Schema 2020-12 document or part of one, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';

/** Text a database can keep: no NUL, no half of a surrogate pair. */
export const STORABLE = '^[^\\u0000\\uD800-\\uDFFF]*$';

/**
 * Signs that take no room and are nobody's writing, as they stand in a class of a regular expression: controls, what has no width, what
 * turns the direction, halves of characters, and what no XML holds. Joiners of letters and of pictures are not among them.
 */
export const NO_WRITING =
  '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\uFFFE\\uFFFF\\uD800-\\uDFFF';

/** Text that reads as it is kept, and that every database and sheet can keep: no half of a surrogate pair either. */
export const WRITING = `^[^${NO_WRITING}]*$`;

/** Signs nobody sees, beside what is white anyway: they take no room. */
const UNSEEN = '\\u00AD\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F';

/** A sign somebody sees. */
export const SEEN = `[^\\s${UNSEEN}]`;

/** The same with at least one character that is not blank. */
export const WRITING_FILLED = `^(?=[\\s${UNSEEN}]*${SEEN})[^${NO_WRITING}]*$`;

/** Nor any joiner: what stands for a person must read as it is written. */
export const READS_AS_WRITTEN = `^(?=\\s*${SEEN})[^\\u0000\\uD800-\\uDFFF${UNSEEN}]*$`;

// oxlint-disable-next-line no-control-regex -- controls are what it is about
const LINE_ENDS = /[\u000B\u000C\u0085\u2028\u2029]/gu;
const NOT_WRITTEN = new RegExp(`[${NO_WRITING}]`, 'gu');

/** A text as it was typed or pasted, without what is nobody's writing: programs and pages bring it along unseen. What ends a line there ends it here. */
export const writingOf = (text: string): string => text.replaceAll(LINE_ENDS, '\n').replaceAll(NOT_WRITTEN, '');

/** The same of a text that is one line. */
export const lineOf = (text: string): string => writingOf(text).replaceAll(/\s*\n\s*/gu, ' ');

/** Every text in a value changed; the very same value where that changes none. */
export function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([key, member]: [string, unknown]) => [key, withTexts(member, change), member] as const);
  if (members.every(([, is, was]) => is === was)) return value;
  return Array.isArray(value) ? members.map(([, is]) => is) : Object.fromEntries(members);
}

/** Whether a text holds what is nobody's writing. */
export const holdsUnseen = (text: string): boolean => writingOf(text) !== text;

/** Shape of a local day; whether the day exists is asked of `isDay`. */
export const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
