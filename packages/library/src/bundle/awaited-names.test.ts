import type { FormDefinition } from '@bihuan/forms';
import { expect, it } from '@jest/globals';
import type { LifecycleDefinition, WaitNode } from '@bihuan/workflows';
import type { KnownNames } from './bundle.js';
import { lifecycleNames } from './lifecycle-names.js';

const state = (label: string) => ({ label, tone: 'blue' as const });
const process = (key: string, ...codes: readonly string[]): LifecycleDefinition => ({
  format: 1,
  key,
  title: `流程${key}`,
  noun: '事项',
  create: { to: 'open', record: '立项' },
  order: codes,
  states: Object.fromEntries(codes.map((code) => [code, state(code)])),
});
const form: FormDefinition = {
  format: 1,
  key: 'errand',
  title: '落实情况',
  minutes: 1,
  order: ['p1', 'p2'],
  fields: {
    p1: { id: 'p1', key: 'matter', kind: 'text', label: '事由' },
    p2: { id: 'p2', key: 'matters', kind: 'references', label: '关联事项', of: ['request', 'ledger'] },
  },
};
const names: KnownNames = {
  posts: new Map(),
  categories: new Set(),
  forms: new Map([[form.key, form]]),
  lifecycles: new Map([process('request', 'open', 'replied', 'closed'), process('ledger', 'open', 'closed')].map((one) => [one.key, one])),
  series: new Set(),
  registers: new Map(),
};

const found = (until: object): readonly string[] => {
  const wait = { type: 'wait', id: 'others', label: '等', until: { type: 'items', form: 'errand', field: 'matters', lost: 'go-on', ...until } } as WaitNode; // some of these are wrong on purpose
  const errand: LifecycleDefinition = { ...process('errand', 'done'), states: { review: { ...state('审核'), chain: { nodes: [wait], agreed: 'done' } } } };
  return lifecycleNames(errand, names).map(({ pointer, code }) => `${pointer.replace('/states/review/chain/nodes/0/until', '')} ${code}`);
};

it('a wait for other items names a field that refers to records, and states in which those can be', () => {
  expect(found({})).toEqual([]);
  expect(found({ states: ['closed'] })).toEqual([]);
  expect(found({ states: ['replied', 'open'] })).toEqual([]);
  expect(found({ form: 'nowhere' })).toEqual(['/form names.form']);
  expect(found({ field: 'matter' })).toEqual(['/field names.field']);
  expect(found({ field: 'gone' })).toEqual(['/field names.field']);
  expect(found({ states: ['closed', 'burnt'] })).toEqual(['/states/1 names.state']);
});

it('each process that may be named has one of the states, or it would be waited for without end', () => {
  expect(found({ states: ['replied'] })).toEqual(['/states names.state-missing']);
});
