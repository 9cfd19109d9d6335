import { describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import { backwards, renamedLibrary } from './support/rename-library.js';
import { runMainJob } from './support/main-job.js';
import { shippedScript } from './support/shipped-script.js';

const renamed = renamedLibrary(loadLibrary());

describe('the library under other names', () => {
  it('has none of its old states, events, forms and fields left, and every word people read', () => {
    const [before, after] = [namesIn(loadLibrary()), namesIn(renamed)];
    expect(after).toEqual(before.map(backwards).sort());
    expect(after.filter((name) => before.includes(name))).toEqual([]);
    expect(wordsIn(renamed)).toEqual(wordsIn(loadLibrary()));
  });

  it('is the shipped one again when it is renamed once more', () => expect(renamedLibrary(renamed)).toEqual(loadLibrary()));
});

runMainJob(renamed, shippedScript);

function namesIn({ lifecycles, forms }: ReturnType<typeof loadLibrary>): string[] {
  const states = lifecycles.flatMap((lifecycle) => Object.entries(lifecycle.states).flatMap(([code, state]) => [code, ...Object.keys(state.on ?? {})]));
  const fields = forms.flatMap(({ fields: all }) => Object.values(all).map(({ key }) => key));
  return [...new Set([...states, ...fields, ...lifecycles.map(({ key }) => key), ...forms.map(({ key }) => key)])].sort();
}

/** Every text with a Chinese character, wherever it stands. */
function wordsIn(node: unknown): string[] {
  if (typeof node === 'string') return /[一-鿿]/u.test(node) ? [node] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(wordsIn).sort();
}
