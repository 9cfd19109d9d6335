import { expect, it } from '@jest/globals';
import { twoStepList } from '../../examples/two-step-list.js';
import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { diffVersions } from './diff-versions.js';

const brief = (after: LifecycleDefinition) => diffVersions(twoStepList, after).map(({ part, id, change }) => `${change} ${part} ${id}`);

function withNodes(change: (nodes: readonly ChainNode[]) => readonly ChainNode[]): LifecycleDefinition {
  const { review } = twoStepList.states;
  if (!review?.chain) throw new Error('the example has a chain');
  return { ...twoStepList, states: { ...twoStepList.states, review: { ...review, chain: { ...review.chain, nodes: change(review.chain.nodes) } } } };
}

it('says nothing of two equal versions, whatever order the keys came in', () => {
  const shuffled = structuredClone(twoStepList);
  expect(diffVersions(twoStepList, { ...shuffled, states: Object.fromEntries(Object.entries(shuffled.states).reverse()) })).toEqual([]);
});

it('names a new step, and the one that now comes after it', () => {
  expect(brief(withNodes(([first, second]) => [first, { ...first, id: 'extra' }, second] as readonly ChainNode[]))).toEqual([
    'added step extra',
    'moved step second',
  ]);
});

it('names what is gone before what came', () => {
  expect(brief(withNodes(([first]) => [{ ...first, id: 'other' }] as readonly ChainNode[]))).toEqual([
    'removed step first',
    'removed step second',
    'added step other',
  ]);
});

it('gives both values of a changed property', () => {
  const changed = withNodes(([first, second]) => [{ ...first, mode: 'all' }, second] as readonly ChainNode[]);
  expect(diffVersions(twoStepList, changed)).toEqual([
    { part: 'step', id: 'first', label: '待书记审核', change: 'changed', cells: [{ property: 'mode', before: 'any', after: 'all' }] },
  ]);
});

it('follows a step into a fork and tells the fork and its branches', () => {
  const forked = withNodes(
    ([first, second]) => [first, { type: 'fork', id: 'both', branches: [{ id: 'a', label: '党办', nodes: [second] }] }] as readonly ChainNode[],
  );
  expect(brief(forked)).toEqual(['added fork both', 'added branch both/a', 'moved step second']);
});

it('tells acts, states and where a chain leads', () => {
  const { filling, review } = twoStepList.states;
  if (!filling || !review?.chain) throw new Error('the example has both');
  const after = {
    ...twoStepList,
    states: { ...twoStepList.states, filling: { ...filling, label: '填报中', on: {} }, review: { ...review, chain: { ...review.chain, returned: 'filling' } } },
  };
  expect(brief(after)).toEqual(['removed act filling/SUBMIT', 'changed state filling', 'changed chain review']);
});
