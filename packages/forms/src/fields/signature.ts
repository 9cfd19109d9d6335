import { isPlainObject } from '../conditions/reading.js';
import type { SignatureField } from '../definition.js';
import { READS_AS_WRITTEN } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';

/** The sheet a signature is drawn on; its lines are told in whole steps of it. */
export const SIGNATURE_BOX = { width: 600, height: 200 } as const;

/** Signs the lines of one signature take at most: some two thousand points. */
export const SIGNATURE_MAX_LENGTH = 16_000;

const ACROSS = '(?:600|[1-5]?[0-9]{1,2})';
const DOWN = '(?:200|1?[0-9]{1,2})';

/**
 * Moves and lines alone, in whole numbers upon the sheet: nothing that could be anything but a drawing, or reach beyond its box.
 * It begins with a move, for a line that comes from nowhere is not drawn at all.
 */
export const SIGNATURE_STROKES = `^M${ACROSS} ${DOWN}(?:[ML]${ACROSS} ${DOWN})*$`;

const WHOLE = new RegExp(SIGNATURE_STROKES, 'u');

/** What was ever taken as a drawing and may be stored: steps beside the sheet too, and lines from nowhere. */
const STORED = /^(?:[ML][0-9]{1,3} [0-9]{1,3})+$/u;

/**
 * Value: the lines that were drawn, or the name that was typed by whoever cannot draw; never both. The lines stand in the answer itself
 * and not in a file beside it, so that they are sealed, compared and kept with what was signed.
 */
export const signature: FieldKind<SignatureField> = {
  shape: { properties: {} },
  schema: () => ({
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    properties: {
      strokes: { type: 'string', maxLength: SIGNATURE_MAX_LENGTH, pattern: SIGNATURE_STROKES },
      name: { type: 'string', maxLength: 50, pattern: READS_AS_WRITTEN },
    },
  }),
  filled: {},
  ask: '签写',
  isEmpty: (value) => value === undefined || value === null,
  flaw: (value, { label }) => {
    const { strokes } = signedOf(value);
    return strokes === undefined || !WHOLE.test(strokes) || isWritten(strokes)
      ? undefined
      : { code: 'form.incomplete', words: `“${label}”只有一点，请完整签写` };
  },
  display: (value) => {
    const { strokes, name } = signedOf(value);
    return name ?? (strokes === undefined ? '' : '（手写签名）');
  },
  blank: null,
  widget: () => ({ name: 'bihuan-signature', schema: { type: 'object' } }),
};

/** Shorter than this, on a sheet of six hundred, all lines together are a touch in passing. */
const LEAST = 40;

/** Whether enough is drawn to be somebody's name. */
export function isWritten(strokes: string): boolean {
  if (!strokes.startsWith('M')) return false;
  let [length, x, y] = [0, 0, 0];
  for (const [, how, nextX, nextY] of strokes.matchAll(/([ML])(\d+) (\d+)/gu)) {
    if (how === 'L') length += Math.hypot(Number(nextX) - x, Number(nextY) - y);
    [x, y] = [Number(nextX), Number(nextY)];
  }
  return length >= LEAST;
}

export interface Signed {
  readonly strokes?: string;
  readonly name?: string;
}

/** What of a value is a signature. Its lines are safe to be drawn as they stand by whoever cuts them off at the box; older ones may reach beyond it. */
export function signedOf(value: unknown): Signed {
  if (!isPlainObject(value)) return {};
  const { strokes, name } = value;
  if (typeof strokes === 'string' && strokes.length <= SIGNATURE_MAX_LENGTH && STORED.test(strokes)) return { strokes };
  return typeof name === 'string' ? { name } : {};
}
