import { describe, expect, it } from '@jest/globals';
import type { Plan, StageRow, TaskRow } from '../plan.js';
import { editPlan } from './edit-plan.js';
import { notedChanges } from './noted-changes.js';

const stage = (id: string, ordinal: number): StageRow => ({
  id,
  ordinal,
  key: id,
  printedStep: null,
  label: `（${ordinal}）`,
  title: `${id}阶段`,
  focus: '',
  paths: [],
  startsOn: null,
  dueText: '',
  dueOn: null,
  isGate: false,
  isUnchecked: false,
  itemId: `item of ${id}`,
});
const task = (printedNo: string, ordinal: number, more: Partial<TaskRow> = {}): TaskRow => ({
  id: `t${printedNo}`,
  ordinal,
  stageId: 's1',
  printedNo,
  title: `第${printedNo}件事`,
  shortTitle: '',
  leadText: null,
  lead: null,
  leadSource: null,
  dueText: '9月底前',
  dueOn: null,
  noDue: false,
  dueReading: null,
  how: null,
  itemId: null,
  isUnchecked: false,
  addedOn: null,
  ...more,
});
const plan: Plan = {
  title: '方案',
  campaign: {
    itemId: 'c',
    planKey: 'k',
    origin: 'blank',
    derivedFrom: null,
    excluded: [],
    programme: '',
    year: 2019,
    theme: '',
    basis: [],
    basisText: null,
    cycle: [],
    years: [],
    tableTitle: '表',
    chapters: [],
    lifecycles: { campaign: 'a', stage: 'b', task: 'c' },
    launchTotal: null,
    launchSkipped: [],
  },
  stages: [stage('s1', 1), stage('s2', 2)],
  tasks: [task('5', 1), task('7', 2), task('8', 3)],
};
const tools = { newId: () => 'new', addedOn: null };
const words = {
  unit: (id: string) => id,
  category: (key: string) => ({ label: key, all: `各${key}` }),
  way: (key: string) => key,
  form: (key: string) => key,
  lifecycle: (key: string) => key,
};

describe('editing a plan', () => {
  it('keeps printed numbers and their gaps when tasks change places', () => {
    const after = editPlan(plan, { type: 'order-tasks', taskIds: ['t8', 't5', 't7'] }, tools);
    expect(after.tasks.map(({ printedNo, ordinal }) => `${ordinal}:${printedNo}`)).toEqual(['1:8', '2:5', '3:7']);
    expect(notedChanges(plan, after, words)).toEqual([{ label: '任务顺序', before: '5、7、8', after: '8、5、7' }]);
  });

  it('takes no order that forgets a row somebody added meanwhile', () => {
    expect(() => editPlan(plan, { type: 'order-tasks', taskIds: ['t8', 't5'] }, tools)).toThrow('plan.order-incomplete');
  });

  it('puts a new task behind the last of its stage, with a short name of its own', () => {
    const after = editPlan(plan, { type: 'add-task', stageId: 's2', title: '召开对策分析研究专题会议，深入剖析原因' }, tools);
    expect(after.tasks.at(-1)).toMatchObject({ id: 'new', ordinal: 4, stageId: 's2', shortTitle: '召开对策分析研究专题会议' });
    expect(notedChanges(plan, after, words)[0]).toMatchObject({ label: '第项 新加', before: '' });
  });

  it('removes no stage that still holds tasks, and numbers the rest anew', () => {
    expect(() => editPlan(plan, { type: 'remove-stage', stageId: 's1' }, tools)).toThrow('plan.stage-not-empty');
    expect(editPlan({ ...plan, tasks: [] }, { type: 'remove-stage', stageId: 's1' }, tools).stages).toMatchObject([{ id: 's2', ordinal: 1 }]);
  });

  it('removes no task that was sent out', () => {
    const sent = { ...plan, tasks: [task('5', 1, { itemId: 'item' })] };
    expect(() => editPlan(sent, { type: 'remove-task', taskId: 't5' }, tools)).toThrow('plan.task-sent');
  });

  it('forgets how words were read when the words change, and asks no second look at a day just given', () => {
    const read = { ...plan, tasks: [task('5', 1, { dueReading: '读作9月30日', isUnchecked: true })] };
    const after = editPlan(read, { type: 'task', taskId: 't5', dueText: '10月下旬前', dueOn: '2019-10-20' }, tools);
    expect(after.tasks[0]).toMatchObject({ dueText: '10月下旬前', dueReading: null, dueOn: '2019-10-20', isUnchecked: false });
  });

  it('refuses a day that does not exist', () => {
    expect(() => editPlan(plan, { type: 'task', taskId: 't5', dueOn: '2019-02-29' }, tools)).toThrow('plan.value-unknown');
  });

  it('names every changed cell with old and new words', () => {
    const after = editPlan(
      editPlan(plan, { type: 'head', theme: '重点攻坚', basis: ['某文件'] }, tools),
      { type: 'stage', stageId: 's1', startsOn: '2019-03-01', gate: true },
      tools,
    );
    expect(notedChanges(plan, after, words)).toEqual([
      { label: '年度主题', before: '', after: '重点攻坚' },
      { label: '依据', before: '', after: '某文件' },
      { label: '阶段 （1）s1阶段 开始', before: '', after: '2019-03-01' },
      { label: '阶段 （1）s1阶段 须办结方可进入下一阶段', before: '否', after: '是' },
    ]);
  });
});
