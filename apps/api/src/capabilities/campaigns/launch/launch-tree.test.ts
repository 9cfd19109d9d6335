import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ListDefinition } from '@bihuan/library';
import { grown, unitByUnit } from './grown.js';
import { launchTree } from './launch-tree.js';
import type { LaunchPlan } from './launch-tree.js';

const list = (key: string, filler: ListDefinition['filler'], more: Partial<ListDefinition> = {}): ListDefinition => ({
  key,
  label: key,
  form: 'sheet',
  lifecycle: 'chain',
  filler,
  privacy: 'normal',
  more: false,
  ...more,
});
const words = {
  printedNo: '8',
  title: '任务',
  shortTitle: '任务',
  leadText: null,
  leadSource: null,
  dueText: '10月下旬前',
  dueReading: null,
  itemId: null,
  isUnchecked: false,
  addedOn: null,
};
const plan: LaunchPlan = {
  campaignId: '0197c1d2-aaaa-7bbb-8ccc-0123456789ab',
  unitId: 'office',
  taskLifecycle: 'task',
  shareLifecycleOf: (way) => `share of ${way}`,
  formTitleOf: (form) => `sheet ${form}`,
  stages: [
    {
      id: 's1',
      ordinal: 1,
      key: null,
      printedStep: null,
      isUnchecked: false,
      label: '（一）',
      title: '',
      focus: '',
      paths: [],
      startsOn: '2018-10-08',
      dueText: '',
      dueOn: null,
      isGate: false,
      itemId: 'stage-item',
    },
  ],
  units: [
    { id: 'b1', category: 'branch', departments: ['d1', 'd2'], cadres: ['p1'] },
    { id: 'b2', category: 'branch', departments: [], cadres: ['p2', 'p3'] },
    { id: 'body', category: 'leading-body', departments: [], cadres: [] },
  ],
  tasks: [
    {
      ...words,
      id: 't1',
      ordinal: 1,
      stageId: 's1',
      dueOn: '2018-10-20',
      noDue: false,
      lead: { type: 'category', category: 'branch', and: ['leading-body'] },
      how: {
        way: 'form',
        lists: [
          list('departments', 'departments', { category: 'branch' }),
          list('cadres', 'cadres', { category: 'branch', privacy: 'restricted' }),
          list('body', 'unit', { category: 'leading-body' }),
        ],
      },
    },
  ],
};

describe('what a launch sends out', () => {
  const nodes = launchTree(plan);

  it('a task, a share for each owning unit, and a list for each department, cadre or unit', () => {
    expect(nodes.map((node) => `${node.kind} ${node.unitId} ${node.subjectUnitId ?? node.subjectPersonId ?? '-'}`)).toEqual([
      'task office -',
      'share b1 -',
      'list b1 d1',
      'list b1 d2',
      'list b1 p1',
      'share b2 -',
      'list b2 p2',
      'list b2 p3',
      'share body -',
      'list body -',
    ]);
  });

  it('lists of one person are restricted, the others are not', () => {
    expect(nodes.filter((node) => node.subjectPersonId !== null).every((node) => node.privacy === 'restricted')).toBe(true);
    expect(nodes.filter((node) => node.subjectPersonId === null).every((node) => node.privacy === 'normal')).toBe(true);
  });

  it('every item hangs below the one before it and carries the date of the task', () => {
    const ids = new Set(['stage-item', ...nodes.map(({ id }) => id)]);
    expect(ids.size).toBe(nodes.length + 1);
    expect(nodes.every((node) => ids.has(node.parentId) && node.dueOn === '2018-10-20' && node.startsOn === '2018-10-08')).toBe(true);
  });

  it('a task without an owner or without a way sends nothing to anybody', () => {
    const [task] = plan.tasks;
    if (!task) throw new Error('the plan above has a task');
    expect(launchTree({ ...plan, tasks: [{ ...task, lead: null }] })).toHaveLength(1);
    expect(launchTree({ ...plan, tasks: [{ ...task, how: null }] })).toHaveLength(1);
  });
});

it('a unit that stays out gets nothing of what its category leads, but what it is named for', () => {
  const out = (lead: (typeof plan.tasks)[number]['lead']) =>
    launchTree({ ...plan, units: plan.units.map((unit) => ({ ...unit, isExcluded: unit.id === 'b2' })), tasks: plan.tasks.map((task) => ({ ...task, lead })) })
      .filter(({ kind }) => kind === 'share')
      .map(({ unitId }) => unitId);
  expect(out({ type: 'category', category: 'branch' })).toEqual(['b1']);
  expect(out({ type: 'units', units: ['b2'] })).toEqual(['b2']);
});

describe('grown a few units at a time', () => {
  const many = { ...plan, units: Array.from({ length: 250 }, (_, n) => ({ id: `b${n}`, category: 'branch', departments: ['d1'], cadres: [`p${n}`] })) };

  it('it is the same tree, and of a part only that part', async () => {
    expect(await grown(many, null)).toEqual(launchTree(many));
    const units = ['b7', 'b207'];
    const part = await grown(many, { units });
    expect(part).toEqual(launchTree(many).filter(({ kind, unitId }) => kind === 'task' || units.includes(unitId)));
    const inOrder = await unitByUnit(part);
    expect(new Set(inOrder)).toEqual(new Set(part));
    expect(inOrder.map(({ kind, unitId }) => (kind === 'task' ? 'task' : unitId)).filter((one, n, all) => one !== all[n - 1])).toEqual(['task', ...units]);
  });

  it('others have their turn between the units of one task', async () => {
    let turns = 0;
    let isOver = false;
    const others = (async () => {
      for (; !isOver; turns += 1) await setImmediate();
    })();
    await grown({ ...many, tasks: many.tasks.slice(0, 1) }, null);
    isOver = true;
    await others;
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});
