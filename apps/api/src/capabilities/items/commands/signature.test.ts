import { expect, it } from '@jest/globals';
import { boundedSignatures, NOT_SENT, signatureOf } from './signature.js';

it('a signature is shown as it was drawn or typed', () => {
  expect(signatureOf(undefined)).toBeNull();
  expect(signatureOf('{"strokes":"M1 2L60 40"}')).toEqual({ strokes: 'M1 2L60 40', name: null, note: null });
  expect(signatureOf('{"name":"林某"}')).toEqual({ strokes: null, name: '林某', note: null });
});

it.each(['', '{"strokes":"M1', '{"strokes":"<script>"}', '[]', 'null', '没有意见'])('a signature that was altered to “%s” is said to be unreadable', (kept) =>
  expect(signatureOf(kept)).toEqual({ strokes: null, name: null, note: expect.stringContaining('无法读出') }),
);

it('of many drawings the last ones are sent, and of the others it is said that they are there', () => {
  const drawn = (x: number) => ({ strokes: `M10 20L${x} 40`, name: null, note: null });
  const typed = { strokes: null, name: '林某', note: null };
  expect(boundedSignatures([drawn(100), typed, null, drawn(200), drawn(300)], 26)).toEqual([NOT_SENT, typed, null, drawn(200), drawn(300)]);
});
