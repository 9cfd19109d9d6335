import { dayWords, isWorkingDay } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { publishedVersion } from '../../definitions/index.js';
import { findPeople } from '../../people/index.js';
import type { NoticeView } from '../campaigns.contract.js';
import { listsFor, unitsOfTask } from '../launch/launch-tree.js';
import { imaginedFacts, worksOf } from './first-work.js';
import { calendarNotices, outsideNotices, yearWordNotices } from './day-notices.js';
import { nobodyNotices } from './nobody-notices.js';
import type { TaskRow } from '../plan.js';
import type { Noticing } from './noticing.js';

/** Everything worth knowing before the start that holds nothing up. */
export async function noticesOf(tx: Tx, noticing: Noticing): Promise<NoticeView[]> {
  return [
    ...pastStageNotices(noticing), ...noDueNotices(noticing.tasks), ...restDayNotices(noticing), ...outsideNotices(noticing), ...calendarNotices(noticing), ...yearWordNotices(noticing),
    ...(noticing.excluded === 0 ? [] : [{ text: `${noticing.excluded}个单位不参加，见“参加单位”`, taskIds: [] }]),
    ...(await vacancyNotices(tx, noticing)), ...(await nobodyNotices(tx, noticing)),
  ];
}

/** «1项任务不设日期»: on purpose, so it holds nothing up. */
export function noDueNotices(tasks: readonly Pick<TaskRow, 'id' | 'noDue'>[]): NoticeView[] {
  const taskIds = tasks.filter(({ noDue }) => noDue).map(({ id }) => id);
  return taskIds.length === 0 ? [] : [{ text: `${taskIds.length}项任务不设日期`, taskIds }];
}

/** «10月20日是周六»: said once for each day, with the tasks it stands at. */
export function restDayNotices({ tasks, today, calendar }: Pick<Noticing, 'tasks' | 'today' | 'calendar'>): NoticeView[] {
  const days = Map.groupBy(tasks.filter(({ dueOn }) => dueOn !== null && !isWorkingDay(dueOn, calendar)), ({ dueOn }) => dueOn ?? '');
  return [...days].sort(([a], [b]) => a.localeCompare(b)).map(([day, at]) => ({ text: restDayWords(day, today), taskIds: at.map(({ id }) => id) }));
}

/** «10月20日是周六», «10月1日（周一）放假». */
export function restDayWords(day: string, today: string): string {
  const words = dayWords(day, Number(today.slice(0, 4)));
  const [date, weekday] = [words.slice(0, words.indexOf('（')), words.slice(words.indexOf('（') + 1, -1)];
  return /[六日]$/u.test(weekday) ? `${date}是${weekday}` : `${words}放假`;
}

/** «第一阶段9月30日截止，已办的事可补录，不亮红灯» for stages that are over before the campaign begins. */
export function pastStageNotices({ stages, tasks, today }: Pick<Noticing, 'stages' | 'tasks' | 'today'>): NoticeView[] {
  return stages.flatMap((stage) => {
    if (stage.dueOn === null || stage.dueOn >= today) return [];
    const words = dayWords(stage.dueOn, Number(today.slice(0, 4)));
    const taskIds = tasks.filter(({ stageId }) => stageId === stage.id).map(({ id }) => id);
    return [{ text: `${stage.label}${stage.title}${words.slice(0, words.indexOf('（'))}截止，已办的事可补录，不亮红灯`, taskIds }];
  });
}

/** «手术麻醉党支部没有组织委员»: a post that a chain asks for in the unit itself, and nobody holds. */
export async function vacancyNotices(tx: Tx, { tasks, units, today, posts }: Noticing): Promise<NoticeView[]> {
  const found: NoticeView[] = [];
  const held = new Map<string, ReadonlySet<string>>();
  for (const unit of units) {
    const owned = tasks.filter((task) => unitsOfTask(task, [unit]).length > 0);
    const lifecycles = new Set(owned.flatMap((task) => listsFor(task, unit.category).map(({ lifecycle }) => lifecycle)));
    for (const post of await postsAsked(tx, lifecycles)) {
      const known = held.get(post) ?? (await unitsWithPost(tx, post, { unitId: unit.id, today }));
      held.set(post, known);
      if (known.has(unit.id) || (await isHeldIn(tx, post, { unitId: unit.id, today }))) continue;
      found.push({ text: `${unit.name}没有${posts[post] ?? post}`, taskIds: owned.filter(({ how }) => (how?.lists.length ?? 0) > 0).map(({ id }) => id) });
    }
  }
  return found;
}

interface InUnit {
  readonly unitId: string;
  readonly today: string;
}

/** One question for all units. Who holds the post in two is named once, so a unit that is not among them is asked by itself. */
async function unitsWithPost(tx: Tx, post: string, { unitId, today }: InUnit): Promise<ReadonlySet<string>> {
  const facts = await imaginedFacts(tx, { unitId, personId: null }, today);
  const holders = await findPeople(tx, { type: 'post', post, of: 'anywhere' }, facts, today);
  return new Set(holders.flatMap(({ why }) => why.unit ?? []));
}

async function isHeldIn(tx: Tx, post: string, { unitId, today }: InUnit): Promise<boolean> {
  const facts = await imaginedFacts(tx, { unitId, personId: null }, today);
  return (await findPeople(tx, { type: 'post', post, of: 'item-unit' }, facts, today)).length > 0;
}

/** Posts asked for in the item's own unit, in the first place: those tried only when nobody is found may be vacant. */
async function postsAsked(tx: Tx, lifecycles: ReadonlySet<string>): Promise<Set<string>> {
  const posts = new Set<string>();
  for (const key of lifecycles) {
    const { definition } = await publishedVersion(tx, 'lifecycle', key);
    for (const { who } of worksOf(definition)) for (const one of who) if (one.type === 'post' && one.of === 'item-unit') posts.add(one.post);
  }
  return posts;
}
