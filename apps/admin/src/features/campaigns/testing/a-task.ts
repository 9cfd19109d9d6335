import type { PlanTaskView } from '../../../api/types.js';

/** A task of a plan with nothing decided yet. */
export const aTask = (printedNo: string, more: Partial<PlanTaskView> = {}): PlanTaskView => ({
  id: `task-${printedNo}`, printedNo, stageId: 'stage-1', title: `第${printedNo}件事`, shortTitle: printedNo,
  leadText: null, lead: null, leadSource: null,
  dueText: '9月底前', dueOn: { on: '2018-09-30', text: '9月30日（周日）' }, dueReading: null, dueNote: null, noDue: false,
  how: null, taskItemId: null, progress: null,
  ...more,
});

export const officeLead: NonNullable<PlanTaskView['lead']> = { type: 'units', units: [{ id: 'office', name: '办公室' }], category: null, and: [], label: '办公室' };
