import { describe, expect, it } from '@jest/globals';
import { claimPage, forgetUnsaved, keepUnsaved, unsavedOf } from './unsaved.js';
import type { Unsaved } from './unsaved.js';

const words = (page: string, value: string, submissions = 0): Unsaved => ({
  owner: '甲',
  itemId: 'i',
  page,
  submissions,
  edits: [{ type: 'set', field: 'topic', value, revision: 0 }],
  rows: {},
});
const found = async () => (await unsavedOf('甲', 'i', { isPublic: true })).map(({ page, edits }) => [page, edits.length]);

describe('what the browser keeps unsaved', () => {
  it('is kept of each page by itself, so that one with nothing to save takes nothing of another’s away', async () => {
    const [a, b] = [words('a', '断网时写的'), words('b', '另写的', 1)];
    keepUnsaved(a, { isPublic: true });
    keepUnsaved(b, { isPublic: true });
    expect(await found()).toEqual([
      ['b', 1],
      ['a', 1],
    ]);
    forgetUnsaved(b, b);
    expect(await found()).toEqual([['a', 1]]);
    const later = words('a', '接着写的');
    keepUnsaved(later, { isPublic: true });
    forgetUnsaved(a, a);
    expect(await unsavedOf('甲', 'i', { isPublic: true })).toEqual([later]);
    forgetUnsaved(later, later);
    expect(await found()).toEqual([]);
  });

  it('belongs to a page that is open until that one is left', async () => {
    const release = await claimPage('a');
    expect(release).not.toBeNull();
    if ('locks' in navigator) expect(await claimPage('a')).toBeNull();
    release?.();
    (await claimPage('a'))?.();
  });
});
