/** Shapes of the HTTP interface. */
export type Tone = 'grey' | 'blue' | 'purple' | 'teal' | 'stopped';

/** RFC 9457 problem; `code` is forever, `detail` says what happened, whether the content is safe and what to do. */
export interface Problem {
  type: string; title: string; status: number; detail: string; instance: string;
  code: string; requestId: string;
  issues?: IssueView[];
  /** 409: who settled it and how; the state now. */
  facts?: Record<string, string | number | null>;
}
export interface IssueView { pointer: string; code: string; severity: 'error' | 'advice'; message: string }

export interface Me {
  person: { id: string; name: string; staffNo: string };
  /** «内科第一党支部 书记» */
  hats: { post: string; label: string; unitId: string; unitName: string }[];
  permissions: string[];
  textSize: 'standard' | 'large' | 'extra';
  tenant: { name: string; officePhone: string; isDemo: boolean };
  /** Business date; a demo tenant's own. */
  today: DayView;
  publicComputer: boolean;
  /** Plain cookie because the site is not served over https. */
  insecureTransport: boolean;
}
/** `on` is ISO; `text` «10月16日（周二）», with the year when it is not the current business year. */
export interface DayView { on: string; text: string }

export interface LightView {
  light: 'green' | 'yellow' | 'red' | 'ended' | 'stopped' | 'none';
  /** «剩3个工作日», «今天截止», «逾期2天，可补报», «退回期间不计» */
  text: string;
}
export interface DueView { day: DayView | null; /** author's words */ words: string | null; light: LightView }

export interface StateView { label: string; tone: Tone; /** label when the reader must act */ mine: boolean; ended: boolean }

/** One line of «本周要办». */
export interface InboxCard {
  slotId: string; itemId: string; version: number;
  title: string;              // task in the plan's words
  filler: string;             // 填报单位（个人）
  noun: string;
  unit: { id: string; name: string };
  state: StateView; due: DueView;
  /** 以支部书记身份 */
  hat: string;
  /** «党办请您修改：第3行措施请写明…» */
  note: string | null;
  minutes: number;
  act: string;                // the button
  kind: 'fill' | 'decide' | 'act';
  /** decided without opening: AGREE possible from the list, or why not */
  quick: { step: string; label: string; allowed: boolean; why: string | null } | null;
  summary: string | null;     // 问题6条，马上改2
  submissions: number;        // 第几次
  arrivedAt: string; arrivedText: string;
  restricted: boolean;
}
export interface InboxView {
  headline: string;           // 本周要办3件，大约20分钟
  sections: { key: 'overdue' | 'returned' | 'today' | 'week' | 'later'; label: string; folded: boolean; cards: InboxCard[] }[];
  /** shown when nothing is due this week */
  empty: string | null;
  sent: SentLine[];
}
export interface SentLine { itemId: string; title: string; filler: string; state: StateView; /** 党办审核中，已2天 */ where: string; canUrge: boolean }

export interface PersonRef { id: string; name: string; label: string /* 内科第一党支部 书记 林某 */ }

/** Every act the reader may do now; the browser draws exactly these. */
export interface AllowedAction {
  type: 'ACT' | 'AGREE' | 'RETURN';
  act: string | null;         // for ACT
  step: string | null; slotId: string | null; // for AGREE, RETURN
  label: string;
  primary: boolean; grave: boolean;
  form: string | null;        // key of the form whose data travel along
  reason: 'required' | 'optional' | 'none';
  hint: string | null;
  phrases: string[];
  /** present when the act exists here but is refused now: the sentence */
  refusedBecause: string | null;
}
export interface PathStep {
  label: string; when: 'done' | 'now' | 'to-come';
  people: { name: string; label: string; why: string; outcome: string | null; atText: string | null }[];
  branch: string | null;      // label of the parallel branch
}
export interface SubmissionView {
  id: string; form: string; formVersionId: string; revision: number;
  data: Record<string, unknown>;
  by: string; atText: string; seq: number;
}
export interface ItemView {
  id: string; version: number; kind: string; noun: string;
  title: string; filler: string; number: string | null;
  unit: { id: string; name: string };
  parent: { id: string; title: string } | null;
  campaign: { id: string; title: string } | null;
  state: StateView; due: DueView; submissions: number;
  restricted: boolean;
  /** latest return, whole */
  returned: { by: string; atText: string; reason: string; label: string } | null;
  allowedActions: AllowedAction[];
  path: PathStep[];
  whyMe: string | null;
  /** forms by key, as pinned by this item */
  forms: Record<string, { versionId: string; definition: unknown }>;
  /** the form being filled in the present state, if the reader may fill */
  fill: { form: string; draft: { data: Record<string, unknown>; revision: number; savedAtText: string | null } } | null;
  latest: Record<string, SubmissionView>;
  rounds: SubmissionView[];   // every submission of the main form, oldest first
  /** «进展» and the like: all submissions of other forms, oldest first */
  entries: SubmissionView[];
  children: ChildLine[];
  /** what else this share may hold */
  addable: { list: string; label: string }[];
  /** 本支部应报：内设机构2份（已报1）… */
  listsLine: string | null;
  source: { itemId: string; title: string; row: Record<string, unknown>; form: string; revision: number } | null;
  names: { people: Record<string, string>; units: Record<string, string>; files: Record<string, { name: string; size: number; type: string }> };
  /** sentences shown before the buttons: 验收人与责任单位不同 ✓ */
  checks: { ok: boolean; text: string }[];
  basis: string | null;
}
export interface ChildLine { id: string; title: string; filler: string; list: string | null; state: StateView | null; /** restricted and not readable: only counted */ hidden: boolean; canFill: boolean }

