import { z } from 'zod';
import { realDay, text, whole } from '../../kernel/http/text.js';
import { allowedAction, dayView, dueView, pathStep, pinnedForm, stateView } from '../items/index.js';

export const openReviewBody = z.strictObject({ cutOff: realDay });
export type OpenReviewBody = z.infer<typeof openReviewBody>;
export const recountBody = z.strictObject({ expectedVersion: whole, reason: text.trim().min(1).max(500) });
export type RecountBody = z.infer<typeof recountBody>;
export const figureKey = z.strictObject({ id: z.uuid(), figure: text.min(1).max(80) });

const named = z.strictObject({ id: z.uuid(), name: z.string() });

/** One campaign and how far its review is. */
export const reviewLine = z.strictObject({
  campaignId: z.uuid(),
  title: z.string(),
  year: z.int(),
  theme: z.string(),
  campaignState: stateView,
  review: z
    .strictObject({ id: z.uuid(), cutOff: dayView, state: stateView, mine: z.array(z.strictObject({ id: z.uuid(), unit: z.string(), state: stateView })) })
    .nullable(),
  mayOpen: z.boolean(),
  mayClose: z.boolean(),
  /** Entries of a closed year that have still to go to a later one; told to whoever closes years. */
  waiting: z.int(),
});
export type ReviewLine = z.infer<typeof reviewLine>;
export const reviewLines = z.strictObject({ lines: z.array(reviewLine), mayReadWhole: z.boolean() });
export type ReviewLines = z.infer<typeof reviewLines>;

export const reviewRef = z.strictObject({ id: z.uuid() });
export type ReviewRef = z.infer<typeof reviewRef>;

/** A figure as a reader may see it. `value` null: so few restricted lists that their number would tell whose they are. */
export const figureView = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  value: z.int().nullable(),
  among: z.string().nullable(),
  note: z.string().nullable(),
  counted: z.string(),
  later: z.string().nullable(),
  lastYear: z.string().nullable(),
  restricted: z.boolean(),
});
export type FigureView = z.infer<typeof figureView>;
const groupOf = <T extends z.ZodType>(figure: T) => z.strictObject({ key: z.string(), label: z.string(), figures: z.array(figure) });

export const sheetLine = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  unit: named,
  unitNotes: z.array(z.string()),
  state: stateView,
  due: dueView,
  statement: z.string().nullable(),
  editions: z.int(),
  allowedActions: z.array(allowedAction),
});
export type SheetLine = z.infer<typeof sheetLine>;

export const reviewView = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  campaign: z.strictObject({ id: z.uuid(), title: z.string(), year: z.int() }),
  cutOff: dayView,
  cutOffText: z.string(),
  state: stateView,
  announced: z.string().nullable(),
  progress: z.strictObject({ done: z.int(), total: z.int() }).nullable(),
  sheets: z.array(sheetLine),
  notes: z.array(z.string()),
  whole: z.array(groupOf(figureView)).nullable(),
  mayManage: z.boolean(),
  toFeedBack: z.int(),
  mayCancel: z.boolean(),
});
export type ReviewView = z.infer<typeof reviewView>;

