/* Printed from apps/api/openapi.json by scripts/print-client.ts. Do not edit. */
/* oxlint-disable max-lines */

export interface ActAnswer {
  item: {
    id: string;
    version: number;
    state: StateView;
    where: string | null;
  };
  receipt: Receipt;
  sentence: string;
  mayWithdraw: boolean;
}

export interface AddListBody {
  list: string;
}

export interface AllowedAction {
  type: 'ACT' | 'AGREE' | 'RETURN';
  act: string | null;
  step: string | null;
  slotId: string | null;
  label: string;
  primary: boolean;
  grave: boolean;
  form: string | null;
  reason: 'required' | 'optional' | 'none';
  hint: string | null;
  phrases: string[];
  refusedBecause: string | null;
}

export interface AmendBody {
  expectedVersion: number;
  changes: PlanChange[];
  reason?: string;
}

export interface AsOfView {
  day: DayView;
  state: StateView | null;
  submission: SubmissionView | null;
  changes: {
    label: string;
    before: string;
    after: string;
  }[];
}

export interface AuditLine {
  itemId: string;
  title: string;
  filler: string;
  noun: string;
  unitName: string;
  handler: string;
  state: StateView;
  openedText: string;
  lastText: string;
  returns: number;
  overdue: boolean;
  reopened: number;
  registeredLate: boolean;
  restricted: boolean;
}

export interface AuditPage {
  rows: AuditLine[];
  total: number;
  next: string | null;
}

export interface BatchAnswer {
  done: number;
  left: number;
  sentence: string;
  results: {
    itemId: string;
    filler: string;
    ok: boolean;
    text: string;
  }[];
}

export interface BatchBody {
  label: string;
  decisions: {
    itemId: string;
    step: string;
    slotId: string;
    expectedVersion: number;
  }[];
  opinion?: string;
}

export interface CampaignLine {
  id: string;
  title: string;
  year: number;
  theme: string;
  state: StateView;
}

export interface CampaignView {
  id: string;
  version: number;
  title: string;
  programme: string;
  year: number;
  theme: string;
  basis: string[];
  tableTitle: string;
  state: StateView;
  allowedActions: AllowedAction[];
  path: PathStep[];
  editable: boolean;
  chapters: {
    no: string;
    title: string;
    paragraphs: {
      level: 0 | 1 | 2;
      no: string;
      text: string;
      note?: string;
    }[];
  }[];
  stages: PlanStageView[];
  tasks: PlanTaskView[];
  blockers: {
    text: string;
    taskIds: string[];
    column: 'lead' | 'due' | 'how' | null;
  }[];
  notices: {
    text: string;
    taskIds: string[];
  }[];
  sends: string;
  launched: {
    done: number;
    total: number;
    notSent: string | null;
  } | null;
  forms: Record<string, {
    versionId: string;
    definition: unknown;
  }>;
}

export interface CandidateRow {
  submissionId: string;
  rowId: string;
  itemId: string;
  unit: {
    id: string;
    name: string;
  };
  filler: string;
  list: string;
  row: Record<string, unknown>;
  text: string;
  more: {
    label: string;
    text: string;
  }[];
}

export interface CheckView {
  sound: boolean;
  text: string;
  seq: number | null;
  events: number;
  checkedAtText: string;
}

export interface ChildLine {
  id: string;
  title: string;
  filler: string;
  list: string | null;
  state: StateView | null;
  hidden: boolean;
  canFill: boolean;
}

export interface Choices {
  ways: {
    key: string;
    label: string;
    hint: string;
    lists: boolean;
  }[];
  forms: {
    key: string;
    title: string;
    minutes: number;
  }[];
  lifecycles: {
    key: string;
    title: string;
    steps: string[];
  }[];
  categories: {
    key: string;
    label: string;
    units: number;
  }[];
  units: {
    id: string;
    name: string;
    category: string;
    tree: string;
  }[];
}

export interface DayView {
  on: string;
  text: string;
}

export type DecisionFilter = 'mine' | 'soon' | 'returned' | 'done';

export interface DecisionsView {
  rows: InboxCard[];
  counts: Record<string, number>;
}

export interface DemoSignInsView {
  tenant: string;
  officePhone: string;
  sessions: {
    staffNo: string;
    name: string;
    job: string;
  }[];
  password: string | null;
}

export interface DraftAnswer {
  revision: number;
  savedAtText: string;
}