export interface EventLine {
  seq: number; itemId: string;
  happenedText: string; enteredText: string; atIso: string; enteredIso: string;
  who: string; sentence: string; reason: string | null;
  registeredLate: boolean; onBehalfOf: string | null;
  kind: 'created' | 'submitted' | 'agreed' | 'returned' | 'changed' | 'system';
  submissionId: string | null;
  hash: string;
  facts: { label: string; text: string }[];
}
export interface HistoryView { item: { id: string; title: string; filler: string; unitName: string; restricted: boolean; readable: boolean }; events: EventLine[]; notice: string }
export interface CheckView { sound: boolean; text: string; /** seq of the first bad record */ seq: number | null; events: number; checkedAtText: string }
export interface AsOfView { day: DayView; state: StateView | null; submission: SubmissionView | null; changes: { label: string; before: string; after: string }[] }

export interface AuditLine {
  itemId: string; title: string; filler: string; noun: string; unitName: string;
  handler: string; state: StateView; openedText: string; lastText: string;
  returns: number; overdue: boolean; reopened: number; registeredLate: boolean; restricted: boolean;
}
export interface Page<T> { rows: T[]; total: number; next: string | null }

export interface CampaignLine { id: string; title: string; year: number; theme: string; state: StateView }
export interface Lead { type: 'units' | 'category'; units: { id: string; name: string }[]; category: string | null; /** further categories beside the first */ and: string[]; label: string }
export interface PlanListView { key: string; label: string; form: string; lifecycle: string; filler: 'unit' | 'departments' | 'cadres'; privacy: 'normal' | 'restricted'; more: boolean; /** only for owners of this category */ category?: string }
export interface HowView { way: string; label: string; lists: PlanListView[]; sentence: string }
export interface PlanTaskView {
  id: string; printedNo: string; stageId: string; title: string; shortTitle: string;
  leadText: string | null; lead: Lead | null; leadSource: string | null; // 沿用第1行
  dueText: string; dueOn: DayView | null; dueReading: string | null; dueNote: string | null; // 10月20日是周六
  noDue: boolean;
  how: HowView | null;
  taskItemId: string | null;
  progress: { total: number; done: number; overdue: number } | null;
}
export interface PlanStageView { id: string; label: string; title: string; focus: string; paths: { no: string; text: string }[]; startsOn: DayView | null; dueText: string; dueOn: DayView | null; gate: boolean; state: StateView; itemId: string; allowedActions: AllowedAction[]; version: number }
export interface CampaignView {
  id: string; version: number; title: string; programme: string; year: number; theme: string; basis: string[]; tableTitle: string;
  state: StateView; allowedActions: AllowedAction[]; path: PathStep[];
  editable: boolean;
  chapters: { no: string; title: string; paragraphs: { level: 0 | 1 | 2; no: string; text: string; note?: string }[] }[];
  stages: PlanStageView[]; tasks: PlanTaskView[];
  /** 还不能启动 / 请知悉 */
  blockers: { text: string; taskIds: string[]; column: 'lead' | 'due' | 'how' | null }[];
  notices: { text: string; taskIds: string[] }[];
  /** 向12个支部各下发3件，约32分钟 */
  sends: string;
  launched: { done: number; total: number } | null;
  forms: Record<string, { versionId: string; definition: unknown }>;
}
export interface PlanChange { taskId: string; lead?: { type: 'units'; units: string[] } | { type: 'category'; category: string; and?: string[] } | null; leadSource?: string | null; dueOn?: string | null; how?: { way: string; lists: PlanListView[] } | null }
export interface PlanPreview { unit: { id: string; name: string }; lines: { title: string; list: string | null; filler: string; due: string; minutes: number; who: string }[]; minutes: number }
export interface Choices {
  ways: { key: string; label: string; hint: string; lists: boolean }[];
  forms: { key: string; title: string; minutes: number }[];
  lifecycles: { key: string; title: string; steps: string[] }[];
  categories: { key: string; label: string; units: number }[];
  units: { id: string; name: string; category: string; tree: string }[];
}

