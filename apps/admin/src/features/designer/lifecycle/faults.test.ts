import { expect, it } from '@jest/globals';
import type { Found } from '../store/placed.js';
import { faultsHere } from './faults.js';

const fault = (pointer: string, state: string | null, at: Found['at'] = null): Found => ({ pointer, code: 'x', message: pointer, mend: '', state, at });

it('a fault stands at the state, the act or the chain it is of, and at the process where it is of none', () => {
  const here = faultsHere([
    fault('/states/review', 'review'),
    fault('/states/review/on/STOP/who', 'review'),
    fault('/states/review/chain/nodes/0/work', 'review', { type: 'node', node: 'one' }),
    fault('/states/done/on/AGAIN', 'done'),
    fault('/start', null),
  ]);
  const told = (found: readonly Found[]) => found.map(({ message }) => message);
  expect(told(here.of({ type: 'state', state: 'review' }))).toEqual(['/states/review']);
  expect(told(here.of({ type: 'act', state: 'review', act: 'STOP' }))).toEqual(['/states/review/on/STOP/who']);
  expect(told(here.inChain('review'))).toEqual(['/states/review/chain/nodes/0/work']);
  expect(told(here.of({ type: 'process' }))).toEqual(['/start']);
  expect([...here.states]).toEqual(['review', 'done']);
});
