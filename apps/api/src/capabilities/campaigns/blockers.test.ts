import { describe, expect, it } from '@jest/globals';
import { blockersOf, readingOf } from './blockers.js';

const task = {
  id: 'a',
  printedNo: '5',
  lead: { type: 'category', category: 'branch' },
  how: { way: 'register', lists: [] },
  dueOn: '2018-10-31',
  noDue: false,
  isUnchecked: false,
  stageId: 's',
} as const;
const stage = { id: 's', label: '（一）', title: '教育动员阶段', startsOn: null, dueOn: '2018-10-31', isUnchecked: false };
const units = [{ id: 'b1', category: 'branch' }];
const plan = { year: 2018, stages: [stage], tasks: [task], units };
const texts = (...tasks: readonly Parameters<typeof blockersOf>[0]['tasks'][number][]) => blockersOf({ ...plan, tasks }).map(({ text }) => text);

describe('what keeps a plan from being started', () => {
  it('a complete plan has nothing missing', () => {
    expect(blockersOf(plan)).toEqual([]);
    expect(readingOf(plan)).toEqual({
      blockers: 0,
      taskWithoutLead: 0,
      taskWithoutHow: 0,
      taskWithoutDue: 0,
      contradictions: 0,
      taskWithoutUnit: 0,
      unchecked: 0,
      tasks: 1,
    });
  });

  it('a task without a date on purpose is not missing one', () => {
    expect(texts({ ...task, dueOn: null, noDue: true })).toEqual([]);
  });

  it('each missing column is said once with the number of tasks', () => {
    const tasks = [task, { ...task, id: 'b', lead: null }, { ...task, id: 'c', lead: null, dueOn: null }, { ...task, id: 'd', how: null }];
    expect(blockersOf({ ...plan, tasks })).toEqual([
      { column: 'lead', taskIds: ['b', 'c'], stageIds: [], isMissing: true, text: '2项任务没有责任部门' },
      { column: 'how', taskIds: ['d'], stageIds: [], isMissing: true, text: '1项任务没有写明办理方式' },
      { column: 'due', taskIds: ['c'], stageIds: [], isMissing: true, text: '1项任务没有时限' },
    ]);
    expect(readingOf({ ...plan, tasks }).blockers).toBe(4);
  });

  it('a plan without tasks is none', () => {
    expect(texts()).toEqual(['还没有任务']);
    expect(readingOf({ ...plan, tasks: [] })).toMatchObject({ blockers: 1, tasks: 0 });
  });

  it('days that contradict each other are named with their stage', () => {
    const stages = [{ ...stage, startsOn: '2018-11-10', dueOn: '2018-10-31' }];
    expect(blockersOf({ ...plan, stages }).map(({ text }) => text)).toEqual([
      '（一）教育动员阶段的时限早于开始日期',
      '第5项任务的时限早于（一）教育动员阶段开始的日期',
    ]);
    expect(readingOf({ ...plan, stages }).contradictions).toBe(2);
  });

  it('a stage or a task before the year of its campaign is named with its place', () => {
    const early = {
      ...plan,
      stages: [stage, { ...stage, id: 'two', label: '（二）', title: '整改', dueOn: '2017-01-31' }],
      tasks: [
        { ...task, dueOn: '2017-12-31' },
        { ...task, id: 'b', printedNo: '7', dueOn: '2017-12-31' },
      ],
    };
    expect(blockersOf(early)).toMatchObject([
      { text: '（二）整改的时限在活动年度之前（2018年）', stageIds: ['two'] },
      { text: '第5、7项任务的时限在活动年度之前（2018年）', taskIds: ['a', 'b'], column: 'due' },
    ]);
    expect(blockersOf({ ...plan, tasks: [{ ...task, dueOn: '2019-01-31' }] })).toEqual([]);
    expect(blockersOf({ ...plan, stages: [{ ...stage, startsOn: '2017-12-20' }], tasks: [{ ...task, dueOn: '2017-12-31' }] })).toEqual([]);
  });

  it('an owner nobody answers to is named, also where every unit of it stays out', () => {
    expect(blockersOf({ ...plan, units: [{ id: 'b1', category: 'branch', isExcluded: true }] }).map(({ text }) => text)).toEqual([
      '1项任务的责任部门里没有一个参加的单位',
    ]);
  });

  it('shifted days wait until somebody looked at them', () => {
    expect(blockersOf({ ...plan, stages: [{ ...stage, isUnchecked: true }], tasks: [{ ...task, isUnchecked: true }] }).map(({ text }) => text)).toEqual([
      '2处顺延的日期待核对',
    ]);
  });
});
