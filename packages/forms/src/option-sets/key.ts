import type { JsonSchema } from '../json-schema.js';

/** By what a list of options that several forms share is known, in whatever house. */
export const OPTION_SET_KEY: JsonSchema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' };
