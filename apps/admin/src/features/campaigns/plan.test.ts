import { describe, expect, it } from '@jest/globals';
import { carryDown } from './carry-down.js';
import { proposedDay } from './due-proposal.js';
import { travel } from './grid-navigation.js';
import { gapsOf, nextGap } from './missing-cells.js';
import { planDifferences } from './plan-differences.js';
import { aPlan, aTask, officeLead } from './testing/a-task.js';

const tasks = [aTask('5', { lead: officeLead }), aTask('7'), aTask('8'), aTask('10')];
const blockers = [
  { text: '3项任务没有责任部门', taskIds: ['task-10', 'task-7', 'task-8'], stageIds: [], isMissing: true, column: 'lead' as const },
  { text: '1项任务的责任部门里没有一个参加的单位', taskIds: ['task-5'], stageIds: [], isMissing: false, column: 'lead' as const },
];

describe('walking through what is missing', () => {
  it('counts the missing cells in the order of the plan', () => {
    expect(gapsOf({ tasks, blockers })).toEqual([{ column: 'lead', taskIds: ['task-7', 'task-8', 'task-10'] }]);
  });
  it('goes from one missing cell to the next and begins again at the top', () => {
    expect(nextGap({ tasks, blockers }, 'lead', 'task-8')?.taskId).toBe('task-10');
    expect(nextGap({ tasks, blockers }, 'lead', 'task-10')?.taskId).toBe('task-7');
  });
  it('leads nowhere when nothing is missing', () => {
    expect(nextGap({ tasks, blockers: [] }, 'lead', null)).toBeNull();
  });
});

describe('carrying the row above down', () => {
  it('gives neighbouring picked rows the same owner and says where it came from', () => {
    const changes = carryDown(tasks, new Set(['task-7', 'task-8']), (no) => `沿用第${no}行`);
    expect(changes).toEqual([
      { taskId: 'task-7', lead: { type: 'units', units: ['office'] }, leadSource: '沿用第5行' },
      { taskId: 'task-8', lead: { type: 'units', units: ['office'] }, leadSource: '沿用第5行' },
    ]);
  });
  it('changes nothing when no row above has an owner', () => {
    expect(carryDown(tasks.slice(1), new Set(['task-7']), String)).toEqual([]);
  });
});

describe('reading a day out of words', () => {
  it('takes the last day the reading names, in the plan’s year', () => {
    expect(proposedDay('下旬从21日开始，正文写明10月20日前', 2018)).toBe('2018-10-20');
  });
  it('proposes nothing when no day is named', () => {
    expect(proposedDay('原文没有写明日期', 2018)).toBeNull();
  });
});

it('arrows stop at the edge of the grid', () => {
  const size = { rows: 2, columns: 3 };
  expect(travel('ArrowUp', { row: 0, column: 1 }, size)).toEqual({ row: 0, column: 1 });
  expect(travel('End', { row: 1, column: 0 }, size)).toEqual({ row: 1, column: 2 });
  expect(travel('x', { row: 0, column: 0 }, size)).toBeNull();
});

it('tells cell by cell what somebody else changed', () => {
  const before = aPlan({ tasks: [aTask('7'), aTask('8')] });
  const after = aPlan({ theme: '重点攻坚', tasks: [aTask('7', { lead: officeLead }), aTask('9')] });
  expect(planDifferences(before, after)).toEqual([
    { place: '年度主题', before: '', after: '重点攻坚' },
    { place: '第8项', before: '第8件事', after: '已删去' },
    { place: '第7项责任部门', before: null, after: '办公室' },
    { place: '第9项', before: '新加', after: '第9件事' },
  ]);
});
