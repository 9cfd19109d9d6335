import { expect, it } from '@jest/globals';
import { twoStepList } from '../../examples/two-step-list.js';
import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { pathPicture } from './path-picture.js';

function withNodes(change: (nodes: readonly ChainNode[]) => readonly ChainNode[]): LifecycleDefinition {
  const { review } = twoStepList.states;
  if (!review?.chain) throw new Error('the example has a chain');
  return { ...twoStepList, states: { ...twoStepList.states, review: { ...review, chain: { ...review.chain, nodes: change(review.chain.nodes) } } } };
}

const marked = (after: LifecycleDefinition, side: 'before' | 'after') =>
  pathPicture(twoStepList, after)
    [side].filter(({ change }) => change !== 'same')
    .map(({ change, part, id }) => `${change} ${part} ${id}`);

it('a path that is the same is drawn without a mark on either side', () => {
  const { before, after } = pathPicture(twoStepList, structuredClone(twoStepList));
  expect(before).toEqual(after);
  expect(after.every(({ change }) => change === 'same')).toBe(true);
});

it('a new step is marked where it comes, and the one it made room for is not', () => {
  const after = withNodes(([first, second]) => [first, { ...first, id: 'extra' }, second] as readonly ChainNode[]);
  expect(marked(after, 'after')).toEqual(['added step extra']);
  expect(marked(after, 'before')).toEqual([]);
});

it('a step that is gone is marked where it was', () => {
  const after = withNodes(([, second]) => [second] as readonly ChainNode[]);
  expect([marked(after, 'before'), marked(after, 'after')]).toEqual([['removed step first'], []]);
});

it('of two steps that change their order one has moved', () => {
  const after = withNodes(([first, second]) => [second, first] as readonly ChainNode[]);
  expect(marked(after, 'after')).toHaveLength(1);
  expect(marked(after, 'after')[0]).toMatch(/^moved step/u);
});

it('a step that goes into a branch has moved, and the fork around it is new', () => {
  const after = withNodes(
    ([first, second]) => [first, { type: 'fork', id: 'both', branches: [{ id: 'a', label: '党办', nodes: [second] }] }] as readonly ChainNode[],
  );
  expect(marked(after, 'after')).toEqual(['added fork both', 'added branch both/a', 'moved step second']);
  expect(pathPicture(twoStepList, after).after.find(({ id }) => id === 'second')?.depth).toBe(3);
});

it('a state whose acts are others is marked as changed', () => {
  const { filling } = twoStepList.states;
  if (!filling) throw new Error('the example has it');
  expect(marked({ ...twoStepList, states: { ...twoStepList.states, filling: { ...filling, on: {} } } }, 'after')).toEqual(['changed state filling']);
});