export interface DueView {
  day: DayView | null;
  words: string | null;
  light: LightView;
}

export interface EntriesAnswer {
  added: number;
  sentence: string;
}

export interface EntriesBody {
  basis: string;
  rows: {
    submissionId: string;
    rowId: string;
    data: Record<string, unknown>;
  }[];
}

export interface EventLine {
  seq: number;
  itemId: string;
  happenedText: string;
  enteredText: string;
  atIso: string;
  enteredIso: string;
  who: string;
  sentence: string;
  reason: string | null;
  registeredLate: boolean;
  onBehalfOf: string | null;
  kind: 'created' | 'submitted' | 'agreed' | 'returned' | 'changed' | 'system';
  submissionId: string | null;
  hash: string;
  facts: {
    label: string;
    text: string;
  }[];
}

export interface FileView {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
}

export interface HistoryView {
  item: {
    id: string;
    title: string;
    filler: string;
    unitName: string;
    restricted: boolean;
    readable: boolean;
  };
  events: EventLine[];
  notice: string | null;
}

export interface HowView {
  way: string;
  label: string;
  lists: PlanList[];
  sentence: string;
}

export interface InboxCard {
  slotId: string;
  itemId: string;
  version: number;
  title: string;
  filler: string;
  noun: string;
  unit: {
    id: string;
    name: string;
  };
  state: StateView;
  due: DueView;
  hat: string;
  note: string | null;
  minutes: number;
  act: string;
  kind: 'fill' | 'decide' | 'act';
  quick: {
    step: string;
    label: string;
    allowed: boolean;
    why: string | null;
  } | null;
  summary: string | null;
  submissions: number;
  arrivedAt: string;
  arrivedText: string;
  restricted: boolean;
}

export interface InboxView {
  headline: string;
  sections: {
    key: 'overdue' | 'returned' | 'today' | 'week' | 'later';
    label: string;
    folded: boolean;
    cards: InboxCard[];
  }[];
  empty: string | null;
  sent: SentLine[];
}

export interface IssueView {
  pointer: string;
  code: string;
  severity: 'error' | 'advice';
  message: string;
}

export interface ItemView {
  id: string;
  version: number;
  kind: string;
  noun: string;
  title: string;
  filler: string;
  number: string | null;
  unit: {
    id: string;
    name: string;
  };
  parent: {
    id: string;
    title: string;
  } | null;
  campaign: {
    id: string;
    title: string;
  } | null;
  state: StateView;
  due: DueView;
  submissions: number;
  restricted: boolean;
  returned: {
    by: string;
    atText: string;
    reason: string;
    label: string;
  } | null;
  allowedActions: AllowedAction[];
  path: PathStep[];
  whyMe: string | null;
  forms: Record<string, PinnedForm>;
  fill: {
    form: string;
    draft: {
      data: Record<string, unknown>;
      revision: number;
      savedAtText: string | null;
    };
  } | null;
  latest: Record<string, SubmissionView>;
  rounds: SubmissionView[];
  entries: SubmissionView[];
  promised: string[];
  children: ChildLine[];
  addable: {
    list: string;
    label: string;
  }[];
  listsLine: string | null;
  source: {
    itemId: string;
    title: string;
    row: Record<string, unknown>;
    form: string;
    revision: number;
  } | null;
  names: {
    people: Record<string, string>;
    units: Record<string, string>;
    files: Record<string, {
      name: string;
      size: number;
      type: string;
    }>;
  };
  prefill: Record<string, Record<string, unknown>>;
  checks: {
    ok: boolean;
    text: string;
  }[];
  basis: string | null;
}

export interface LeadView {
  type: 'units' | 'category';
  units: {
    id: string;
    name: string;
  }[];
  category: string | null;
  and: string[];
  label: string;
}

export interface LightView {
  light: 'green' | 'yellow' | 'red' | 'ended' | 'stopped' | 'none';
  text: string;
}

export interface MeView {
  person: {
    id: string;
    name: string;
    staffNo: string;
  };
  hats: {
    post: string;
    label: string;
    unitId: string;
    unitName: string;
  }[];
  permissions: string[];
  textSize: 'standard' | 'large' | 'extra';
  tenant: {
    name: string;
    officePhone: string;
    isDemo: boolean;
  };
  today: {
    on: string;
    text: string;
  };
  publicComputer: boolean;
  insecureTransport: boolean;
}