export const sheetView = z.strictObject({
  /** `unitNotes`: who had gone into the unit, what it was called, who answers where it is there no more. */
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  unit: named,
  unitNotes: z.array(z.string()),
  review: z.strictObject({ id: z.uuid(), title: z.string(), year: z.int() }),
  campaign: named,
  cutOffText: z.string(),
  state: stateView,
  due: dueView,
  groups: z.array(groupOf(figureView)),
  notes: z.array(z.string()),
  /** What was handed in along the way, with its form's title. */
  said: z.array(
    z.strictObject({ title: z.string(), by: z.string(), atText: z.string(), rows: z.array(z.strictObject({ label: z.string(), text: z.string() })) }),
  ),
  editions: z.array(
    z.strictObject({
      edition: z.int(),
      atText: z.string(),
      by: z.string(),
      reason: z.string().nullable(),
      changes: z.array(z.strictObject({ label: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  /** Until when a second look may, or might, be asked for. */
  requestText: z.string().nullable(),
  path: z.array(pathStep),
  allowedActions: z.array(allowedAction),
  forms: z.record(z.string(), pinnedForm),
  mayRecount: z.boolean(),
  mayFeedBack: z.boolean(),
});
export type SheetView = z.infer<typeof sheetView>;

export const figureDetail = z.strictObject({
  sheet: z.strictObject({ id: z.uuid(), title: z.string(), unit: z.string() }),
  cutOffText: z.string(),
  figure: figureView,
  lines: z.array(z.strictObject({ id: z.uuid().nullable(), title: z.string(), filler: z.string(), times: z.int(), then: z.string(), now: z.string() })),
  /** Why lines are missing: restricted lists are only counted. */
  hidden: z.string().nullable(),
});
export type FigureDetail = z.infer<typeof figureDetail>;

export const fedBack = z.strictObject({ done: z.int(), sentence: z.string() });
export type FedBack = z.infer<typeof fedBack>;

/** The hospital's own figures, one column a year; no units beside each other. */
export const yearsView = z.strictObject({
  programmes: z.array(
    z.strictObject({
      programme: z.string(),
      years: z.array(z.strictObject({ year: z.int(), theme: z.string(), cutOffText: z.string().nullable(), reviewId: z.uuid().nullable() })),
      groups: z.array(
        groupOf(
          z.strictObject({
            key: z.string(),
            label: z.string(),
            unit: z.string(),
            counted: z.string(),
            note: z.string().nullable(),
            values: z.array(z.string().nullable()),
          }),
        ),
      ),
    }),
  ),
});
export type YearsView = z.infer<typeof yearsView>;

// The year's end
export const openEntry = z.strictObject({
  id: z.uuid(),
  register: z.string(),
  serial: z.int(),
  text: z.string(),
  unit: z.string(),
  part: z.string(),
  state: stateView,
  due: dueView,
  carried: z.boolean().nullable(),
  reason: z.string().nullable(),
  carriedTo: z.string().nullable(),
  /** «刘清和，2019年1月8日»: who decided after the closing; null for what the closing itself decided. */
  decided: z.string().nullable(),
});
export type OpenEntry = z.infer<typeof openEntry>;
export const closingView = z.strictObject({
  campaign: z.strictObject({ id: z.uuid(), version: z.int(), title: z.string(), year: z.int(), state: stateView }),
  /** It was closed already: what is shown is what was decided then. */
  closed: z.boolean(),
  mayClose: z.boolean(),
  stages: z.array(z.strictObject({ id: z.uuid(), title: z.string(), state: stateView, begun: z.boolean() })),
  /** `open` does not count a unit for its restricted lists; `apart` says that there are some. */
  tasks: z.array(z.strictObject({ id: z.uuid(), no: z.string(), title: z.string(), open: z.int(), total: z.int(), apart: z.string().nullable() })),
  review: z.strictObject({ text: z.string(), id: z.uuid().nullable(), done: z.boolean() }),
  /** `carriedText`: «将结转2019年», to be followed by what is ticked. */
  entries: z.array(openEntry),
  entriesText: z.string(),
  carriedText: z.string(),
  /** Campaigns of later years the entries may go to. */
  targets: z.array(z.strictObject({ id: z.uuid(), title: z.string(), year: z.int() })),
  /** Open, ticked for carrying or opened again after the closing, and not carried yet. */
  waiting: z.int(),
});
export type ClosingView = z.infer<typeof closingView>;
/** As many as one request can carry; a year with more is told how many it has. */
export const MOST_ENTRIES = 20_000;
export const closeYearBody = z.strictObject({
  expectedVersion: whole,
  entries: z.array(z.strictObject({ id: z.uuid(), carry: z.boolean(), reason: text.trim().max(300).optional() })).max(MOST_ENTRIES),
  reason: text.trim().max(500).optional(),
});
export type CloseYearBody = z.infer<typeof closeYearBody>;
export const carryBody = z.strictObject({ to: z.uuid() });
export const keepBody = z.strictObject({
  entries: z
    .array(z.strictObject({ id: z.uuid(), reason: text.trim().min(1).max(300) }))
    .min(1)
    .max(500),
});
export type KeepBody = z.infer<typeof keepBody>;
export type CarryBody = z.infer<typeof carryBody>;
