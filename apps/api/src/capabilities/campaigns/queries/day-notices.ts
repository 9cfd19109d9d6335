import type { NoticeView } from '../campaigns.contract.js';
import type { Noticing } from './noticing.js';

type Dated = Pick<Noticing, 'stages' | 'tasks' | 'year' | 'calendar'>;

/** Days that may be meant, but are worth a look: tasks outside their stage, stages and tasks outside the campaign's year. */
export function outsideNotices({ stages, tasks, year }: Pick<Noticing, 'stages' | 'tasks' | 'year'>): NoticeView[] {
  const late = stages.flatMap(({ id, label, title, dueOn }) => {
    const taskIds = dueOn === null ? [] : tasks.filter((task) => task.stageId === id && task.dueOn !== null && task.dueOn > dueOn).map((task) => task.id);
    return taskIds.length === 0 ? [] : [{ text: `${taskIds.length}项任务的时限晚于${label}${title}的时限`, taskIds }];
  });
  // What ends before the year is a contradiction and holds the start up.
  const isOutside = (day: string | null): boolean => day !== null && Number(day.slice(0, 4)) > year;
  const stray = stages.flatMap(({ label, title, startsOn, dueOn }) => {
    const words =
      startsOn !== null && Number(startsOn.slice(0, 4)) < year ? '在活动年度之前开始' : isOutside(startsOn) || isOutside(dueOn) ? '的日期在活动年度之后' : null;
    return words === null ? [] : [{ text: `${label}${title}${words}（${year}年）`, taskIds: [] }];
  });
  const taskIds = tasks.filter(({ dueOn }) => isOutside(dueOn)).map(({ id }) => id);
  return [...late, ...stray, ...(taskIds.length === 0 ? [] : [{ text: `${taskIds.length}项任务的时限在${year}年之后`, taskIds }])];
}

/** A year whose holidays are not known: working days are counted Monday to Friday until they are. */
export function calendarNotices({ stages, tasks, calendar }: Dated): NoticeView[] {
  const days = [...stages.flatMap(({ startsOn, dueOn }) => [startsOn, dueOn]), ...tasks.map(({ dueOn }) => dueOn)].filter((day) => day !== null);
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))].sort();
  return years.flatMap((year) => {
    const known = calendar.years[year];
    if (known?.status === 'announced') return [];
    const taskIds = tasks.filter(({ dueOn }) => dueOn?.startsWith(String(year)) === true).map(({ id }) => id);
    return [{ text: known ? `${year}年放假安排是暂定的，公布后请核对时限` : `${year}年还没有工作日历，暂按周一至周五计算工作日`, taskIds }];
  });
}

/** Words that still name another year, where a plan was made from last year's. */
export function yearWordNotices({ chapters, stages, tasks, year }: Pick<Noticing, 'chapters' | 'stages' | 'tasks' | 'year'>): NoticeView[] {
  const last = `${year - 1}年`;
  const namesLast = (text: string) => text.includes(last);
  const taskIds = tasks.filter(({ title, dueText, leadText }) => [title, dueText, leadText ?? ''].some(namesLast)).map(({ id }) => id);
  const places =
    chapters.flatMap(({ title, paragraphs }) => [title, ...paragraphs.map(({ text }) => text)]).filter(namesLast).length +
    stages.flatMap(({ title, focus, dueText, paths }) => [title, focus, dueText, ...paths.map(({ text }) => text)]).filter(namesLast).length +
    taskIds.length;
  return places === 0 ? [] : [{ text: `${places}处文字写着“${last}”，请核对`, taskIds }];
}