export interface RegisterView {
  key: string; title: string;
  columns: { label: string; width: number; frozen: boolean; key: string }[];
  views: { key: string; label: string; count: number }[];
  rows: RegisterRow[]; next: string | null; total: number;
  foot: string; restrictedNote: string | null;
  mayManage: boolean; candidates: number;
}
export interface RegisterRow { itemId: string; version: number; cells: Record<string, string>; state: StateView; due: DueView; reopened: number; allowedActions: AllowedAction[] }
export interface CandidateRow { submissionId: string; rowId: string; itemId: string; unit: { id: string; name: string }; filler: string; list: string; row: Record<string, unknown>; text: string; more: { label: string; text: string }[] }
export interface RegisterCandidates { rows: CandidateRow[]; entryForm: { versionId: string; definition: unknown }; basisLabel: string }

/** Answer of every command on an item. */
export interface ActAnswer { item: { id: string; version: number; state: StateView; where: string | null }; receipt: { eventId: string; seq: number; hash: string; at: string }; sentence: string; mayWithdraw: boolean }
export interface BatchAnswer { done: number; left: number; sentence: string; results: { itemId: string; filler: string; ok: boolean; text: string }[] }

/**
 * Endpoints, all under /api, JSON, cookie session, `Idempotency-Key` header (UUID) on every POST, PUT, PATCH, DELETE.
 *
 * GET    /demo-sign-ins → {tenant, officePhone, sessions:{staffNo,name,job}[], password|null}   (demo tenant on loopback only)
 * POST   /session {login,password,publicComputer} → Me        DELETE /session → 204      GET /me → Me   PATCH /me {textSize} → Me
 * POST   /demo/date {date} → Me
 * GET    /inbox → InboxView           (?hat=post:unitId narrows)
 * GET    /decisions?filter=mine|soon|returned|done → {rows: InboxCard[], counts: Record<filter, number>}
 * GET    /items/:id → ItemView
 * POST   /items/:id/events {type, act?, step?, slotId?, expectedVersion, reason?, opinion?, data?, happenedOn?} → ActAnswer
 * POST   /decisions {label, decisions: {itemId, step, slotId, expectedVersion}[], opinion?} → BatchAnswer   (AGREE only)
 * PUT    /items/:id/draft {data, revision} → {revision, savedAtText}      (409 draft.changed-elsewhere with facts)
 * POST   /items/:id/children {list} → ItemView of the new list
 * GET    /items/:id/history → HistoryView     GET /items/:id/history/check → CheckView    GET /items/:id/as-of?on=YYYY-MM-DD&with=YYYY-MM-DD → AsOfView
 * GET    /submissions/:id → SubmissionView & {definition}
 * GET    /plans → {key,title,year,theme}[]      (library plans not yet opened)
 * GET    /campaigns → CampaignLine[]   POST /campaigns {plan} → CampaignView   GET /campaigns/:id → CampaignView
 * PATCH  /campaigns/:id/tasks {expectedVersion, changes: PlanChange[]} → CampaignView
 * GET    /campaigns/:id/preview?unit=UUID → PlanPreview         GET /choices → Choices
 *        (送审, 审定, 启动, open and close a stage are events of the campaign's or the stage's item: POST /items/:id/events)
 * GET    /registers → {key,title}[]   GET /registers/:key?view=&q=&after= → RegisterView
 * GET    /registers/:key/candidates → RegisterCandidates
 * POST   /registers/:key/entries {basis, rows: {submissionId,rowId,data}[]} → {added: number, sentence: string}
 * POST   /attachments (multipart, field `file`) → {id,name,size,type,sha256}    GET /attachments/:id
 * GET    /people?q=&unit= → {id,name,label}[]      GET /units?category= → {id,name,category}[]
 * GET    /audit/items?q=&unit=&handler=&from=&to=&returned=&overdue=&reopened=&late=&after=&sample= → Page<AuditLine>
 * POST   /audit/check → CheckView & {itemId: string|null}     (whole record)
 */
export type Endpoints = never;
