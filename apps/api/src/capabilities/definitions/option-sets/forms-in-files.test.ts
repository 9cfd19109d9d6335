import { describe, expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { readBundle } from '@bihuan/library';
import type { KnownNames } from '@bihuan/library';
import { formsInFiles } from './forms-in-files.js';

const known: KnownNames = { posts: new Map(), categories: new Set(), forms: new Map(), lifecycles: new Map(), series: new Set(), registers: new Map() };
const form = (n: number, more: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 1,
  key: `form-${n}`,
  title: `表单${n}`,
  minutes: 5,
  fields: { f: { id: 'f', key: 'words', kind: 'text', label: '说明' } },
  order: ['f'],
  ...more,
});
const forms = (count: number, more?: Partial<FormDefinition>): FormDefinition[] => Array.from({ length: count }, (_, n) => form(n, more));
/** As much as one form may well offer: more than a quarter of what a file holds. */
const options = Array.from({ length: 500 }, (_, n) => ({ value: `v${n}`, label: `选项${n}`.padEnd(190, '长') }));
const many = Object.fromEntries(['a', 'b'].map((id) => [id, { id, key: id, kind: 'choice', label: id, options } as const]));
const keys = (all: readonly { readonly key: string }[]): string[] => all.map(({ key }) => key);

describe('forms that are to be published together', () => {
  it('are one file as long as it can be read again', async () => {
    const { files, left } = await formsInFiles(forms(50), known);
    expect([files.length, left]).toEqual([1, []]);
  });

  it.each([
    ['more of them than a file holds', forms(51)],
    ['more words than a file holds', forms(4, { fields: many, order: Object.keys(many) })],
  ])('are several files, each of which can be published, where there are %s', async (_, all) => {
    const { files, left } = await formsInFiles(all, known);
    expect([files.length, left]).toEqual([2, []]);
    expect(keys(files.flatMap((one) => one.forms))).toEqual(keys(all));
    for (const { content } of files) expect(readBundle(content, known).ok).toBe(true);
  });

  it('are told of by name where one cannot be published', async () => {
    const { files, left } = await formsInFiles([form(1), form(2, { order: [] }), form(3)], known);
    expect([files.map((one) => keys(one.forms)), keys(left)]).toEqual([[['form-1', 'form-3']], ['form-2']]);
  });
});
