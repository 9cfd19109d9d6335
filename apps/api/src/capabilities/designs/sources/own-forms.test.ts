import { describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import { parseForm } from '@bihuan/forms';
import { answersRead, formsOf, lint } from '@bihuan/workflows';
import { withOwnForms } from './own-forms.js';

const { lifecycles, forms } = loadLibrary();
const all = lifecycles.map((lifecycle) => {
  const wanted = formsOf(lifecycle);
  return { lifecycle, forms: forms.filter(({ key }) => wanted.includes(key)) };
});

describe('a process with forms of its own', () => {
  it('names none of the forms it was copied with, and is as right as it was', () => {
    for (const { lifecycle, forms: own } of all) {
      const copy = withOwnForms({ lifecycle: { ...lifecycle, key: 'copied' }, forms: own });
      const names = new Set(copy.forms.map(({ key }) => key));
      const old = new Set(own.map(({ key }) => key));
      expect(formsOf(copy.lifecycle).filter((key) => old.has(key))).toEqual([]);
      expect(answersRead(copy.lifecycle).filter(({ form }) => old.has(form))).toEqual([]);
      expect([names.size, [...names].filter((key) => old.has(key))]).toEqual([own.length, []]);
      expect(copy.forms.map((form) => parseForm(form).ok)).toEqual(own.map((form) => parseForm(form).ok));
      expect(lint(copy.lifecycle)).toEqual(lint({ ...lifecycle, key: 'copied' }));
    }
  });
});
