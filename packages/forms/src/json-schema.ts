/** A JSON Schema 2020-12 document or part of one, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const UUID = '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$';

/** Text a database can keep: no NUL, no half of a surrogate pair. */
export const STORABLE = '^[^\\u0000\\uD800-\\uDFFF]*$';

/** Signs nobody sees, beside what is white anyway: they take no room. */
const UNSEEN = '\\u00AD\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F';

/** A sign somebody sees. */
export const SEEN = `[^\\s${UNSEEN}]`;

/** Storable text with at least one character that is not blank. */
export const STORABLE_FILLED = `^(?=[\\s${UNSEEN}]*${SEEN})[^\\u0000\\uD800-\\uDFFF]*$`;

/** The same without any sign nobody sees, or that turns the direction: what stands for a person must read as it is written. */
export const READS_AS_WRITTEN = `^(?=\\s*${SEEN})[^\\u0000\\uD800-\\uDFFF${UNSEEN}]*$`;

/** Shape of a local day; whether the day exists is asked of `isDay`. */
export const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
