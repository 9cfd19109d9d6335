import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { filled, finding, roomCheck } from '../testing/room-check.js';
import { parseForm } from '../parsing/parse-form.js';
import { MAX_ISSUES, validate } from './validate.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const codes = (data: unknown): readonly string[] => [...new Set(validate(roomCheck, data).map(({ code }) => code))];

const deep = (): unknown => {
  let value: unknown = 'end';
  for (let level = 0; level < 100_000; level += 1) value = [value];
  return value;
};

describe('hostile data', () => {
  it('is refused when it names a prototype', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const data = JSON.parse(`{"${name}": {"room": "big"}, "findings": [{"${name}": 1}]}`);
      expect(
        validate(roomCheck, data)
          .filter(({ code }) => code === 'form.unknown-property')
          .map(({ pointer }) => pointer),
      ).toEqual([`/${name}`, `/findings/0/${name}`]);
    }
  });

  it('is not believed for what it inherits', () => {
    expect(codes(Object.create(filled()))).toEqual(['form.wrong-type']);
    expect(codes({ ...filled(), findings: [Object.create(finding(1))] })).toEqual(['form.wrong-type']);
  });

  it('is refused when it is nested without end', () => {
    expect(codes(filled({ means: deep() }))).toEqual(['form.wrong-type']);
    expect(codes(filled({ means: [deep(), deep()] }))).toEqual(['form.wrong-type']);
    expect(codes(filled({ findings: deep() }))).toEqual(['form.wrong-type']);
    expect(codes(filled({ other: deep() }))).toEqual(['form.unknown-property']);
  });

  it('is refused at 5,001 rows and accepted at 5,000', () => {
    const rows = Array.from({ length: 5_001 }, (_, index) => finding(index));
    expect(codes(filled({ findings: rows }))).toEqual(['form.too-many-rows']);
    expect(codes(filled({ findings: rows.slice(1) }))).toEqual([]);
  });

  it('gets a bounded answer however much is wrong', () => {
    const rows = Array.from({ length: 5_000 }, () => Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index}`, index])));
    expect(validate(roomCheck, filled({ findings: rows }))).toHaveLength(MAX_ISSUES);
  });

  it('does not take long over long lists and texts', () => {
    const started = processorMs();
    expect(codes(filled({ means: Array.from({ length: 500_000 }, (_, index) => String(index)) }))).toEqual(['form.too-many']);
    expect(codes(filled({ screenState: '长'.repeat(4_000_000), hasScreen: true }))).toEqual(['form.too-long']);
    expect(processorMs() - started).toBeLessThan(2_000);
  });

  it('never makes validation throw, whatever it is', () => {
    const anyRow = fc.dictionary(fc.constantFrom('rowId', 'what', 'measure', 'note', 'urgent', 'due', '__proto__'), fc.anything());
    const keys = [...Object.values(roomCheck.fields).map(({ key }) => key), 'nil', '__proto__'];
    const anyForm = fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.anything(), fc.array(anyRow)));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), anyForm), fc.boolean(), (data, draft) => {
        expect(Array.isArray(validate(roomCheck, data, { draft, today: '2018-10-20' }))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never makes parsing a form throw', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => expect(parseForm(json).ok).toBe(false)),
      { numRuns: 500 },
    );
    expect(parseForm(deep()).ok).toBe(false);
  });
});
