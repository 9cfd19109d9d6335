import type { Choices, PlanChange, PlanListView } from '../../../../api/types.js';

type How = NonNullable<PlanChange['how']>;

export const fillers = ['unit', 'departments', 'cadres'] as const satisfies readonly PlanListView['filler'][];

/** One more list of a task, as it is asked for beside its form. */
export interface TaskList {
  readonly label: string;
  readonly lifecycle: string;
  readonly filler: PlanListView['filler'];
  readonly more: boolean;
  readonly isRestricted: boolean;
}

interface Asked {
  readonly form: string;
  readonly list: TaskList;
  readonly choices: Pick<Choices, 'ways'>;
}

/** How the task is done with this form as well: beside the lists it has; a way that takes no lists gives place to the first that does. */
export function howWith(how: PlanChange['how'] | undefined, { form, list, choices }: Asked): How | null {
  const taking = choices.ways.filter(({ lists }) => lists);
  const way = taking.find(({ key }) => key === how?.way) ?? taking[0];
  if (!way) return null;
  const before = how?.lists ?? [];
  const { isRestricted, ...said } = list;
  const more: PlanListView = { ...said, key: freeKey(before, before.length + 1), form, privacy: isRestricted ? 'restricted' : 'normal' };
  return { way: way.key, lists: [...before, more] };
}

const freeKey = (lists: readonly PlanListView[], no: number): string => (lists.some(({ key }) => key === `list-${no}`) ? freeKey(lists, no + 1) : `list-${no}`);
