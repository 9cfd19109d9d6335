import { z } from 'zod';
import { text } from '../../kernel/http/text.js';
import { dueView, stateView, twoDays } from '../items/index.js';

const uuid = z.uuid();
const named = z.strictObject({ id: uuid, name: z.string() });

/** Filters of a board; the numbers, the matrix and the lists behind the numbers all follow them. */
export const boardQuery = z.strictObject({
  stage: uuid.optional(),
  task: uuid.optional(),
  /** A contact area, or `none` for the units that are in no area. */
  area: z.union([uuid, z.literal('none')]).optional(),
  category: text.max(80).optional(),
  /** Only rows with something unfinished. */
  open: z.literal('1').optional(),
  /** As it stood when that day ended; today, and no day at all, is how it stands. */
  on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/u)
    .optional(),
});
export type BoardQuery = z.infer<typeof boardQuery>;

export const boardNumberKey = z.enum(['unsent', 'mine', 'returned', 'overdue', 'month']);
export type BoardNumberKey = z.infer<typeof boardNumberKey>;
export const boardItemsQuery = boardQuery.extend({
  which: boardNumberKey,
  unit: uuid.optional(),
  after: z
    .string()
    .regex(/^\d{1,6}$/u)
    .optional(),
});
export type BoardItemsQuery = z.infer<typeof boardItemsQuery>;
/** What became of the items between two days, under the filters. */
export const boardChangesQuery = boardQuery.omit({ on: true, open: true }).extend(twoDays);
export type BoardChangesQuery = z.infer<typeof boardChangesQuery>;
export const boardCellQuery = z.strictObject({ unit: uuid, task: uuid, on: boardQuery.shape.on });
export type BoardCellQuery = z.infer<typeof boardCellQuery>;
export const boardHandsQuery = boardQuery.extend({ task: uuid });
export type BoardHandsQuery = z.infer<typeof boardHandsQuery>;

export const boardNumber = z.strictObject({ key: boardNumberKey, label: z.string(), value: z.int(), text: z.string(), tooMuch: z.boolean() });
export const boardStage = z.strictObject({ id: uuid, label: z.string(), title: z.string(), dueText: z.string(), day: z.string().nullable(), state: stateView });
/** `id`: of the row in the plan; `itemId`: of the task that was sent out, null where none was. */
export const boardTask = z.strictObject({
  id: uuid,
  itemId: uuid.nullable(),
  stageId: uuid,
  printedNo: z.string(),
  shortTitle: z.string(),
  title: z.string(),
  due: z.string(),
});
export const boardArea = z.strictObject({ id: z.string(), name: z.string(), leader: z.string().nullable() });
/** `cells`: one letter a task, in the order of `tasks`: r y s g o e h or - */
export const boardRow = z.strictObject({ unitId: uuid, name: z.string(), area: z.string(), category: z.string(), cells: z.string() });
export type BoardRow = z.infer<typeof boardRow>;

export const boardView = z.strictObject({
  campaign: z.strictObject({ id: uuid, title: z.string(), year: z.int(), state: stateView }),
  asOf: z.string(),
  /** The past day it is looked at, in words; null for today. */
  past: z.strictObject({ on: z.string(), text: z.string() }).nullable(),
  today: z.string(),
  /** What the leader of an area reads first; null for who sees the whole board. */
  areaLine: z.string().nullable(),
  scope: z.enum(['whole', 'areas']),
  stages: z.array(boardStage),
  tasks: z.array(boardTask),
  areas: z.array(boardArea),
  categories: z.array(z.strictObject({ key: z.string(), label: z.string() })),
  numbers: z.array(boardNumber),
  rows: z.array(boardRow),
  units: z.int(),
  /** The task whose hands are shown unless the reader chooses another. */
  focus: uuid.nullable(),
  mayRemind: z.boolean(),
  /** Whoever may opens and closes the stages, in the plan. */
  mayRunPlan: z.boolean(),
  forms: z.array(z.strictObject({ key: z.string(), title: z.string() })),
});
export type BoardView = z.infer<typeof boardView>;

export const boardLine = z.strictObject({
  itemId: uuid,
  title: z.string(),
  filler: z.string(),
  unit: named,
  printedNo: z.string(),
  state: stateView,
  due: dueView,
  hands: z.string().nullable(),
  minutes: z.int(),
  /** Somebody was reminded of it today. */
  reminded: z.boolean(),
});
export type BoardLine = z.infer<typeof boardLine>;
export const boardItems = z.strictObject({
  which: boardNumberKey,
  label: z.string(),
  sentence: z.string(),
  total: z.int(),
  rows: z.array(boardLine),
  next: z.string().nullable(),
});
export type BoardItems = z.infer<typeof boardItems>;

export const boardCell = z.strictObject({
  unit: named,
  task: z.strictObject({ id: uuid, printedNo: z.string(), title: z.string() }),
  lines: z.array(boardLine),
  shareId: uuid.nullable(),
  /** «另有限定范围的清单，不在此列»; null where there are none. */
  restricted: z.string().nullable(),
});
export type BoardCell = z.infer<typeof boardCell>;

/** In whose hands a task is, by unit. */
export const boardHands = z.record(z.string(), z.string());
export type BoardHands = z.infer<typeof boardHands>;

/** Cells whose unfinished items somebody is to be reminded of. `preview`: only say whom it would reach. */
export const remindBody = z.strictObject({
  cells: z
    .array(z.strictObject({ unit: uuid, task: uuid }))
    .min(1)
    .max(400),
  preview: z.boolean().default(false),
});
export type RemindBody = z.infer<typeof remindBody>;
export const remindUnit = z.strictObject({
  unit: named,
  items: z.int(),
  already: z.int(),
  nobody: z.int(),
  own: z.int(),
  people: z.array(z.string()),
  /** For the group chat: form, unit and date only; null where nothing waits for the unit. */
  text: z.string().nullable(),
});
export const remindAnswer = z.strictObject({ sent: z.int(), sentence: z.string(), units: z.array(remindUnit) });
export type RemindAnswer = z.infer<typeof remindAnswer>;

export const mergedQuery = z.strictObject({ form: text.min(1).max(80) });
export const mergedList = z.strictObject({
  form: z.string(),
  title: z.string(),
  campaign: z.string(),
  columns: z.array(z.strictObject({ label: z.string(), width: z.number() })),
  rows: z.array(z.strictObject({ itemId: uuid, cells: z.array(z.string()) })),
  lists: z.int(),
  foot: z.string(),
});
export type MergedList = z.infer<typeof mergedList>;

/** What to take along on a visit: everything open of one unit, on one page. */
export const unitPageQuery = z.strictObject({ unit: uuid });
export const unitPage = z.strictObject({
  unit: named,
  campaign: z.string(),
  dateText: z.string(),
  people: z.array(z.string()),
  problems: z.array(z.strictObject({ itemId: uuid, serial: z.int(), text: z.string(), unit: z.string(), state: stateView, due: dueView, owner: z.string() })),
  tasks: z.array(boardLine),
  more: z.int(),
  foot: z.string(),
});
export type UnitPage = z.infer<typeof unitPage>;

/** Campaigns that were sent out: those there is a board of. */
export const boardCampaign = z.strictObject({ id: uuid, title: z.string(), year: z.int(), state: stateView });
export type BoardCampaign = z.infer<typeof boardCampaign>;
