import { dayWords, isWorkingDay } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import type { NoticeView } from '../campaigns.contract.js';
import { calendarNotices, outsideNotices, yearWordNotices } from './day-notices.js';
import { nobodyNotices } from './nobody-notices.js';
import type { TaskRow } from '../plan.js';
import { vacancyNotices } from './vacancy-notices.js';
import type { Noticing } from './noticing.js';

/** Everything worth knowing before the start that holds nothing up. */
export async function noticesOf(tx: Tx, noticing: Noticing): Promise<NoticeView[]> {
  return [
    ...pastStageNotices(noticing),
    ...noDueNotices(noticing.tasks),
    ...restDayNotices(noticing),
    ...outsideNotices(noticing),
    ...calendarNotices(noticing),
    ...yearWordNotices(noticing),
    ...(noticing.excluded === 0 ? [] : [{ text: `${noticing.excluded}个单位不参加，见“参加单位”`, taskIds: [] }]),
    ...(await vacancyNotices(tx, noticing)),
    ...(await nobodyNotices(tx, noticing)),
  ];
}

/** «1项任务不设日期»: on purpose, so it holds nothing up. */
export function noDueNotices(tasks: readonly Pick<TaskRow, 'id' | 'noDue'>[]): NoticeView[] {
  const taskIds = tasks.filter(({ noDue }) => noDue).map(({ id }) => id);
  return taskIds.length === 0 ? [] : [{ text: `${taskIds.length}项任务不设日期`, taskIds }];
}

/** «10月20日是周六»: said once for each day, with the tasks it stands at. */
export function restDayNotices({ tasks, year, calendar }: Pick<Noticing, 'tasks' | 'year' | 'calendar'>): NoticeView[] {
  const days = Map.groupBy(
    tasks.filter(({ dueOn }) => dueOn !== null && !isWorkingDay(dueOn, calendar)),
    ({ dueOn }) => dueOn ?? '',
  );
  return [...days].sort(([a], [b]) => a.localeCompare(b)).map(([day, at]) => ({ text: restDayWords(day, year), taskIds: at.map(({ id }) => id) }));
}

/** «10月20日是周六», «10月1日（周一）放假». */
export function restDayWords(day: string, year: number): string {
  const words = dayWords(day, year);
  const [date, weekday] = [words.slice(0, words.indexOf('（')), words.slice(words.indexOf('（') + 1, -1)];
  return /[六日]$/u.test(weekday) ? `${date}是${weekday}` : `${words}放假`;
}

/** «第一阶段9月30日截止，已办的事可补录，不亮红灯» for stages that are over before the campaign begins. */
export function pastStageNotices({ stages, tasks, year, today }: Pick<Noticing, 'stages' | 'tasks' | 'year' | 'today'>): NoticeView[] {
  return stages.flatMap((stage) => {
    if (stage.dueOn === null || stage.dueOn >= today) return [];
    const words = dayWords(stage.dueOn, year);
    const taskIds = tasks.filter(({ stageId }) => stageId === stage.id).map(({ id }) => id);
    return [{ text: `${stage.label}${stage.title}${words.slice(0, words.indexOf('（'))}截止，已办的事可补录，不亮红灯`, taskIds }];
  });
}
