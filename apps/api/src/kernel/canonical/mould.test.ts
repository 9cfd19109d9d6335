import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mouldOf, poured } from './mould.js';

const NAMES = ['甲', '乙', '丙'];
const text = fc.string({ unit: 'binary' }).map((any) => NAMES.reduce((rest, name) => rest.replaceAll(name, ''), any).toWellFormed());
const around = fc.array(fc.oneof(text, fc.constantFrom(...NAMES)), { maxLength: 12 }).map((parts) => parts.join(''));

it('a filled mould is the text with every name replaced, whether what is filled in comes as text or as bytes', () =>
  fc.assert(
    fc.property(around, fc.tuple(text, text, text), (whole, fillings) => {
      const wanted = NAMES.reduce((so, name, n) => so.replaceAll(name, () => fillings[n] ?? ''), whole);
      const mould = mouldOf(whole, NAMES);
      expect(poured(mould, fillings).toString('utf8')).toBe(wanted);
      expect(
        poured(
          mould,
          fillings.map((one) => Buffer.from(one, 'utf8')),
        ).toString('utf8'),
      ).toBe(wanted);
    }),
  ));

it('a place without anything to fill it is refused', () => {
  expect(() => poured(mouldOf('a乙b', NAMES), ['only the first'])).toThrow('nothing is there for place 1');
});