export interface NotificationLine {
  id: string;
  text: string;
  itemId: string | null;
  atText: string;
  read: boolean;
}

export interface NotificationList {
  unread: number;
  rows: NotificationLine[];
}

export interface OpenBody {
  plan: string;
}

export interface PathStep {
  label: string;
  when: 'done' | 'now' | 'to-come';
  people: {
    name: string;
    label: string;
    why: string;
    outcome: string | null;
    atText: string | null;
  }[];
  branch: string | null;
}

export interface PersonLine {
  id: string;
  name: string;
  label: string;
}

export interface PinnedForm {
  versionId: string;
  definition: unknown;
}

export interface PlanChange {
  taskId: string;
  lead?: {
    type: 'units';
    units: string[];
  } | {
    type: 'category';
    category: string;
    and?: string[];
  } | null;
  leadSource?: string | null;
  dueOn?: string | null;
  noDue?: boolean;
  how?: {
    way: string;
    lists: PlanList[];
  } | null;
}

export interface PlanLine {
  key: string;
  title: string;
  year: number;
  theme: string;
}

export interface PlanList {
  key: string;
  label: string;
  form: string;
  lifecycle: string;
  filler: 'unit' | 'departments' | 'cadres';
  privacy: 'normal' | 'restricted';
  more: boolean;
  category?: string;
}

export interface PlanPreview {
  unit: {
    id: string;
    name: string;
  };
  lines: {
    title: string;
    list: string | null;
    filler: string;
    due: string;
    minutes: number;
    who: string;
  }[];
  minutes: number;
}

export interface PlanStageView {
  id: string;
  label: string;
  title: string;
  focus: string;
  paths: {
    no: string;
    text: string;
  }[];
  startsOn: DayView | null;
  dueText: string;
  dueOn: DayView | null;
  gate: boolean;
  state: StateView;
  itemId: string;
  allowedActions: AllowedAction[];
  version: number;
}

export interface PlanTaskView {
  id: string;
  printedNo: string;
  stageId: string;
  title: string;
  shortTitle: string;
  leadText: string | null;
  lead: LeadView | null;
  leadSource: string | null;
  dueText: string;
  dueOn: DayView | null;
  dueReading: string | null;
  dueNote: string | null;
  noDue: boolean;
  how: HowView | null;
  taskItemId: string | null;
  progress: {
    total: number;
    done: number;
    overdue: number;
  } | null;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  requestId: string;
  outcome?: 'unknown';
  issues?: IssueView[];
  facts?: Record<string, string | number | null>;
}

export interface Receipt {
  eventId: string;
  seq: number;
  hash: string;
  at: string;
}

export interface RegisterCandidates {
  rows: CandidateRow[];
  entryForm: {
    versionId: string;
    definition: unknown;
  };
  basisLabel: string;
}

export interface RegisterLine {
  key: string;
  title: string;
}

export interface RegisterRow {
  itemId: string;
  version: number;
  cells: Record<string, string>;
  state: StateView;
  due: DueView;
  reopened: number;
  allowedActions: AllowedAction[];
}

export interface RegisterView {
  key: string;
  title: string;
  columns: {
    label: string;
    width: number;
    frozen: boolean;
    key: string;
  }[];
  views: {
    key: string;
    label: string;
    count: number;
  }[];
  rows: RegisterRow[];
  next: string | null;
  total: number;
  foot: string;
  restrictedNote: string | null;
  mayManage: boolean;
  candidates: number;
}

export interface SaveDraftBody {
  data: Record<string, unknown>;
  revision: number;
  submissions: number;
}

export interface SendEventBody {
  type: 'ACT' | 'AGREE' | 'RETURN';
  act?: string;
  step?: string;
  slotId?: string;
  expectedVersion: number;
  reason?: string;
  opinion?: string;
  data?: Record<string, unknown>;
}

export interface SentLine {
  itemId: string;
  title: string;
  filler: string;
  state: StateView;
  where: string;
  canUrge: boolean;
}

export interface StateView {
  label: string;
  tone: 'grey' | 'blue' | 'purple' | 'teal' | 'stopped';
  mine: boolean;
  ended: boolean;
  back: boolean;
}

export interface SubmissionView {
  id: string;
  form: string;
  formVersionId: string;
  revision: number;
  data: Record<string, unknown>;
  by: string;
  atText: string;
  seq: number;
}

