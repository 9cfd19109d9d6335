import { describe, expect, it } from '@jest/globals';
import { changedPieces, sharesPiece } from './changed-pieces.js';

const step = (id: string, label: string) => ({ type: 'step', id, label });
const before = { format: 1, key: 'leave', title: '外出', states: { open: { label: '填写' }, done: { label: '办结', end: 'done' } }, order: ['open', 'done'] };
const drawn = {
  ...before,
  states: { ...before.states, review: { label: '审核', chain: { nodes: [step('first', '初审'), step('last', '终审')], agreed: 'done' } } },
};

describe('what a definition changes', () => {
  it('is told piece by piece: what is new, other than before, or gone', () => {
    const after = { ...before, states: { open: { label: '起草' }, asked: { label: '待审' } }, order: ['done', 'open'] };
    expect([...changedPieces(before, after)]).toEqual([
      ['states/open/label', '起草'],
      ['states/asked/label', '待审'],
      ['order/order', ['[done]', '[open]']],
      ['states/done/label', undefined],
      ['states/done/end', undefined],
    ]);
    expect(changedPieces(before, JSON.parse(JSON.stringify(before)) as object).size).toBe(0);
  });

  it('is all of something new, but what names it', () => {
    expect([...changedPieces(null, before).keys()]).toEqual([
      'title',
      'states/open/label',
      'states/done/label',
      'states/done/end',
      'order/[open]',
      'order/[done]',
      'order/order',
    ]);
  });

  it('is one word where one word of a step is changed, wherever the step stands: who drew the rest of its chain is found', () => {
    const nodes = [step('new', '新增'), step('first', '初审。'), step('last', '终审')];
    const brought = { ...drawn, states: { ...drawn.states, review: { label: '审核。', chain: { nodes, agreed: 'done' } } } };
    expect([...changedPieces(drawn, brought).keys()]).toEqual([
      'states/review/label',
      'states/review/chain/nodes/[new]/type',
      'states/review/chain/nodes/[new]/id',
      'states/review/chain/nodes/[new]/label',
      'states/review/chain/nodes/[first]/label',
      'states/review/chain/nodes/order',
    ]);
    expect(sharesPiece(changedPieces(before, brought), changedPieces(before, drawn))).toBe(true);
    expect(sharesPiece(changedPieces(before, { ...before, title: '外出。' }), changedPieces(before, drawn))).toBe(false);
  });

  it('is shared by whoever took the same away, and by nobody who kept it', () => {
    const { order: _, ...without } = before;
    const gone = changedPieces(before, without);
    expect([...gone.values()]).toEqual([undefined, undefined, undefined]);
    expect(sharesPiece(gone, changedPieces(before, { ...without, title: '请假' }))).toBe(true);
    expect(sharesPiece(gone, changedPieces(before, { ...before, title: '请假' }))).toBe(false);
  });
});
