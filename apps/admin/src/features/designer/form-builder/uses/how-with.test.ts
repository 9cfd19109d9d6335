import { describe, expect, it } from '@jest/globals';
import { howWith, type TaskList } from './how-with.js';

const choices = {
  ways: [
    { key: 'note', label: '登记', hint: '', lists: false },
    { key: 'fill', label: '填表', hint: '', lists: true },
  ],
};
const list: TaskList = { label: '清单', lifecycle: 'chain', filler: 'unit', more: false, isRestricted: true };
const more = { label: '清单', lifecycle: 'chain', filler: 'unit', more: false, form: 'f', privacy: 'restricted' };

describe('a form given to a task', () => {
  it('comes beside the lists the task has', () => {
    const before = { ...more, key: 'list-2', form: 'other', privacy: 'normal', filler: 'unit' } as const;
    expect(howWith({ way: 'fill', lists: [before] }, { form: 'f', list, choices })).toEqual({ way: 'fill', lists: [before, { ...more, key: 'list-3' }] });
  });

  it('makes a task that took no lists one that does', () => {
    expect(howWith({ way: 'note', lists: [] }, { form: 'f', list, choices })).toEqual({ way: 'fill', lists: [{ ...more, key: 'list-1' }] });
    expect(howWith(null, { form: 'f', list, choices: { ways: [] } })).toBeNull();
  });
});