export interface SubmissionWithForm {
  id: string;
  form: string;
  formVersionId: string;
  revision: number;
  data: Record<string, unknown>;
  by: string;
  atText: string;
  seq: number;
  definition: unknown;
}

export interface UnitLine {
  id: string;
  name: string;
  category: string;
}

export interface WholeCheckView {
  sound: boolean;
  text: string;
  seq: number | null;
  events: number;
  checkedAtText: string;
  itemId: string | null;
}

/** Every route: what goes into its path, its query and its body, and what it answers. */
export interface Routes {
  'POST /attachments': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: FormData;
    answer: FileView;
  };
  'GET /attachments/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'POST /audit/check': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: WholeCheckView;
  };
  'GET /audit/items': {
    params: Record<string, never>;
    query: { q?: string; unit?: string; handler?: string; from?: string; to?: string; returned?: '1'; overdue?: '1'; reopened?: '1'; late?: '1'; after?: string; sample?: string };
    body: undefined;
    answer: AuditPage;
  };
  'GET /campaigns': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: CampaignLine[];
  };
  'POST /campaigns': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: OpenBody;
    answer: CampaignView;
  };
  'GET /campaigns/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: CampaignView;
  };
  'GET /campaigns/:id/preview': {
    params: { id: string };
    query: { unit: string };
    body: undefined;
    answer: PlanPreview;
  };
  'PATCH /campaigns/:id/tasks': {
    params: { id: string };
    query: Record<string, never>;
    body: AmendBody;
    answer: CampaignView;
  };
  'GET /choices': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: Choices;
  };
  'GET /decisions': {
    params: Record<string, never>;
    query: { filter?: DecisionFilter };
    body: undefined;
    answer: DecisionsView;
  };
  'POST /decisions': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: BatchBody;
    answer: BatchAnswer;
  };
  'GET /demo-sign-ins': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: DemoSignInsView;
  };
  'POST /demo/date': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      date: string;
    };
    answer: MeView;
  };
  'GET /health': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: undefined;
  };
  'GET /inbox': {
    params: Record<string, never>;
    query: { hat?: string };
    body: undefined;
    answer: InboxView;
  };
  'GET /items/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: ItemView;
  };
  'GET /items/:id/as-of': {
    params: { id: string };
    query: { on: string; with?: string };
    body: undefined;
    answer: AsOfView;
  };
  'POST /items/:id/children': {
    params: { id: string };
    query: Record<string, never>;
    body: AddListBody;
    answer: ItemView;
  };
  'PUT /items/:id/draft': {
    params: { id: string };
    query: Record<string, never>;
    body: SaveDraftBody;
    answer: DraftAnswer;
  };
  'POST /items/:id/events': {
    params: { id: string };
    query: Record<string, never>;
    body: SendEventBody;
    answer: ActAnswer;
  };
  'GET /items/:id/history': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: HistoryView;
  };
  'GET /items/:id/history/check': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: CheckView;
  };
  'GET /me': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: MeView;
  };
  'PATCH /me': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      textSize: 'standard' | 'large' | 'extra';
    };
    answer: MeView;
  };
  'GET /notifications': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: NotificationList;
  };
  'POST /notifications/read-all': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: NotificationList;
  };
  'POST /notifications/:id/read': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: NotificationList;
  };
  'GET /people': {
    params: Record<string, never>;
    query: { q?: string; unit?: string };
    body: undefined;
    answer: PersonLine[];
  };
  'GET /plans': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: PlanLine[];
  };
  'GET /registers': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: RegisterLine[];
  };
  'GET /registers/:key': {
    params: { key: string };
    query: { view?: string; q?: string; after?: string };
    body: undefined;
    answer: RegisterView;
  };
  'GET /registers/:key/candidates': {
    params: { key: string };
    query: Record<string, never>;
    body: undefined;
    answer: RegisterCandidates;
  };
  'POST /registers/:key/entries': {
    params: { key: string };
    query: Record<string, never>;
    body: EntriesBody;
    answer: EntriesAnswer;
  };
  'POST /session': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      login: string;
      password: string;
      publicComputer: boolean;
    };
    answer: MeView;
  };
  'DELETE /session': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: undefined;
  };
  'GET /submissions/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: SubmissionWithForm;
  };
  'GET /units': {
    params: Record<string, never>;
    query: { category?: string };
    body: undefined;
    answer: UnitLine[];
  };
}
