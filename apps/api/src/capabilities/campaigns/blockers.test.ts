import { describe, expect, it } from '@jest/globals';
import { blockersOf, readingOf } from './blockers.js';

const complete = { id: 'a', lead: { type: 'category', category: 'branch' }, how: { way: 'register', lists: [] }, dueOn: '2018-10-31', noDue: false } as const;

describe('what keeps a plan from being started', () => {
  it('a complete plan has nothing missing', () => {
    expect(blockersOf([complete])).toEqual([]);
    expect(readingOf([complete])).toEqual({ blockers: 0, taskWithoutLead: 0, taskWithoutHow: 0, taskWithoutDue: 0 });
  });

  it('a task without a date on purpose is not missing one', () => {
    expect(blockersOf([{ ...complete, dueOn: null, noDue: true }])).toEqual([]);
  });

  it('each missing column is said once with the number of tasks', () => {
    const tasks = [complete, { ...complete, id: 'b', lead: null }, { ...complete, id: 'c', lead: null, dueOn: null }, { ...complete, id: 'd', how: null }];
    expect(blockersOf(tasks)).toEqual([
      { column: 'lead', taskIds: ['b', 'c'], text: '2项任务没有责任部门' },
      { column: 'how', taskIds: ['d'], text: '1项任务没有写明办理方式' },
      { column: 'due', taskIds: ['c'], text: '1项任务没有时限' },
    ]);
    expect(readingOf(tasks).blockers).toBe(4);
  });
});
