import type { CampaignView, PlanTaskView } from '../../../api/types.js';

/** A task of a plan with nothing decided yet. */
export const aTask = (printedNo: string, more: Partial<PlanTaskView> = {}): PlanTaskView => ({
  id: `task-${printedNo}`,
  printedNo,
  stageId: 'stage-1',
  title: `第${printedNo}件事`,
  shortTitle: printedNo,
  leadText: null,
  lead: null,
  leadSource: null,
  dueText: '9月底前',
  dueOn: { on: '2018-09-30', text: '9月30日（周日）' },
  dueReading: null,
  dueNote: null,
  noDue: false,
  how: null,
  taskItemId: null,
  progress: null,
  unchecked: false,
  addedOn: null,
  ...more,
});

export const officeLead: NonNullable<PlanTaskView['lead']> = {
  type: 'units',
  units: [{ id: 'office', name: '办公室' }],
  category: null,
  and: [],
  label: '办公室',
};

const grey = { label: '', tone: 'grey', mine: false, ended: false, back: false } as const;

/** A plan being written, with one stage. */
export const aPlan = (more: Partial<CampaignView> = {}): CampaignView => ({
  id: 'plan',
  version: 1,
  title: '方案',
  programme: '',
  year: 2018,
  theme: '',
  basis: [],
  basisText: null,
  tableTitle: '任务分解表',
  annex: '',
  derivedFrom: null,
  excluded: [],
  state: { ...grey, label: '编制中' },
  allowedActions: [],
  path: [],
  editable: true,
  amendable: false,
  chapters: [],
  stages: [
    {
      id: 'stage-1',
      label: '（一）',
      title: '第一阶段',
      focus: '',
      paths: [],
      startsOn: null,
      dueText: '9月底前',
      dueOn: null,
      gate: false,
      state: grey,
      itemId: 's',
      allowedActions: [],
      version: 1,
      unchecked: false,
      startsNote: null,
      dueNote: null,
      left: [],
    },
  ],
  tasks: [],
  blockers: [],
  notices: [],
  sends: '',
  launched: null,
  forms: {},
  ...more,
});
