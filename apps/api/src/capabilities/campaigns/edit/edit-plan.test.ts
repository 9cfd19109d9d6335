import { describe, expect, it } from '@jest/globals';
import type { Plan, StageRow, TaskRow } from '../plan.js';
import { editPlan } from './edit-plan.js';
import type { Edit } from './edit-plan.js';
import { paperOfPlan } from '../queries/plan-paper.js';
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
    programme: '创建活动',
    year: 2019,
    theme: '',
    basis: [],
    basisText: null,
    cycle: [],
    years: [],
    tableTitle: '表',
    annex: '',
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

  it('keeps the name of its programme, and takes its title without the year where that is left empty', () => {
    expect(editPlan(plan, { type: 'head', title: '2020年方案' }, tools).campaign.programme).toBe('创建活动');
    expect(editPlan(plan, { type: 'head', title: '2020年度“初心”方案（2020年）', programme: '' }, tools).campaign.programme).toBe('“初心”方案');
    expect(editPlan(plan, { type: 'head', title: '2020年', programme: ' ' }, tools).campaign.programme).toBe('2020年');
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

describe('the table of a plan after it was changed', () => {
  const issued: Plan = {
    ...plan,
    campaign: { ...plan.campaign, annex: '附件1' },
    stages: [{ ...stage('s1', 1), printedStep: '教育动员 (9月底前)', title: '教育动员阶段', dueText: '9 月底前', dueOn: '2018-09-30' }, stage('s2', 2)],
    tasks: [task('1', 1, { dueOn: '2018-09-30' }), task('5', 2, { stageId: 's2' })],
  };
  const printed = (now: Plan, ...edits: readonly Edit[]) => {
    const { annex, parts } = paperOfPlan(
      edits.reduce((so, edit) => editPlan(so, edit, tools), now),
      words,
    );
    const [table] = parts;
    return { annex, rows: table?.type === 'table' ? table.rows.map(([no, step, , , due]) => [no, step, due]) : [] };
  };

  it('says which annex it is, if it is one', () => {
    expect([printed(issued).annex, printed(issued, { type: 'head', annex: '附件2' }).annex, printed(plan).annex]).toEqual(['附件1', '附件2', undefined]);
  });

  it('has the step as it was printed until it is called otherwise or its day is worded otherwise', () => {
    const step = (edit: Extract<Edit, { type: 'stage' }>) => printed(issued, edit).rows[0]?.[1];
    expect(step({ type: 'stage', stageId: 's1', label: '（1）', title: '教育动员阶段', dueText: '9 月底前', gate: true })).toBe('教育动员\n(9月底前)');
    expect(step({ type: 'stage', stageId: 's1', title: '学习阶段' })).toBe('（1）学习阶段\n(9 月底前)');
    expect(step({ type: 'stage', stageId: 's1', dueText: '10月中旬前', dueOn: '2018-10-10' })).toBe('（1）教育动员阶段\n(10月中旬前)');
    expect(step({ type: 'stage', stageId: 's1', dueOn: '2018-10-15' })).toBe('（1）教育动员阶段\n(2018年10月15日)');
  });

  it('names a stage that was added, with its day beneath', () => {
    const cells = { label: '（四）', title: '总结提升', focus: '', paths: [], startsOn: null, dueText: '12月底前', dueOn: '2018-12-31', gate: false };
    const { rows } = printed(issued, { type: 'add-stage', ...cells }, { type: 'task', taskId: 't5', stageId: 'new' });
    expect(rows[1]).toEqual(['5', '（四）总结提升\n(12月底前)', '9月底前']);
  });

  it('has the day in figures once it was moved without new words, and the author’s words while they hold', () => {
    const due = (edit: Omit<Extract<Edit, { type: 'task' }>, 'type' | 'taskId'>) => printed(issued, { type: 'task', taskId: 't1', ...edit }).rows[0]?.[2];
    expect(due({ dueOn: '2018-10-15' })).toBe('2018年10月15日');
    expect([due({ dueOn: '2018-10-15', dueText: '10月中旬前' }), due({ dueOn: '2018-09-30' }), due({ shortTitle: '一' })]).toEqual([
      '10月中旬前',
      '9月底前',
      '9月底前',
    ]);
    expect(printed(issued, { type: 'task', taskId: 't5', dueOn: '2018-09-30' }).rows[1]?.[2]).toBe('9月底前');
  });
});
