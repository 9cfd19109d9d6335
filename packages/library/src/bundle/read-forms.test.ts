import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadLibrary } from '../library.js';
import { readableForms } from './read-bundle.js';
import { fileOfForm, readForms } from './read-forms.js';

const [form] = loadLibrary().forms;
if (!form) throw new Error('the library has no form');
const codes = (text: string): readonly string[] => {
  const read = readForms(text);
  return read.ok ? [] : read.problems.map(({ code, pointer }) => `${code} ${pointer}`);
};

describe('a form as a file', () => {
  it('comes back as it went', () => {
    expect(readForms(fileOfForm(form))).toEqual({ ok: true, forms: [form] });
    expect(readForms(JSON.stringify(form))).toEqual({ ok: true, forms: [form] });
  });

  it('is refused with the place where it is broken, newer, too large or no form at all', () => {
    expect(codes(JSON.stringify({ ...form, format: 2 }))).toEqual(['bundle.newer-format /format']);
    expect(codes(JSON.stringify({ type: 'bihuan-definitions', format: 9, forms: [form] }))).toEqual(['bundle.newer-format /format']);
    expect(codes(JSON.stringify({ ...form, order: ['gone'] }))[0]).toMatch(/ \/order/u);
    expect(codes('{"fields": ')).toEqual(['bundle.not-json ']);
    expect(codes('[]')).toEqual(['bundle.not-a-bundle /type']);
    expect(codes(`"${'x'.repeat(1_000_001)}"`)).toEqual(['bundle.too-large ']);
    expect(codes('{"__proto__": {}, "fields": {}, "order": []}')).toHaveLength(1);
  });

  it('never throws, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.json(), (text) => expect(readForms(text).ok).toBe(false)),
      { numRuns: 200 },
    );
  });

  it('gives those of a file that can be read, whatever stands beside them', () => {
    const file = (forms: unknown) => JSON.stringify({ type: 'bihuan-definitions', format: 1, forms });
    const { order: _, ...orderless } = form;
    expect(readableForms(file([orderless, form, null, { ...form, title: '\u0000' }])).map(({ key }) => key)).toContain(form.key);
    expect([file({ key: form.key }), file('表'), '{"forms": ', '[]', 'null', '"\u0000"'].flatMap(readableForms)).toEqual([]);
  });
});
