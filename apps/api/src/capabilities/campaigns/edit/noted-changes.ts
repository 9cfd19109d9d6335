import type { Chapter } from '@bihuan/library';
import type { Plan, StageRow, TaskRow } from '../plan.js';
import { howWords, leadWords } from '../queries/plan-words.js';
import type { PlanWords } from '../queries/plan-words.js';

/** One changed cell in words, for the history of the campaign. */
export interface NotedChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Every cell in which two plans differ, with old and new words; a row that came or went is named whole. */
export function notedChanges(before: Plan, after: Plan, words: PlanWords): NotedChange[] {
  return [
    ...cellsOf(headCells(before, words), headCells(after, words)),
    ...rowsOf(before.stages, after.stages, { cells: stageCells, name: (stage) => `阶段 ${stage.label}${stage.title}` }),
    ...rowsOf(before.tasks, after.tasks, { cells: (task) => taskCells(task, words, after.stages), name: (task) => `第${task.printedNo}项` }),
    ...orderOf('阶段顺序', before.stages, after.stages),
    ...orderOf('任务顺序', before.tasks, after.tasks),
  ];
}

type Cells = readonly (readonly [label: string, words: string])[];

function headCells({ title, campaign }: Plan, words: PlanWords): Cells {
  const { programme, year, theme, basis, basisText, tableTitle, annex, chapters, excluded } = campaign;
  return [
    ['标题', title],
    ['活动名称', programme],
    ['年度', String(year)],
    ['年度主题', theme],
    ['依据', basis.join('；')],
    ['引言', basisText ?? ''],
    ['任务表标题', tableTitle],
    ['附件编号', annex],
    ['不参加的单位', excluded.map(({ unitId, reason }) => `${words.unit(unitId)}（${reason}）`).join('、')],
    ...chapters.flatMap(chapterCells),
  ];
}

function chapterCells({ no, title, paragraphs }: Chapter): Cells {
  const place = `第${no}章`;
  return [
    [`${place} 标题`, title],
    ...paragraphs.map(
      (paragraph, index) => [`${place} 第${index + 1}段`, `${paragraph.no}${paragraph.text}${paragraph.note ? `（${paragraph.note}）` : ''}`] as const,
    ),
  ];
}

function stageCells(stage: StageRow): Cells {
  return [
    ['名称', `${stage.label}${stage.title}`],
    ['工作重点', stage.focus],
    ['实现路径', stage.paths.map(({ no, text }) => `${no}${text}`).join(' ')],
    ['开始', stage.startsOn ?? ''],
    ['时限原文', stage.dueText],
    ['时限', stage.dueOn ?? ''],
    ['须办结方可进入下一阶段', stage.isGate ? '是' : '否'],
    ['日期待核对', stage.isUnchecked ? '待核对' : '已核对'],
  ];
}

function taskCells(task: TaskRow, words: PlanWords, stages: readonly StageRow[]): Cells {
  return [
    ['序号', task.printedNo],
    ['主要任务', task.title],
    ['简称', task.shortTitle],
    ['责任部门原文', task.leadText ?? ''],
    ['责任部门', leadWords(task.lead, words) + (task.leadSource === null ? '' : `（${task.leadSource}）`)],
    ['时限原文', task.dueText],
    ['时限', task.dueOn ?? (task.noDue ? '不设日期' : '')],
    ['办理方式', howWords(task.how, words)],
    ['阶段', stages.find(({ id }) => id === task.stageId)?.title ?? ''],
    ['日期待核对', task.isUnchecked ? '待核对' : '已核对'],
  ];
}

/** A label that is in one of the two alone has no words in the other. */
function cellsOf(before: Cells, after: Cells, prefix = ''): NotedChange[] {
  const [was, is] = [new Map(before), new Map(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((label) => {
    const change = { label: `${prefix}${label}`, before: was.get(label) ?? '', after: is.get(label) ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

interface Naming<R> {
  readonly cells: (row: R) => Cells;
  readonly name: (row: R) => string;
}

function rowsOf<R extends StageRow | TaskRow>(before: readonly R[], after: readonly R[], { cells, name }: Naming<R>): NotedChange[] {
  const [was, is] = [new Map(before.map((row) => [row.id, row])), new Map(after.map((row) => [row.id, row]))];
  const whole = (row: R) =>
    cells(row)
      .filter(([label, words]) => words !== '' && label !== '日期待核对')
      .map(([label, words]) => `${label}：${words}`)
      .join('；');
  return [
    ...before.filter(({ id }) => !is.has(id)).map((row) => ({ label: `${name(row)} 删去`, before: whole(row), after: '' })),
    ...after.flatMap((row) => {
      const old = was.get(row.id);
      return old ? cellsOf(cells(old), cells(row), `${name(old)} `) : [{ label: `${name(row)} 新加`, before: '', after: whole(row) }];
    }),
  ];
}

/** Of the rows that stay: what comes after what. */
function orderOf(label: string, before: readonly (StageRow | TaskRow)[], after: readonly (StageRow | TaskRow)[]): NotedChange[] {
  const words = (rows: readonly (StageRow | TaskRow)[], others: readonly (StageRow | TaskRow)[]) =>
    rows
      .filter(({ id }) => others.some((other) => other.id === id))
      .map((row) => ('printedNo' in row ? row.printedNo : row.title))
      .join('、');
  const ids = (rows: readonly (StageRow | TaskRow)[], others: readonly (StageRow | TaskRow)[]) =>
    rows
      .filter(({ id }) => others.some((other) => other.id === id))
      .map(({ id }) => id)
      .join();
  return ids(before, after) === ids(after, before) ? [] : [{ label, before: words(before, after), after: words(after, before) }];
}
