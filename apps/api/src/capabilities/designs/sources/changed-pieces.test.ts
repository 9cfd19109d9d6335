import { describe, expect, it } from '@jest/globals';
import { changedPieces } from './changed-pieces.js';

const before = { format: 1, key: 'leave', title: '外出', states: { open: { label: '填写' }, done: { label: '办结', end: 'done' } }, order: ['open', 'done'] };

describe('what a definition changes', () => {
  it('is told piece by piece: what is new, other than before, or gone', () => {
    const after = { ...before, states: { open: { label: '起草' }, asked: { label: '待审' } } };
    expect([...changedPieces(before, after)]).toEqual([
      ['states/open', { label: '起草' }],
      ['states/asked', { label: '待审' }],
      ['states/done', undefined],
    ]);
    expect(changedPieces(before, JSON.parse(JSON.stringify(before)) as object).size).toBe(0);
  });

  it('is all of something new, but what names it', () => {
    expect([...changedPieces(null, before).keys()]).toEqual(['title', 'states/open', 'states/done', 'order']);
  });
});
