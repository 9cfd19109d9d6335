/* Printed from apps/api/openapi.json by scripts/print-client.ts. Do not edit. */
/* oxlint-disable max-lines */

export interface AccountDetailView {
  personId: string;
  name: string;
  staffNo: string;
  acts: ('open' | 'reset' | 'disable' | 'enable' | 'unlock' | 'sign-out')[];
  sessions: {
    id: string;
    since: string;
    seenAt: string;
    publicComputer: boolean;
  }[];
}

export interface AccountListView {
  rows: {
    personId: string;
    name: string;
    staffNo: string;
    units: string;
    posts: string;
    state: 'none' | 'new' | 'active' | 'locked' | 'disabled' | 'left';
    mustChange: boolean;
    signedInAt: string | null;
    lockedUntil: string | null;
  }[];
  total: number;
  counts: {
    none: number;
    new: number;
    active: number;
    locked: number;
    disabled: number;
    left: number;
  };
  mayOpen: boolean;
  waiting: {
    personId: string;
    name: string;
    staffNo: string;
    units: string;
    posts: string;
    postWaits: boolean;
    passwordWaits: boolean;
    givenBy: string | null;
  }[];
}

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

export interface ActsBody {
  entries: {
    itemId: string;
    expectedVersion: number;
  }[];
  act: string;
}

export interface AddAreaBody {
  name: string;
  leaderId: string;
  units: string[];
  from: string;
}

export interface AddGroupBody {
  key: string;
  name: string;
  people: string[];
}

export interface AddListBody {
  list: string;
}

export interface AddPersonBody {
  staffNo: string;
  mobile: string;
  name: string;
  cadre: boolean;
  units: string[];
  from: string | null;
}

export interface AddUnitBody {
  code: string;
  name: string;
  tree: 'party' | 'administrative';
  parentId: string | null;
  ordinal: number;
  category: string;
  from: string | null;
}

export interface AddedView {
  id: string;
}

export interface AllowedAction {
  type: EventType;
  act: string | null;
  step: string | null;
  slotId: string | null;
  label: string;
  primary: boolean;
  grave: boolean;
  rare: boolean;
  form: string | null;
  reason: 'required' | 'optional' | 'none';
  signature: boolean;
  files: FilesWanted;
  hint: string | null;
  phrases: string[];
  insteadOf: string | null;
  refusedBecause: string | null;
  people: 'none' | 'one' | 'some';
  targets: {
    step: string | null;
    label: string;
    callsOff: CalledOff[];
  }[];
  callsOff: CalledOff[];
  removable: {
    slotId: string;
    label: string;
  }[];
  seats: {
    step: string;
    slotId: string | null;
    line: number | null;
    label: string;
  }[];
  chooses: {
    place: string;
    label: string;
    from: {
      id: string;
      label: string;
    }[] | null;
  }[];
  marks: {
    form: string;
    comes: 'you' | 'here' | 'anew';
  } | null;
}

export interface AmendBody {
  expectedVersion: number;
  changes: PlanChange[];
  reason?: string;
}

export interface AppointBody {
  post: string;
  unitId: string;
  from: string;
}

export interface AreaLine {
  id: string;
  name: string;
  version: number;
  leader: {
    id: string;
    name: string;
  };
  units: {
    id: string;
    name: string;
  }[];
  isOver: boolean;
  from: string | null;
  to: string | null;
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

export interface AsideView {
  id: string;
  type: 'value' | 'row' | 'delete';
  open: boolean;
  mine: boolean;
  place: string;
  label: string;
  value: unknown;
  after: string | null;
  by: string;
  atText: string;
  there: {
    by: string;
    atText: string;
  } | null;
}

export interface AttachedView {
  id: string;
  name: string;
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
  type?: BatchType;
  label: string;
  decisions: {
    itemId: string;
    step: string;
    slotId: string;
    expectedVersion: number;
    to?: string;
  }[];
  opinion?: string;
  reason?: string;
}

export interface BatchOffer {
  type: BatchType;
  step: string;
  label: string;
  to: string | null;
  toLabel: string | null;
  reason: 'required' | 'optional' | 'none';
  phrases: string[];
  why: string | null;
  callsOff: CalledOff[];
}

export type BatchType = 'AGREE' | 'REJECT' | 'RETURN' | 'CLAIM';

export interface BeginUploadBody {
  name: string;
  size: number;
  type: string;
  sha256: string;
}

export interface BeginningView {
  steps: {
    key: 'administrators' | 'units' | 'people' | 'accounts' | 'office' | 'secretaries' | 'areas' | 'calendar' | 'campaign';
    isDone: boolean;
    n: number;
    of: number | null;
    missing: string[];
  }[];
}

export interface BoardArea {
  id: string;
  name: string;
  leader: string | null;
}

export interface BoardCampaign {
  id: string;
  title: string;
  year: number;
  state: StateView;
}

export interface BoardCell {
  unit: {
    id: string;
    name: string;
  };
  task: {
    id: string;
    printedNo: string;
    title: string;
  };
  lines: BoardLine[];
  shareId: string | null;
  restricted: string | null;
}

export type BoardHands = Record<string, string>;

export interface BoardItems {
  which: 'unsent' | 'mine' | 'returned' | 'overdue' | 'month';
  label: string;
  sentence: string;
  total: number;
  rows: BoardLine[];
  next: string | null;
}

export interface BoardLine {
  itemId: string;
  title: string;
  filler: string;
  unit: {
    id: string;
    name: string;
  };
  printedNo: string;
  state: StateView;
  due: DueView;
  hands: string | null;
  minutes: number;
  reminded: boolean;
}

export interface BoardNumber {
  key: 'unsent' | 'mine' | 'returned' | 'overdue' | 'month';
  label: string;
  value: number;
  text: string;
  tooMuch: boolean;
}

export interface BoardRow {
  unitId: string;
  name: string;
  area: string;
  category: string;
  cells: string;
}

export interface BoardStage {
  id: string;
  label: string;
  title: string;
  dueText: string;
  day: string | null;
  state: StateView;
}

export interface BoardTask {
  id: string;
  itemId: string | null;
  stageId: string;
  printedNo: string;
  shortTitle: string;
  title: string;
  due: string;
}

export interface BoardView {
  campaign: {
    id: string;
    title: string;
    year: number;
    state: StateView;
  };
  asOf: string;
  past: {
    on: string;
    text: string;
  } | null;
  today: string;
  areaLine: string | null;
  scope: 'whole' | 'areas';
  stages: BoardStage[];
  tasks: BoardTask[];
  areas: BoardArea[];
  categories: {
    key: string;
    label: string;
  }[];
  numbers: BoardNumber[];
  rows: BoardRow[];
  units: number;
  focus: string | null;
  mayRemind: boolean;
  mayRunPlan: boolean;
  forms: {
    key: string;
    title: string;
  }[];
}

export interface CalendarBody {
  status: 'announced' | 'provisional';
  holidays: string[];
  workdays: string[];
  ownHolidays: string[];
  ownWorkdays: string[];
  version: number;
}

export interface CalendarYearView {
  year: number;
  version: number;
  status: 'announced' | 'provisional';
  holidays: string[];
  workdays: string[];
  ownHolidays: string[];
  ownWorkdays: string[];
  recount: {
    moved: number;
    isDone: boolean;
  } | null;
  today: string;
  years: number[];
  events: OrganisationEventLine[];
}

export interface CalledOff {
  label: string;
  people: string[];
}

export interface CampaignLine {
  id: string;
  title: string;
  year: number;
  theme: string;
  state: StateView;
  themes: {
    year: number;
    theme: string;
  }[];
}

export interface CampaignLoads {
  groups: {
    label: string;
    units: number;
    least: number;
    most: number;
    lines: {
      unit: string;
      things: number;
      sheets: number;
      minutes: number;
    }[];
  }[];
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
  annex: string;
  state: StateView;
  allowedActions: AllowedAction[];
  path: PathStep[];
  editable: boolean;
  amendable: boolean;
  basisText: string | null;
  derivedFrom: {
    id: string;
    title: string;
    year: number;
  } | null;
  excluded: {
    unitId: string;
    name: string;
    reason: string;
  }[];
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
    stageIds: string[];
    isMissing: boolean;
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

export interface CarryBody {
  to: string;
}

export interface ChangeAreaBody {
  name: string;
  units: string[];
  version: number;
}

export interface ChangeGroupBody {
  name: string;
  people: string[];
  version: number;
}

export interface ChangeLeaderBody {
  leaderId: string;
  on: string;
  version: number;
}

export interface ChangePersonBody {
  staffNo: string;
  mobile: string;
  name: string;
  cadre: boolean;
  version: number;
}

export interface ChangedRow {
  itemId: string;
  title: string;
  place: string;
  state: StateView;
  kinds: string[];
  changes: {
    label: string;
    before: string;
    after: string;
  }[];
}

export interface ChangesBody {
  entries: {
    itemId: string;
    expectedVersion: number;
  }[];
  reason: string;
  lead?: string;
  leader?: string;
  owner?: string;
  dueOn?: string;
}

export interface ChangesView {
  title: string;
  from: {
    on: string;
    text: string;
  };
  to: {
    on: string;
    text: string;
  };
  today: string;
  sums: {
    label: string;
    before: string;
    after: string;
  }[];
  kinds: {
    key: string;
    label: string;
    count: number;
  }[];
  rows: ChangedRow[];
  total: number;
  next: string | null;
  isCut: boolean;
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

export interface ChoiceLine {
  id: string;
  name: string;
  label: string;
  whyNot: string | null;
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
    reads: string[];
  }[];
  categories: {
    key: string;
    label: string;
    units: number;
  }[];
  units: {
    id: string;
    code: string;
    name: string;
    category: string;
    tree: string;
  }[];
}

export interface CloseAreaBody {
  on: string;
  version: number;
}

export interface CloseGroupBody {
  version: number;
}

export interface CloseUnitBody {
  on: string;
  version: number;
}

export interface CloseYearBody {
  expectedVersion: number;
  entries: {
    id: string;
    carry: boolean;
    reason?: string;
  }[];
  reason?: string;
}

export interface ClosingView {
  campaign: {
    id: string;
    version: number;
    title: string;
    year: number;
    state: StateView;
  };
  closed: boolean;
  mayClose: boolean;
  stages: {
    id: string;
    title: string;
    state: StateView;
    begun: boolean;
  }[];
  tasks: {
    id: string;
    no: string;
    title: string;
    open: number;
    total: number;
    apart: string | null;
  }[];
  review: {
    text: string;
    id: string | null;
    done: boolean;
  };
  entries: OpenEntry[];
  entriesText: string;
  carriedText: string;
  targets: {
    id: string;
    title: string;
    year: number;
  }[];
  waiting: number;
}

export interface CoverDepartmentsBody {
  departments: string[];
  version: number;
}

export interface DayView {
  on: string;
  text: string;
}

export type DecisionFilter = 'mine' | 'soon' | 'returned' | 'done';

export interface DecisionLinkAnswer {
  sentence: string;
}

export interface DecisionLinkBody {
  token: LinkToken;
  type: LinkAct;
  expectedVersion: number;
  opinion?: string;
  reason?: string;
}

export interface DecisionLinkView {
  itemId: string;
  version: number;
  title: string;
  filler: string;
  summary: string | null;
  state: string;
  due: string | null;
  signer: string;
  expiresText: string;
  acts: {
    type: LinkAct;
    label: string;
    reason: 'required' | 'optional' | 'none';
    phrases: string[];
    toLabel: string | null;
  }[];
}

export interface DecisionsView {
  rows: InboxCard[];
  counts: Record<string, number>;
  more: number;
}

export interface DefinitionDraftView {
  id: string;
  title: string;
  fileName: string;
  uploadedBy: string;
  uploadedText: string;
  status: 'open' | 'published' | 'discarded';
  settledText: string | null;
  fromLibrary: boolean;
  fromDesign: boolean;
  problems: {
    pointer: string;
    line: number | null;
    code: string;
    message: string;
    mend: string;
  }[];
  problemCount: number;
  notices: {
    pointer: string;
    line: number | null;
    code: string;
    message: string;
    mend: string;
  }[];
  parts: {
    kind: DefinitionKind;
    key: string;
    title: string;
    version: number | null;
    before: number | null;
    running: {
      version: number;
      items: number;
    }[];
    changes: string[];
    newly: {
      start: string[];
      decide: string[];
      see: string[];
      write: string[];
    } | null;
    picture: {
      before: {
        part: 'state' | 'branch' | 'step' | 'fork' | 'notify' | 'cc' | 'wait' | 'sub-items';
        id: string;
        label: string;
        depth: number;
        change: 'same' | 'added' | 'removed' | 'moved' | 'changed';
      }[];
      after: {
        part: 'state' | 'branch' | 'step' | 'fork' | 'notify' | 'cc' | 'wait' | 'sub-items';
        id: string;
        label: string;
        depth: number;
        change: 'same' | 'added' | 'removed' | 'moved' | 'changed';
      }[];
    } | null;
  }[];
  basis: string;
  cases: {
    all: number;
    failed: number;
    lines: {
      process: string;
      name: string;
      passed: boolean;
      text: string | null;
    }[];
    seen: string;
    touched: {
      process: string;
      name: string;
      text: string;
    }[];
  };
  mayPublish: boolean;
  publishWhyNot: string | null;
  mayDiscard: boolean;
}

export type DefinitionKind = 'form' | 'lifecycle' | 'register' | 'way' | 'plan' | 'series' | 'review' | 'option-set';

export interface DefinitionsView {
  published: {
    kind: DefinitionKind;
    key: string;
    title: string;
    version: number;
    publishedText: string;
    running: {
      version: number;
      items: number;
    }[];
    startedBy: string | null;
  }[];
  drafts: {
    id: string;
    title: string;
    fileName: string;
    uploadedBy: string;
    uploadedText: string;
    status: 'open' | 'published' | 'discarded';
    settledText: string | null;
    fromLibrary: boolean;
    fromDesign: boolean;
  }[];
  fromLibrary: {
    versionId: string;
    kind: DefinitionKind;
    title: string;
    isNew: boolean;
  }[];
  mayManage: boolean;
  mayUpgrade: boolean;
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

export interface DoneView {
  done: true;
}

export interface DraftAnswer {
  revision: number;
  savedAtText: string;
}

export type DraftBody = {
  fileName: string;
  content: string;
} | {
  fromLibrary: string[];
};

export type DraftEdit = {
  type: 'set';
  field: string;
  value: unknown;
  revision: number;
  holds?: string;
} | {
  type: 'cell';
  table: string;
  row: string;
  column: string;
  value: unknown;
  revision: number;
  holds?: string;
} | {
  type: 'add';
  table: string;
  row: Record<string, unknown>;
  after?: string | null;
  revision: number;
} | {
  type: 'delete';
  table: string;
  row: string;
  revision: number;
  holds?: string;
} | {
  type: 'move';
  table: string;
  row: string;
  after: string | null;
  revision: number;
};

export interface DraftView {
  data: Record<string, unknown>;
  revision: number;
  savedAtText: string | null;
  asides: AsideView[];
  prefilled: {
    place: string;
    words: string;
  }[];
}

export interface DueView {
  day: DayView | null;
  words: string | null;
  light: LightView;
}

export interface EditBody {
  expectedVersion: number;
  edits: PlanEdit[];
  reason?: string;
}

export interface EditFieldsBody {
  step: string;
  slotId: string;
  form: string;
  edits: ({
    type: 'set';
    field: string;
    value: unknown;
    revision: number;
  } | {
    type: 'cell';
    table: string;
    row: string;
    column: string;
    value: unknown;
    revision: number;
  } | {
    type: 'add';
    table: string;
    row: Record<string, unknown>;
  } | {
    type: 'delete';
    table: string;
    row: string;
    revision: number;
  } | {
    type: 'order';
    table: string;
    rows: string[];
    revision: number;
  })[];
}

export interface EditTold {
  by: string;
  atText: string;
  form: string;
  changes: {
    label: string;
    before: string;
    after: string;
  }[];
}

export interface EditingView {
  form: string;
  step: string;
  slotId: string;
  rights: RightsView;
  revisions: Record<string, number>;
}

export interface EndBody {
  on: string;
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

export interface EntryBatchAnswer {
  done: number;
  left: number;
  results: {
    itemId: string;
    text: string;
    done: boolean;
  }[];
  sentence: string;
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
  opinion: string | null;
  signature: {
    strokes: string | null;
    name: string | null;
    note: string | null;
  } | null;
  registeredLate: boolean;
  againstCourse: boolean;
  onBehalfOf: string | null;
  kind: 'created' | 'submitted' | 'agreed' | 'returned' | 'changed' | 'system';
  submissionId: string | null;
  scan: string | null;
  files: AttachedView[];
  hash: string;
  upgradeId: string | null;
  facts: {
    label: string;
    text: string;
  }[];
}

export type EventType = 'ACT' | 'AGREE' | 'REJECT' | 'RETURN' | 'CLAIM' | 'GIVE_BACK' | 'TAKE_BACK' | 'TRANSFER' | 'CONSULT' | 'ANSWER' | 'ADD_SIGNERS' | 'REMOVE_SIGNER' | 'COMMENT' | 'CC' | 'URGE' | 'SUSPEND' | 'RESUME' | 'TERMINATE' | 'JUMP' | 'ARRIVE' | 'CONTINUE' | 'HAND_OVER';

export interface FedBack {
  done: number;
  sentence: string;
}

export interface FigureDetail {
  sheet: {
    id: string;
    title: string;
    unit: string;
  };
  cutOffText: string;
  figure: FigureView;
  lines: {
    id: string | null;
    title: string;
    filler: string;
    times: number;
    then: string;
    now: string;
  }[];
  hidden: string | null;
}

export interface FigureView {
  key: string;
  label: string;
  unit: string;
  value: number | null;
  among: string | null;
  note: string | null;
  counted: string;
  later: string | null;
  lastYear: string | null;
  restricted: boolean;
}

export interface FileView {
  id: string;
  name: string;
  size: number;
  type: string;
  sha256: string;
}

export type FilesWanted = {
  label: string;
  least: number;
} | null;

export interface FormLoads {
  forms: {
    key: string;
    minutes: number;
    measured: {
      median: number;
      papers: number;
    } | null;
    campaigns: {
      id: string;
      title: string;
      groups: {
        label: string;
        units: number;
        least: number;
        most: number;
        minutesLeast: number;
        minutesMost: number;
      }[];
    }[];
  }[];
}

export interface FreshDraft {
  data: Record<string, unknown>;
  revision: number;
  savedAtText: string | null;
  asides: AsideView[];
  prefilled: {
    place: string;
    words: string;
  }[];
  names: {
    people: Record<string, string>;
    units: Record<string, string>;
    files: Record<string, {
      name: string;
      size: number;
      type: string;
    }>;
    records?: Record<string, string>;
  };
  news: {
    by: string;
    where: string[];
    gone: number;
  }[];
}

export interface GroupLine {
  id: string;
  key: string;
  name: string;
  version: number;
  closedOn: string | null;
  members: {
    id: string;
    name: string;
    since: string | null;
  }[];
}

export interface HandedOutView {
  count: number;
  people: {
    name: string;
    staffNo: string;
    units: string;
    password: string;
    needsCode: boolean;
  }[] | null;
  workbook: string | null;
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

export interface HoldersOfPermissionView {
  permission: {
    key: 'items.read-unit' | 'items.read-area' | 'items.read-all' | 'items.read-restricted-unit' | 'items.read-restricted-all' | 'plans.read' | 'plans.edit' | 'registers.read' | 'registers.manage' | 'decisions.enter-paper' | 'items.hand-over' | 'items.override' | 'reminders.send' | 'reviews.manage' | 'calendar.manage' | 'definitions.manage' | 'history.audit' | 'people.manage' | 'security.manage' | 'audit.manage';
    label: string;
    sentence: string;
    kind: 'see' | 'do';
    isGuarded: boolean;
    needsSecond: boolean;
  };
  posts: {
    id: string;
    label: string;
    holders: {
      personId: string;
      name: string;
      unit: string;
      since: string | null;
    }[];
  }[];
}

export interface HowView {
  way: string;
  label: string;
  lists: PlanList[];
  sentence: string;
}

export interface ImportPreviewView {
  digest: string;
  counts: {
    kind: 'units' | 'people' | 'posts' | 'areas';
    new: number;
    changed: number;
    same: number;
    bad: number;
    absent: number;
  }[];
  changes: {
    kind: 'units' | 'people' | 'posts' | 'areas';
    sheet: string;
    row: number;
    label: string;
    action: 'new' | 'changed';
    fields: {
      field: string;
      from: string;
      to: string;
    }[];
  }[];
  problems: {
    kind: 'units' | 'people' | 'posts' | 'areas';
    sheet: string;
    row: number;
    column: string | null;
    text: string;
  }[];
  notes: {
    kind: 'units' | 'people' | 'posts' | 'areas';
    sheet: string;
    row: number;
    column: string | null;
    text: string;
  }[];
  examples: number;
  totalChanges: number;
  totalProblems: number;
}

export interface ImportedView {
  units: number;
  people: number;
  posts: number;
  areas: number;
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
  insteadOf: string | null;
  note: string | null;
  minutes: number;
  act: string;
  kind: 'fill' | 'decide' | 'answer' | 'act';
  quick: {
    step: string;
    label: string;
    allowed: boolean;
    why: string | null;
  } | null;
  offers: BatchOffer[];
  summary: string | null;
  submissions: number;
  arrivedAt: string;
  arrivedText: string;
  restricted: boolean;
}

export interface InboxView {
  headline: string;
  month: string | null;
  sections: {
    key: 'overdue' | 'returned' | 'today' | 'week' | 'later';
    label: string;
    folded: boolean;
    cards: InboxCard[];
  }[];
  empty: string | null;
  sent: SentLine[];
  more: number;
}

export interface IssueView {
  pointer: string;
  code: string;
  severity: 'error' | 'advice';
  message: string;
}

export interface IssuedView {
  title: string;
  dueOn: DayView | null;
  open: number;
  finished: number;
  apart: number;
  isEarlier: boolean;
  hits: string[];
}

export interface ItemRemindAnswer {
  outcome: 'sent' | 'already' | 'nobody' | 'own';
  sentence: string;
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
  partOf: string | null;
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
  marked: {
    form: string;
    places: string[];
  } | null;
  more: {
    by: string;
    atText: string;
    reason: string;
    places: string[];
    mayAnswer: boolean;
    answer: {
      allows: boolean;
      by: string;
      atText: string;
      words: string;
    } | null;
  } | null;
  markable: {
    form: string;
    rights: RightsView;
  } | null;
  allowedActions: AllowedAction[];
  path: PathStep[];
  whyMe: string | null;
  forms: Record<string, PinnedForm>;
  fill: {
    form: string;
    draft: DraftView;
    rights: RightsView;
    offers: {
      table: string;
      words: string;
      count: number;
    }[];
    columnFacts: Record<string, unknown>;
  } | null;
  editing: EditingView | null;
  edits: EditTold[];
  before: Record<string, unknown> | null;
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
    records?: Record<string, string>;
  };
  prefill: Record<string, Record<string, unknown>>;
  checks: {
    ok: boolean;
    text: string;
    twin: TwinView | null;
  }[];
  links: {
    text: string;
    itemId: string;
  }[];
  slip: {
    title: string;
    number: string;
    isIssued: boolean;
    lines: {
      label: string;
      text: string;
    }[];
  } | null;
  basis: string | null;
  paper: PaperSlot[];
  stranded: {
    id: string;
    name: string;
  }[];
  suspended: {
    by: string;
    atText: string;
    reason: string | null;
  } | null;
  shownTo: {
    name: string;
    by: string | null;
    atText: string;
  }[];
}

export interface JoinUnitBody {
  unitId: string;
  from: string | null;
}

export interface KeepBody {
  entries: {
    id: string;
    reason: string;
  }[];
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

export interface LeaveBody {
  on: string;
  version: number;
}

export interface LightView {
  light: 'green' | 'yellow' | 'red' | 'ended' | 'stopped' | 'none';
  text: string;
}

export type LinkAct = 'AGREE' | 'REJECT' | 'RETURN';

export type LinkToken = string;

export interface LiveState {
  inbox: {
    count: number;
    stamp: string;
  };
  unread: number;
  today: string;
  items: {
    id: string;
    version: number | null;
    draft: number | null;
  }[];
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
  standIn: {
    id: string;
    name: string;
    untilText: string;
  } | null;
  standsInFor: {
    id: string;
    name: string;
    untilText: string;
  }[];
  tenant: {
    name: string;
    officePhone: string;
    isDemo: boolean;
    hasOwnDate: boolean;
  };
  today: {
    on: string;
    text: string;
  };
  publicComputer: boolean;
  mustChangePassword: boolean;
  insecureTransport: boolean;
}

export interface MergeUnitBody {
  into: string;
  on: string;
  carry: string[];
  version: number;
}

export interface MergedList {
  form: string;
  title: string;
  campaign: string;
  columns: {
    label: string;
    width: number;
  }[];
  rows: {
    itemId: string;
    cells: string[];
  }[];
  lists: number;
  foot: string;
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

export interface OfferedRowsView {
  tables: {
    table: string;
    words: string;
    rows: Record<string, unknown>[];
  }[];
  names: {
    people: Record<string, string>;
    units: Record<string, string>;
    files: Record<string, {
      name: string;
      size: number;
      type: string;
    }>;
    records?: Record<string, string>;
  };
}

export type OpenBody = {
  plan: string;
} | {
  from: 'blank';
  title: string;
  year: number;
  theme: string;
  basis: string[];
} | {
  from: 'campaign';
  campaignId: string;
  title: string;
  year: number;
  theme: string;
} | {
  from: 'file';
  file: string;
  matched: PlanMatches;
};

export interface OpenEntry {
  id: string;
  register: string;
  serial: number;
  text: string;
  unit: string;
  part: string;
  state: StateView;
  due: DueView;
  carried: boolean | null;
  reason: string | null;
  carriedTo: string | null;
  decided: string | null;
}

export interface OpenReviewBody {
  cutOff: string;
}

export interface OrganisationEventLine {
  id: string;
  seq: number;
  at: string;
  entered: string | null;
  who: string;
  sentence: string;
  subject: {
    kind: string;
    id: string;
  };
}

export type OrganisationHistoryView = OrganisationEventLine[];

export interface OrganisationView {
  today: string;
  mayEdit: boolean;
  units: {
    id: string;
    code: string;
    name: string;
    tree: 'party' | 'administrative';
    parentId: string | null;
    ordinal: number;
    category: string;
    categoryLabel: string;
    version: number;
    mergedIntoId: string | null;
    from: string | null;
    to: string | null;
    members: number;
    departments: string[];
  }[];
  categories: {
    key: string;
    label: string;
  }[];
}

export interface OutboundAddressBody {
  address: string;
  password: string;
}

export interface OutboundAddressView {
  available: boolean;
  state: 'none' | 'waiting' | 'confirmed' | 'void';
  address: string | null;
}

export interface OutboundCodeBody {
  code: string;
}

export interface PaperSlot {
  slotId: string;
  step: string;
  signerId: string;
  signer: string;
  arrivedOn: string;
  agree: {
    label: string;
    opinion: 'required' | 'optional' | 'none';
    files: FilesWanted;
  };
  return: {
    label: string;
    phrases: string[];
    files: FilesWanted;
  } | null;
  writes: {
    form: string;
    definition: unknown;
    rights: RightsView;
    data: Record<string, unknown>;
    revisions: Record<string, number>;
  } | null;
}

export interface PatchDraftAnswer {
  revision: number;
  savedAtText: string;
  fresh: FreshDraft | null;
}

export interface PatchDraftBody {
  page: string;
  revision: number;
  submissions: number;
  edits: DraftEdit[];
  settles?: string[];
  drops?: string[];
  takes?: string[];
}

export interface PathPerson {
  slotId: string | null;
  name: string;
  label: string;
  why: string;
  outcome: string | null;
  atText: string | null;
  waits: string | null;
  added: string | null;
  asked: string | null;
  said: string | null;
  signature: {
    strokes: string | null;
    name: string | null;
    note: string | null;
  } | null;
  files: AttachedView[];
}

export interface PathPreview {
  asOfText: string;
  steps: {
    label: string;
    branch: string | null;
    mode: string | null;
    people: {
      name: string;
      label: string;
      why: string;
    }[];
    passed: string | null;
    vacant: string | null;
  }[];
  decisions: {
    text: string;
    holds: boolean;
  }[];
  ends: string | null;
  stops: string | null;
}

export interface PathStep {
  label: string;
  when: 'done' | 'now' | 'to-come';
  people: PathPerson[];
  branch: string | null;
  place: string | null;
  round: number;
  mode: string | null;
  kind: 'work' | 'tell' | 'wait';
  waits: string | null;
  passed: string | null;
  vacant: string | null;
  due: StepDue | null;
  children: {
    id: string;
    for: string;
    state: StateView | null;
    hidden: boolean;
  }[];
  awaits: {
    id: string;
    title: string;
    state: StateView;
    isThere: boolean;
  }[];
  earlier: {
    round: number;
    people: PathPerson[];
  }[];
}

export interface PeoplePage {
  total: number;
  page: number;
  pages: number;
  rows: {
    id: string;
    name: string;
    staffNo: string;
    mobile: string;
    cadre: boolean;
    leftOn: string | null;
    units: string[];
    posts: string[];
  }[];
}

export interface PermissionsBody {
  permissions: ('items.read-unit' | 'items.read-area' | 'items.read-all' | 'items.read-restricted-unit' | 'items.read-restricted-all' | 'plans.read' | 'plans.edit' | 'registers.read' | 'registers.manage' | 'decisions.enter-paper' | 'items.hand-over' | 'items.override' | 'reminders.send' | 'reviews.manage' | 'calendar.manage' | 'definitions.manage' | 'history.audit' | 'people.manage' | 'security.manage' | 'audit.manage')[];
  version: number;
}

export interface PermissionsReleaseBody {
  agreed: boolean;
  version: number;
}

export interface PersonLine {
  id: string;
  name: string;
  label: string;
}

export interface PersonPageView {
  person: {
    id: string;
    name: string;
    staffNo: string;
    mobile: string;
    cadre: boolean;
    leftOn: string | null;
    version: number;
  };
  today: string;
  mayEdit: boolean;
  isSelf: boolean;
  hasAccount: boolean;
  isDisabled: boolean;
  memberships: {
    id: string;
    unitId: string;
    unit: string;
    from: string | null;
    to: string | null;
  }[];
  posts: {
    id: string;
    unitId: string;
    unit: string;
    post: string;
    label: string;
    mayEnd: boolean;
    from: string | null;
    to: string | null;
  }[];
  offered: {
    key: string;
    label: string;
  }[];
  events: OrganisationEventLine[];
}

export interface PinnedForm {
  versionId: string;
  definition: unknown;
  rights?: RightsView;
}

export interface PlaceUnitBody {
  parentId: string | null;
  ordinal: number;
  category: string;
  version: number;
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
  printedNo?: string;
  title?: string;
  shortTitle?: string;
  leadText?: string | null;
  dueText?: string;
  dueReading?: string | null;
  stageId?: string;
  checked?: true;
  issued?: 'move' | 'keep';
  earlierConfirmed?: true;
}

export type PlanEdit = {
  type: 'head';
  title?: string;
  programme?: string;
  year?: number;
  theme?: string;
  basis?: string[];
  basisText?: string | null;
  tableTitle?: string;
  annex?: string;
} | {
  type: 'chapters';
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
} | {
  type: 'add-stage';
  label: string;
  title: string;
  focus: string;
  paths: {
    no: string;
    text: string;
  }[];
  startsOn: string | null;
  dueText: string;
  dueOn: string | null;
  gate: boolean;
} | {
  type: 'stage';
  stageId: string;
  label?: string;
  title?: string;
  focus?: string;
  paths?: {
    no: string;
    text: string;
  }[];
  startsOn?: string | null;
  dueText?: string;
  dueOn?: string | null;
  gate?: boolean;
  checked?: true;
} | {
  type: 'remove-stage';
  stageId: string;
} | {
  type: 'order-stages';
  stageIds: string[];
} | {
  type: 'add-task';
  stageId: string;
  after?: string | null;
  title: string;
  printedNo?: string;
  shortTitle?: string;
  leadText?: string | null;
  dueText?: string;
  lead?: {
    type: 'units';
    units: string[];
  } | {
    type: 'category';
    category: string;
    and?: string[];
  } | null;
  dueOn?: string | null;
  noDue?: boolean;
  how?: {
    way: string;
    lists: PlanList[];
  } | null;
} | {
  type: 'remove-task';
  taskId: string;
} | {
  type: 'order-tasks';
  taskIds: string[];
} | {
  type: 'scope';
  excluded: {
    unitId: string;
    reason: string;
  }[];
} | {
  type: 'check-all';
};

export interface PlanFileBody {
  file: string;
}

export interface PlanFileView {
  title: string;
  year: number;
  theme: string;
  stages: number;
  tasks: number;
  unknown: {
    kind: 'units' | 'categories' | 'ways' | 'forms' | 'lifecycles';
    key: string;
    name: string;
    places: string[];
  }[];
  notices: string[];
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

export interface PlanMatches {
  units: Record<string, string | null>;
  categories: Record<string, string | null>;
  ways: Record<string, string | null>;
  forms: Record<string, string | null>;
  lifecycles: Record<string, string | null>;
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
  unchecked: boolean;
  startsNote: string | null;
  dueNote: string | null;
  left: {
    taskItemId: string;
    text: string;
  }[];
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
  unchecked: boolean;
  addedOn: DayView | null;
}

export interface PostLine {
  id: string;
  key: string;
  label: string;
  version: number;
  isGuarded: boolean;
  permissions: ('items.read-unit' | 'items.read-area' | 'items.read-all' | 'items.read-restricted-unit' | 'items.read-restricted-all' | 'plans.read' | 'plans.edit' | 'registers.read' | 'registers.manage' | 'decisions.enter-paper' | 'items.hand-over' | 'items.override' | 'reminders.send' | 'reviews.manage' | 'calendar.manage' | 'definitions.manage' | 'history.audit' | 'people.manage' | 'security.manage' | 'audit.manage')[];
  offered: ('items.read-unit' | 'items.read-area' | 'items.read-all' | 'items.read-restricted-unit' | 'items.read-restricted-all' | 'plans.read' | 'plans.edit' | 'registers.read' | 'registers.manage' | 'decisions.enter-paper' | 'items.hand-over' | 'items.override' | 'reminders.send' | 'reviews.manage' | 'calendar.manage' | 'definitions.manage' | 'history.audit' | 'people.manage' | 'security.manage' | 'audit.manage')[];
  awaiting: ('items.read-unit' | 'items.read-area' | 'items.read-all' | 'items.read-restricted-unit' | 'items.read-restricted-all' | 'plans.read' | 'plans.edit' | 'registers.read' | 'registers.manage' | 'decisions.enter-paper' | 'items.hand-over' | 'items.override' | 'reminders.send' | 'reviews.manage' | 'calendar.manage' | 'definitions.manage' | 'history.audit' | 'people.manage' | 'security.manage' | 'audit.manage')[];
  awaitingBy: string | null;
  mayRelease: boolean;
  holders: {
    personId: string;
    name: string;
    unit: string;
    since: string | null;
  }[];
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

export interface PublishBody {
  basis: string;
  met?: string;
  despite?: {
    reason: string;
    seen: string;
  };
}

export interface Receipt {
  eventId: string;
  seq: number;
  hash: string;
  at: string;
}

export interface RecountBody {
  expectedVersion: number;
  reason: string;
}

export interface RegisterCandidates {
  rows: CandidateRow[];
  next: string | null;
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
  last: string | null;
  marks: string[];
}

export interface RegisterTable {
  title: string;
  tab: string;
  view: string;
  columns: {
    label: string;
    width: number;
    frozen: boolean;
    key: string;
  }[];
  rows: string[][];
  foot: string;
  restrictedNote: string | null;
  printed: string;
  isCut: boolean;
  asOf: string | null;
}

export interface RegisterView {
  key: string;
  title: string;
  tab: string;
  tabs: {
    key: string;
    label: string;
  }[];
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
  filters: {
    campaigns: {
      id: string;
      name: string;
    }[];
    areas: {
      id: string;
      name: string;
    }[];
    leaders: {
      id: string;
      name: string;
    }[];
  };
  rows: RegisterRow[];
  next: string | null;
  total: number;
  today: string;
  past: {
    on: string;
    text: string;
  } | null;
  foot: string;
  restrictedNote: string | null;
  searchNote: string | null;
  mayManage: boolean;
  candidates: number;
  batch: {
    act: string;
    label: string;
  }[];
  progressAct: string | null;
  sampling: {
    label: string;
    pool: number;
  } | null;
}

export interface ReleasedView {
  count: number;
  people: {
    name: string;
    staffNo: string;
    units: string;
    posts: string;
    code: string | null;
  }[] | null;
  workbook: string | null;
}

export interface RemindAnswer {
  sent: number;
  sentence: string;
  units: RemindUnit[];
}

export interface RemindBody {
  cells: {
    unit: string;
    task: string;
  }[];
  preview?: boolean;
}

export interface RemindUnit {
  unit: {
    id: string;
    name: string;
  };
  items: number;
  already: number;
  nobody: number;
  own: number;
  people: string[];
  text: string | null;
}

export interface ReminderLine {
  atText: string;
  by: string;
  people: string[];
}

export type ReminderLines = ReminderLine[];

export interface RenameUnitBody {
  name: string;
  on: string;
  version: number;
}

export interface RetryAnswer {
  count: number;
  sentence: string;
}

export interface RetryBody {
  ids: string[];
}

export interface ReviewLine {
  campaignId: string;
  title: string;
  year: number;
  theme: string;
  campaignState: StateView;
  review: {
    id: string;
    cutOff: DayView;
    state: StateView;
    mine: {
      id: string;
      unit: string;
      state: StateView;
    }[];
  } | null;
  mayOpen: boolean;
  mayClose: boolean;
  waiting: number;
}

export interface ReviewLines {
  lines: ReviewLine[];
  mayReadWhole: boolean;
}

export interface ReviewRef {
  id: string;
}

export interface ReviewView {
  id: string;
  title: string;
  campaign: {
    id: string;
    title: string;
    year: number;
  };
  cutOff: DayView;
  cutOffText: string;
  state: StateView;
  announced: string | null;
  progress: {
    done: number;
    total: number;
  } | null;
  sheets: SheetLine[];
  notes: string[];
  whole: {
    key: string;
    label: string;
    figures: FigureView[];
  }[] | null;
  mayManage: boolean;
  toFeedBack: number;
  mayCancel: boolean;
}

export interface RightsOfPersonView {
  person: {
    id: string;
    name: string;
  };
  lines: {
    key: 'items.read-unit' | 'items.read-area' | 'items.read-all' | 'items.read-restricted-unit' | 'items.read-restricted-all' | 'plans.read' | 'plans.edit' | 'registers.read' | 'registers.manage' | 'decisions.enter-paper' | 'items.hand-over' | 'items.override' | 'reminders.send' | 'reviews.manage' | 'calendar.manage' | 'definitions.manage' | 'history.audit' | 'people.manage' | 'security.manage' | 'audit.manage';
    label: string;
    sentence: string;
    kind: 'see' | 'do';
    why: string[];
  }[];
  always: string[];
}

export interface RightsView {
  fields: Record<string, 'write' | 'read'>;
  tables: Record<string, {
    columns: Record<string, 'write' | 'read'>;
    rows: ('add' | 'delete' | 'reorder')[];
  }>;
  only?: Record<string, Record<string, {
    columns: string[];
    goes: boolean;
  }>>;
}

export interface RolesView {
  mayEdit: boolean;
  permissions: {
    key: 'items.read-unit' | 'items.read-area' | 'items.read-all' | 'items.read-restricted-unit' | 'items.read-restricted-all' | 'plans.read' | 'plans.edit' | 'registers.read' | 'registers.manage' | 'decisions.enter-paper' | 'items.hand-over' | 'items.override' | 'reminders.send' | 'reviews.manage' | 'calendar.manage' | 'definitions.manage' | 'history.audit' | 'people.manage' | 'security.manage' | 'audit.manage';
    label: string;
    sentence: string;
    kind: 'see' | 'do';
    isGuarded: boolean;
    needsSecond: boolean;
  }[];
  posts: PostLine[];
  events: OrganisationEventLine[];
}

export interface SampleBody {
  share: number;
  campaign: string;
  number?: string;
}

export interface SampleView {
  id: string;
  number: string;
  pool: number;
  size: number;
  drawnText: string;
  campaign: string;
  isRepeatable: boolean;
  entries: {
    itemId: string;
    serial: number;
    title: string;
    unit: string;
    result: string;
    done: boolean;
  }[];
}

export interface SaveDraftBody {
  data: Record<string, unknown>;
  revision: number;
  submissions: number;
}

export type SavedScreen = 'board' | 'register' | 'audit' | 'items';

export interface SavedView {
  id: string;
  name: string;
  query: string;
}

export interface SavedViewBody {
  screen: SavedScreen;
  name: string;
  query: string;
}

export interface SendEventBody {
  type: EventType;
  act?: string;
  step?: string;
  slotId?: string;
  to?: string;
  people?: string[];
  how?: 'before' | 'after' | 'beside';
  among?: 'all' | 'any' | 'in-turn';
  removed?: string;
  line?: number;
  choices?: {
    place: string;
    people: string[];
  }[];
  marks?: string[];
  more?: 'ask' | 'allow' | 'decline';
  expectedVersion: number;
  reason?: string;
  opinion?: string;
  signature?: {
    strokes: string;
  } | {
    name: string;
  };
  files?: string[];
  data?: Record<string, unknown>;
  draft?: number;
  minutes?: number;
  paper?: {
    by: string;
    on: string;
    file: string | null;
  };
  edits?: {
    form: string;
    places: ({
      type: 'set';
      field: string;
      value: unknown;
      revision: number;
    } | {
      type: 'cell';
      table: string;
      row: string;
      column: string;
      value: unknown;
      revision: number;
    } | {
      type: 'add';
      table: string;
      row: Record<string, unknown>;
    } | {
      type: 'delete';
      table: string;
      row: string;
      revision: number;
    } | {
      type: 'order';
      table: string;
      rows: string[];
      revision: number;
    })[];
  };
}

export interface SentLine {
  itemId: string;
  title: string;
  filler: string;
  state: StateView;
  where: string;
  canUrge: boolean;
}

export interface SetupAnswerView {
  passwords: {
    job: string;
    name: string;
    staffNo: string;
    password: string;
  }[];
}

export interface SetupBody {
  token: string;
  tenant: {
    name: string;
    zone: 'Asia/Shanghai' | 'Asia/Urumqi';
    officePhone: string;
    kind: 'own' | 'trial';
    startsOn: string | null;
  };
  system: {
    name: string;
    staffNo: string;
    mobile: string;
    password: string;
  };
  security: {
    name: string;
    staffNo: string;
    mobile: string;
    password?: string;
  };
  audit: {
    name: string;
    staffNo: string;
    mobile: string;
    password?: string;
  };
}

export interface SetupLinkView {
  expiresAt: string;
}

export interface SetupStateView {
  state: 'needed' | 'done';
}

export interface SetupTokenBody {
  token: string;
}

export interface SheetLine {
  id: string;
  version: number;
  unit: {
    id: string;
    name: string;
  };
  unitNotes: string[];
  state: StateView;
  due: DueView;
  statement: string | null;
  editions: number;
  allowedActions: AllowedAction[];
}

export interface SheetView {
  id: string;
  version: number;
  title: string;
  unit: {
    id: string;
    name: string;
  };
  unitNotes: string[];
  review: {
    id: string;
    title: string;
    year: number;
  };
  campaign: {
    id: string;
    name: string;
  };
  cutOffText: string;
  state: StateView;
  due: DueView;
  groups: {
    key: string;
    label: string;
    figures: FigureView[];
  }[];
  notes: string[];
  said: {
    title: string;
    by: string;
    atText: string;
    rows: {
      label: string;
      text: string;
    }[];
  }[];
  editions: {
    edition: number;
    atText: string;
    by: string;
    reason: string | null;
    changes: {
      label: string;
      before: string;
      after: string;
    }[];
  }[];
  requestText: string | null;
  path: PathStep[];
  allowedActions: AllowedAction[];
  forms: Record<string, PinnedForm>;
  mayRecount: boolean;
  mayFeedBack: boolean;
}

export interface StartBody {
  unitId: string;
  title: string;
  dueOn?: string;
  data?: Record<string, unknown>;
}

export type StartableView = {
  key: string;
  title: string;
  noun: string;
  label: string;
  hint: string | null;
  units: {
    id: string;
    name: string;
  }[];
  due: {
    label: string;
    required: boolean;
  } | null;
  form: {
    versionId: string;
    definition: unknown;
  } | null;
}[];

export interface StartedView {
  itemId: string;
}

export interface StateView {
  label: string;
  tone: 'grey' | 'blue' | 'purple' | 'teal' | 'stopped';
  mine: boolean;
  ended: boolean;
  back: boolean;
}

export interface StepDue {
  text: string;
  at: string;
  over: boolean;
  stopped: boolean;
  provisional: boolean;
}

export interface StuckLine {
  id: string;
  kind: 'notice' | 'deadline' | 'other';
  text: string;
  sinceText: string;
  attempts: number;
}

export interface StuckView {
  rows: StuckLine[];
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
  nth: number;
  isEdit: boolean;
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
  nth: number;
  isEdit: boolean;
  definition: unknown;
}

export interface TwinView {
  itemId: string;
  title: string;
  lines: {
    label: string;
    here: string;
    there: string;
    same: boolean;
  }[];
}

export interface UnitLine {
  id: string;
  name: string;
  category: string;
}

export interface UnitPage {
  unit: {
    id: string;
    name: string;
  };
  campaign: string;
  dateText: string;
  people: string[];
  problems: {
    itemId: string;
    serial: number;
    text: string;
    unit: string;
    state: StateView;
    due: DueView;
    owner: string;
  }[];
  tasks: BoardLine[];
  more: number;
  foot: string;
}

export interface UnitPageView {
  unit: {
    id: string;
    code: string;
    name: string;
    tree: 'party' | 'administrative';
    parentId: string | null;
    ordinal: number;
    category: string;
    categoryLabel: string;
    version: number;
    mergedIntoId: string | null;
    from: string | null;
    to: string | null;
  };
  today: string;
  mayEdit: boolean;
  names: {
    name: string;
    from: string | null;
    to: string | null;
  }[];
  posts: {
    id: string;
    personId: string;
    name: string;
    post: string;
    label: string;
    from: string | null;
  }[];
  members: number;
  firstMembers: {
    id: string;
    name: string;
    staffNo: string;
  }[];
  areas: {
    id: string;
    name: string;
    leader: string;
  }[];
  mergedInto: {
    id: string;
    name: string;
  } | null;
  mergedFrom: {
    id: string;
    name: string;
  }[];
  openItems: number;
  events: OrganisationEventLine[];
}

export interface UploadView {
  id: string;
  name: string;
  size: number;
  offset: number;
  piece: number;
}

export interface WholeCheckView {
  sound: boolean;
  text: string;
  seq: number | null;
  events: number;
  checkedAtText: string;
  itemId: string | null;
}

export interface YearsView {
  programmes: {
    programme: string;
    years: {
      year: number;
      theme: string;
      cutOffText: string | null;
      reviewId: string | null;
    }[];
    groups: {
      key: string;
      label: string;
      figures: {
        key: string;
        label: string;
        unit: string;
        counted: string;
        note: string | null;
        values: (string | null)[];
      }[];
    }[];
  }[];
}

/** Every route: what goes into its path, its query and its body, and what it answers. */
export interface Routes {
  'GET /accounts': {
    params: Record<string, never>;
    query: { q?: string; state?: 'none' | 'new' | 'active' | 'locked' | 'disabled' | 'left' | null; page?: number };
    body: undefined;
    answer: AccountListView;
  };
  'POST /accounts': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      people: string[] | null;
    };
    answer: HandedOutView;
  };
  'POST /accounts/releases': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      people: string[];
    };
    answer: ReleasedView;
  };
  'GET /accounts/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: AccountDetailView;
  };
  'POST /accounts/:id/password': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: HandedOutView;
  };
  'POST /accounts/:id/state': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      act: 'disable' | 'enable' | 'unlock' | 'sign-out';
      session?: string | null;
    };
    answer: AccountDetailView;
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
  'GET /boards': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: BoardCampaign[];
  };
  'GET /calendar/:year': {
    params: { year: number };
    query: Record<string, never>;
    body: undefined;
    answer: CalendarYearView;
  };
  'PUT /calendar/:year': {
    params: { year: number };
    query: Record<string, never>;
    body: CalendarBody;
    answer: DoneView;
  };
  'POST /calendar/:year/preview': {
    params: { year: number };
    query: Record<string, never>;
    body: CalendarBody;
    answer: {
      running: number;
      moving: number;
      overdue: number;
    };
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
  'GET /campaigns/:id/board': {
    params: { id: string };
    query: { stage?: string; task?: string; area?: string | 'none'; category?: string; open?: '1'; on?: string };
    body: undefined;
    answer: BoardView;
  };
  'GET /campaigns/:id/board.xlsx': {
    params: { id: string };
    query: { stage?: string; task?: string; area?: string | 'none'; category?: string; open?: '1'; on?: string };
    body: undefined;
    answer: Blob;
  };
  'GET /campaigns/:id/board/between': {
    params: { id: string };
    query: { stage?: string; task?: string; area?: string | 'none'; category?: string; from: string; to: string; kind?: string; after?: string };
    body: undefined;
    answer: ChangesView;
  };
  'GET /campaigns/:id/board/between.xlsx': {
    params: { id: string };
    query: { stage?: string; task?: string; area?: string | 'none'; category?: string; from: string; to: string; kind?: string; after?: string };
    body: undefined;
    answer: Blob;
  };
  'GET /campaigns/:id/board/cell': {
    params: { id: string };
    query: { unit: string; task: string; on?: string };
    body: undefined;
    answer: BoardCell;
  };
  'GET /campaigns/:id/board/hands': {
    params: { id: string };
    query: { stage?: string; task: string; area?: string | 'none'; category?: string; open?: '1'; on?: string };
    body: undefined;
    answer: BoardHands;
  };
  'GET /campaigns/:id/board/items': {
    params: { id: string };
    query: { stage?: string; task?: string; area?: string | 'none'; category?: string; open?: '1'; on?: string; which: 'unsent' | 'mine' | 'returned' | 'overdue' | 'month'; unit?: string; after?: string };
    body: undefined;
    answer: BoardItems;
  };
  'GET /campaigns/:id/board/unit-page': {
    params: { id: string };
    query: { unit: string };
    body: undefined;
    answer: UnitPage;
  };
  'POST /campaigns/:id/carrying': {
    params: { id: string };
    query: Record<string, never>;
    body: CarryBody;
    answer: ClosingView;
  };
  'GET /campaigns/:id/closing': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: ClosingView;
  };
  'POST /campaigns/:id/closing': {
    params: { id: string };
    query: Record<string, never>;
    body: CloseYearBody;
    answer: ClosingView;
  };
  'POST /campaigns/:id/keeping': {
    params: { id: string };
    query: Record<string, never>;
    body: KeepBody;
    answer: ClosingView;
  };
  'GET /campaigns/:id/loads': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: CampaignLoads;
  };
  'GET /campaigns/:id/merged': {
    params: { id: string };
    query: { form: string };
    body: undefined;
    answer: MergedList;
  };
  'GET /campaigns/:id/merged.docx': {
    params: { id: string };
    query: { form: string };
    body: undefined;
    answer: Blob;
  };
  'GET /campaigns/:id/merged.pdf': {
    params: { id: string };
    query: { form: string };
    body: undefined;
    answer: Blob;
  };
  'GET /campaigns/:id/merged.xlsx': {
    params: { id: string };
    query: { form: string };
    body: undefined;
    answer: Blob;
  };
  'PATCH /campaigns/:id/plan': {
    params: { id: string };
    query: Record<string, never>;
    body: EditBody;
    answer: CampaignView;
  };
  'GET /campaigns/:id/plan.docx': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'GET /campaigns/:id/plan.json': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      format: 1;
      key: string;
      title: string;
      programme: string;
      cycle?: string[];
      years?: {
        year: number;
        theme: string;
      }[];
      year: number;
      theme: string;
      basis: string[];
      basisText?: string;
      tableTitle: string;
      annex?: string;
      lifecycles: {
        campaign: string;
        stage: string;
        task: string;
      };
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
      stages: {
        key: string;
        label: string;
        title: string;
        focus: string;
        paths: {
          no: string;
          text: string;
        }[];
        printedStep?: string;
        startsOn: string | null;
        dueText: string;
        dueOn: string | null;
        gate: boolean;
      }[];
      tasks: {
        printedNo: string;
        stage: string;
        title: string;
        shortTitle: string;
        leadText: string | null;
        lead: {
          type: 'units';
          units: string[];
        } | {
          type: 'category';
          category: string;
          and?: string[];
        } | null;
        dueText: string;
        dueOn: string | null;
        dueReading: string | null;
        noDue?: boolean;
        how: {
          way: string;
          lists: {
            key: string;
            label: string;
            form: string;
            lifecycle: string;
            filler: 'unit' | 'departments' | 'cadres';
            privacy: 'normal' | 'restricted';
            more: boolean;
            category?: string;
          }[];
        } | null;
      }[];
      excluded?: {
        unit: string;
        reason: string;
      }[];
      names?: {
        units: Record<string, string>;
        categories: Record<string, string>;
        ways: Record<string, string>;
        forms: Record<string, string>;
        lifecycles: Record<string, string>;
      };
    };
  };
  'GET /campaigns/:id/plan.pdf': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'GET /campaigns/:id/preview': {
    params: { id: string };
    query: { unit: string };
    body: undefined;
    answer: PlanPreview;
  };
  'POST /campaigns/:id/reminders': {
    params: { id: string };
    query: Record<string, never>;
    body: RemindBody;
    answer: RemindAnswer;
  };
  'POST /campaigns/:id/review': {
    params: { id: string };
    query: Record<string, never>;
    body: OpenReviewBody;
    answer: ReviewRef;
  };
  'POST /campaigns/:id/send-left-out': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: CampaignView;
  };
  'PATCH /campaigns/:id/tasks': {
    params: { id: string };
    query: Record<string, never>;
    body: AmendBody;
    answer: CampaignView;
  };
  'GET /campaigns/:id/tasks/:taskId/issued': {
    params: { id: string; taskId: string };
    query: { dueOn?: string };
    body: undefined;
    answer: IssuedView;
  };
  'GET /choices': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: Choices;
  };
  'GET /decision-link': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: DecisionLinkView;
  };
  'POST /decision-link': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: DecisionLinkBody;
    answer: DecisionLinkAnswer;
  };
  'GET /decisions': {
    params: Record<string, never>;
    query: { filter?: DecisionFilter; most?: number };
    body: undefined;
    answer: DecisionsView;
  };
  'POST /decisions': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: BatchBody;
    answer: BatchAnswer;
  };
  'POST /definition-drafts': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: DraftBody;
    answer: DefinitionDraftView;
  };
  'GET /definition-drafts/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: DefinitionDraftView;
  };
  'POST /definition-drafts/:id/discard': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: DefinitionDraftView;
  };
  'GET /definition-drafts/:id/evolution': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      forms: {
        key: string;
        title: string;
        from: number | null;
        sentences: string[];
        running: {
          version: number;
          items: number;
        }[];
        fields: {
          field: string;
          table: string | null;
          label: string;
          kind: string;
          nowKind: string | null;
          why: 'gone' | 'kind' | 'narrower';
          given: string | null;
          drafts: string | null;
          lost: string | null;
          lostInDrafts: string | null;
          acts: ('keep' | 'hide' | 'move' | 'convert')[];
          targets: {
            id: string;
            label: string;
            kind: string;
          }[];
          act: 'keep' | 'hide' | 'move' | 'convert';
          to: string | null;
          isChosen: boolean;
          options: {
            value: string;
            label: string;
          }[];
          found: {
            from: string;
            text: string;
            n: number;
            to: string | null;
            isOpen: boolean;
          }[];
        }[];
      }[];
      seen: string;
    };
  };
  'GET /definition-drafts/:id/file': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      fileName: string;
      content: string;
    };
  };
  'POST /definition-drafts/:id/publish': {
    params: { id: string };
    query: Record<string, never>;
    body: PublishBody;
    answer: DefinitionDraftView;
  };
  'GET /definition-uses': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: {
      counts: {
        kind: 'lifecycle' | 'form';
        key: string;
        places: number;
      }[];
    };
  };
  'GET /definitions': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: DefinitionsView;
  };
  'GET /definitions/lifecycle/:key/cases': {
    params: { key: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      cases: {
        id: string;
        revision: number;
        name: string;
        unit: string;
        dayText: string;
        steps: string[];
        run: {
          unitId: string;
          day: string;
          answers: Record<string, Record<string, unknown>>;
          starterId?: string;
          events: {
            by: string | null;
            act: {
              type: 'ACT';
              act: string;
            } | {
              type: 'AGREE' | 'REJECT' | 'CLAIM' | 'GIVE_BACK' | 'TAKE_BACK' | 'ANSWER';
              step: string;
            } | {
              type: 'RETURN';
              step: string;
              to?: string;
            } | {
              type: 'TRANSFER' | 'CONSULT';
              step: string;
              to: string;
            } | {
              type: 'ADD_SIGNERS';
              step: string;
              how: 'before' | 'after' | 'beside';
              among: 'all' | 'any' | 'in-turn';
              to: string[];
            } | {
              type: 'ARRIVE';
              wait: string;
              lost?: true;
            } | {
              type: 'CONTINUE';
              wait: string;
            } | {
              type: 'SUSPEND' | 'RESUME' | 'TERMINATE';
            } | {
              type: 'JUMP';
              to: string;
            } | {
              type: 'CHILDREN_ENDED';
              place: string;
              as: 'done' | 'void';
            } | {
              type: 'DAY';
              day: string;
            };
          }[];
        };
        expected: {
          at: {
            id: string;
            label: string;
          }[];
          posts: {
            id: string;
            label: string;
          }[] | null;
          light: 'off' | 'green' | 'yellow' | 'red' | null;
          dueOn: string | null;
          dueText: string | null;
        };
        expectedText: string;
        changedText: string;
      }[];
      removed: {
        name: string;
        text: string;
      }[];
      mayManage: boolean;
    };
  };
  'GET /definitions/:kind/:key/file': {
    params: { kind: DefinitionKind; key: string };
    query: { version?: number };
    body: undefined;
    answer: {
      type: string;
      format: number;
      lifecycles: unknown[];
      forms: unknown[];
      series: unknown[];
      registers: unknown[];
      optionSets?: unknown[];
    };
  };
  'GET /definitions/:kind/:key/uses': {
    params: { kind: 'lifecycle' | 'form'; key: string };
    query: { beside?: string };
    body: undefined;
    answer: {
      running: {
        version: number;
        items: number;
      }[];
      campaigns: {
        id: string;
        title: string;
        tasks: {
          id: string;
          printedNo: string;
          title: string;
          list: string;
        }[];
      }[];
      others: string[];
      designs: {
        id: string;
        title: string;
      }[];
    };
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
  'GET /design-templates': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: {
      key: string;
      title: string;
      purpose: string;
      path: string[];
      from: 'library' | 'example';
    }[];
  };
  'GET /designs': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: {
      designs: {
        id: string;
        title: string;
        key: string;
        kind: 'lifecycle' | 'form';
        revision: number;
        status: 'open' | 'handed-over' | 'discarded';
        createdBy: string;
        updatedBy: string;
        updatedText: string;
        baseVersion: number | null;
        newerVersion: number | null;
        draftId: string | null;
      }[];
      mayManage: boolean;
    };
  };
  'POST /designs': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      from: {
        type: 'published';
        key: string;
        copy: boolean;
        ownForms?: boolean;
      } | {
        type: 'template';
        key: string;
        ownForms?: boolean;
      } | {
        type: 'blank';
      } | {
        type: 'file';
        fileName: string;
        content: string;
        lifecycle?: string;
      } | {
        type: 'design';
        id: string;
        ownForms?: boolean;
      };
      title?: string;
    };
    answer: {
      id: string | null;
      problems: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
        line: number | null;
      }[];
      problemCount: number;
      choices: {
        key: string;
        label: string;
      }[];
    };
  };
  'GET /designs/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
      title: string;
      key: string;
      kind: 'lifecycle' | 'form';
      revision: number;
      status: 'open' | 'handed-over' | 'discarded';
      createdBy: string;
      updatedBy: string;
      updatedText: string;
      baseVersion: number | null;
      newerVersion: number | null;
      draftId: string | null;
      document: {
        lifecycle: unknown;
        forms: unknown[];
        series: unknown[];
      };
      others: {
        name: string;
        text: string;
        revision: number;
      }[];
      problems: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
      }[];
      notices: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
      }[];
      names: {
        posts: {
          key: string;
          label: string;
        }[];
        categories: {
          key: string;
          label: string;
        }[];
        groups: {
          key: string;
          label: string;
        }[];
        forms: {
          key: string;
          label: string;
        }[];
        lifecycles: {
          key: string;
          label: string;
        }[];
        series: {
          key: string;
          label: string;
        }[];
        workYears: Record<string, {
          version: number;
          off: string[];
          on: string[];
        }>;
      };
      ofToday: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
      }[] | null;
      mayChange: boolean;
    };
  };
  'POST /designs/:id/cases': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      name: string;
      run: {
        unitId: string;
        day: string;
        answers: Record<string, Record<string, unknown>>;
        starterId?: string;
        events: {
          by: string | null;
          act: {
            type: 'ACT';
            act: string;
          } | {
            type: 'AGREE' | 'REJECT' | 'CLAIM' | 'GIVE_BACK' | 'TAKE_BACK' | 'ANSWER';
            step: string;
          } | {
            type: 'RETURN';
            step: string;
            to?: string;
          } | {
            type: 'TRANSFER' | 'CONSULT';
            step: string;
            to: string;
          } | {
            type: 'ADD_SIGNERS';
            step: string;
            how: 'before' | 'after' | 'beside';
            among: 'all' | 'any' | 'in-turn';
            to: string[];
          } | {
            type: 'ARRIVE';
            wait: string;
            lost?: true;
          } | {
            type: 'CONTINUE';
            wait: string;
          } | {
            type: 'SUSPEND' | 'RESUME' | 'TERMINATE';
          } | {
            type: 'JUMP';
            to: string;
          } | {
            type: 'CHILDREN_ENDED';
            place: string;
            as: 'done' | 'void';
          } | {
            type: 'DAY';
            day: string;
          };
        }[];
      };
      expected: {
        at: string[];
        posts: string[] | null;
        light: 'off' | 'green' | 'yellow' | 'red' | null;
        dueOn: string | null;
      };
    };
    answer: {
      id: string;
      revision: number;
    };
  };
  'POST /designs/:id/cases/replay': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      ids?: string[];
    };
    answer: {
      revision: number;
      results: {
        id: string;
        name: string;
        passed: boolean;
        text: string | null;
        note: string | null;
        standsAt: string | null;
      }[];
      passed: {
        places: string[];
        branches: string[];
        ways: string[];
      };
    };
  };
  'POST /designs/:id/cases/:caseId/change': {
    params: { id: string; caseId: string };
    query: Record<string, never>;
    body: {
      revision: number;
      name?: string;
      run?: {
        unitId: string;
        day: string;
        answers: Record<string, Record<string, unknown>>;
        starterId?: string;
        events: {
          by: string | null;
          act: {
            type: 'ACT';
            act: string;
          } | {
            type: 'AGREE' | 'REJECT' | 'CLAIM' | 'GIVE_BACK' | 'TAKE_BACK' | 'ANSWER';
            step: string;
          } | {
            type: 'RETURN';
            step: string;
            to?: string;
          } | {
            type: 'TRANSFER' | 'CONSULT';
            step: string;
            to: string;
          } | {
            type: 'ADD_SIGNERS';
            step: string;
            how: 'before' | 'after' | 'beside';
            among: 'all' | 'any' | 'in-turn';
            to: string[];
          } | {
            type: 'ARRIVE';
            wait: string;
            lost?: true;
          } | {
            type: 'CONTINUE';
            wait: string;
          } | {
            type: 'SUSPEND' | 'RESUME' | 'TERMINATE';
          } | {
            type: 'JUMP';
            to: string;
          } | {
            type: 'CHILDREN_ENDED';
            place: string;
            as: 'done' | 'void';
          } | {
            type: 'DAY';
            day: string;
          };
        }[];
      };
      expected?: {
        at: string[];
        posts: string[] | null;
        light: 'off' | 'green' | 'yellow' | 'red' | null;
        dueOn: string | null;
      };
    };
    answer: {
      id: string;
      revision: number;
    };
  };
  'POST /designs/:id/cases/:caseId/copy': {
    params: { id: string; caseId: string };
    query: Record<string, never>;
    body: {
      name: string;
    };
    answer: {
      id: string;
      revision: number;
    };
  };
  'POST /designs/:id/cases/:caseId/remove': {
    params: { id: string; caseId: string };
    query: Record<string, never>;
    body: {
      revision: number;
    };
    answer: {
      id: string;
      revision: number;
    };
  };
  'POST /designs/:id/cases/:caseId/rerecord': {
    params: { id: string; caseId: string };
    query: Record<string, never>;
    body: {
      revision: number;
      design: number;
    };
    answer: {
      id: string;
      revision: number;
    };
  };
  'GET /designs/:id/changes': {
    params: { id: string };
    query: { after: number };
    body: undefined;
    answer: {
      revision: number;
      changes: {
        revision: number;
        by: string;
        mine: boolean;
        atText: string;
        commands: unknown[];
        inverse: unknown;
        tookOverAfter: number | null;
      }[];
    };
  };
  'POST /designs/:id/changes': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      revision: number;
      commands: Record<string, unknown>[];
      takeOver?: boolean;
    };
    answer: {
      revision: number;
      problems: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
      }[];
      others: {
        name: string;
        text: string;
        revision: number;
      }[];
    };
  };
  'POST /designs/:id/discard': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
      title: string;
      key: string;
      kind: 'lifecycle' | 'form';
      revision: number;
      status: 'open' | 'handed-over' | 'discarded';
      createdBy: string;
      updatedBy: string;
      updatedText: string;
      baseVersion: number | null;
      newerVersion: number | null;
      draftId: string | null;
      document: {
        lifecycle: unknown;
        forms: unknown[];
        series: unknown[];
      };
      others: {
        name: string;
        text: string;
        revision: number;
      }[];
      problems: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
      }[];
      notices: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
      }[];
      names: {
        posts: {
          key: string;
          label: string;
        }[];
        categories: {
          key: string;
          label: string;
        }[];
        groups: {
          key: string;
          label: string;
        }[];
        forms: {
          key: string;
          label: string;
        }[];
        lifecycles: {
          key: string;
          label: string;
        }[];
        series: {
          key: string;
          label: string;
        }[];
        workYears: Record<string, {
          version: number;
          off: string[];
          on: string[];
        }>;
      };
      ofToday: {
        pointer: string;
        code: string;
        message: string;
        mend: string;
      }[] | null;
      mayChange: boolean;
    };
  };
  'GET /designs/:id/evolution': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      forms: {
        key: string;
        title: string;
        from: number | null;
        sentences: string[];
        running: {
          version: number;
          items: number;
        }[];
        fields: {
          field: string;
          table: string | null;
          label: string;
          kind: string;
          nowKind: string | null;
          why: 'gone' | 'kind' | 'narrower';
          given: string | null;
          drafts: string | null;
          lost: string | null;
          lostInDrafts: string | null;
          acts: ('keep' | 'hide' | 'move' | 'convert')[];
          targets: {
            id: string;
            label: string;
            kind: string;
          }[];
          act: 'keep' | 'hide' | 'move' | 'convert';
          to: string | null;
          isChosen: boolean;
          options: {
            value: string;
            label: string;
          }[];
          found: {
            from: string;
            text: string;
            n: number;
            to: string | null;
            isOpen: boolean;
          }[];
        }[];
      }[];
    };
  };
  'GET /designs/:id/file': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      type: string;
      format: number;
      lifecycles: unknown[];
      forms: unknown[];
      series: unknown[];
      registers: unknown[];
      optionSets?: unknown[];
    };
  };
  'POST /designs/:id/hand-over': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      revision: number;
    };
    answer: {
      draftId: string;
    };
  };
  'POST /designs/:id/preview': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      unitId: string;
      day: string;
      answers: Record<string, Record<string, unknown>>;
      starterId?: string;
    };
    answer: {
      unit: string;
      dayText: string;
      starter: {
        name: string;
        label: string;
      } | null;
      steps: {
        place: string;
        label: string;
        branch: string | null;
        mode: string | null;
        people: {
          id: string | null;
          name: string;
          label: string;
          why: string;
        }[];
        passed: string | null;
        vacant?: string;
        from: string;
        due: string | null;
        dueText: string | null;
        minutes: number;
      }[];
      decisions: {
        text: string;
        holds: boolean;
      }[];
      troubles: {
        kind: 'nobody' | 'stuck' | 'self' | 'twice' | 'day-off' | 'no-calendar' | 'skipped';
        place: string | null;
        label: string;
        text: string;
      }[];
      ends: string | null;
      endsOn: string;
      endsOnText: string;
      stops: string | null;
      minutes: {
        all: number;
        own: number;
      };
      asks: {
        form: string;
        title: string;
        fields: string[];
      }[];
    };
  };
  'GET /designs/:id/rehearsals': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
      revision: number;
      day: string;
      status: 'running' | 'done' | 'cancelled' | 'failed';
      done: number;
      total: number;
      answers: Record<string, Record<string, unknown>>;
      askedBy: string;
      askedText: string;
      endedText: string | null;
    }[];
  };
  'POST /designs/:id/rehearsals': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      revision: number;
      day: string;
      answers: Record<string, Record<string, unknown>>;
    };
    answer: {
      id: string;
      revision: number;
      day: string;
      status: 'running' | 'done' | 'cancelled' | 'failed';
      done: number;
      total: number;
      answers: Record<string, Record<string, unknown>>;
      askedBy: string;
      askedText: string;
      endedText: string | null;
    };
  };
  'GET /designs/:id/rehearsals/:rehearsalId': {
    params: { id: string; rehearsalId: string };
    query: { trouble?: 'nobody' | 'stuck' | 'self' | 'twice' | 'day-off' | 'no-calendar' | 'skipped'; unit?: string; from?: number };
    body: undefined;
    answer: {
      id: string;
      revision: number;
      day: string;
      status: 'running' | 'done' | 'cancelled' | 'failed';
      done: number;
      total: number;
      answers: Record<string, Record<string, unknown>>;
      askedBy: string;
      askedText: string;
      endedText: string | null;
      counts: {
        kind: 'nobody' | 'stuck' | 'self' | 'twice' | 'day-off' | 'no-calendar' | 'skipped';
        label: string;
        units: number;
      }[];
      sound: number;
      page: {
        unit: {
          id: string;
          name: string;
        };
        starter: string | null;
        troubles: {
          kind: 'nobody' | 'stuck' | 'self' | 'twice' | 'day-off' | 'no-calendar' | 'skipped';
          place: string | null;
          label: string;
          text: string;
        }[];
        steps: {
          place: string;
          label: string;
          branch: string | null;
          mode: string | null;
          people: {
            id: string | null;
            name: string;
            label: string;
            why: string;
          }[];
          passed: string | null;
          vacant?: string;
          from: string;
          due: string | null;
          dueText: string | null;
          minutes: number;
        }[];
        minutes: {
          all: number;
          own: number;
        };
        ends: string | null;
        endsOn: string;
        endsOnText: string;
      }[];
      rows: number;
    };
  };
  'POST /designs/:id/rehearsals/:rehearsalId/cancel': {
    params: { id: string; rehearsalId: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
      revision: number;
      day: string;
      status: 'running' | 'done' | 'cancelled' | 'failed';
      done: number;
      total: number;
      answers: Record<string, Record<string, unknown>>;
      askedBy: string;
      askedText: string;
      endedText: string | null;
    };
  };
  'GET /designs/:id/rehearsals/:rehearsalId/progress': {
    params: { id: string; rehearsalId: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
      revision: number;
      day: string;
      status: 'running' | 'done' | 'cancelled' | 'failed';
      done: number;
      total: number;
      answers: Record<string, Record<string, unknown>>;
      askedBy: string;
      askedText: string;
      endedText: string | null;
    };
  };
  'GET /designs/:id/rehearsals/:rehearsalId/table.xlsx': {
    params: { id: string; rehearsalId: string };
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'POST /designs/:id/simulate': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      unitId: string;
      day: string;
      answers: Record<string, Record<string, unknown>>;
      starterId?: string;
      events: {
        by: string | null;
        act: {
          type: 'ACT';
          act: string;
        } | {
          type: 'AGREE' | 'REJECT' | 'CLAIM' | 'GIVE_BACK' | 'TAKE_BACK' | 'ANSWER';
          step: string;
        } | {
          type: 'RETURN';
          step: string;
          to?: string;
        } | {
          type: 'TRANSFER' | 'CONSULT';
          step: string;
          to: string;
        } | {
          type: 'ADD_SIGNERS';
          step: string;
          how: 'before' | 'after' | 'beside';
          among: 'all' | 'any' | 'in-turn';
          to: string[];
        } | {
          type: 'ARRIVE';
          wait: string;
          lost?: true;
        } | {
          type: 'CONTINUE';
          wait: string;
        } | {
          type: 'SUSPEND' | 'RESUME' | 'TERMINATE';
        } | {
          type: 'JUMP';
          to: string;
        } | {
          type: 'CHILDREN_ENDED';
          place: string;
          as: 'done' | 'void';
        } | {
          type: 'DAY';
          day: string;
        };
      }[];
    };
    answer: {
      unit: string;
      day: string;
      dayText: string;
      starter: {
        id: string;
        name: string;
        label: string;
      } | null;
      state: {
        code: string;
        label: string;
        ended: 'done' | 'void' | null;
      };
      active: string[];
      visited: string[];
      seats: {
        place: string;
        label: string;
        people: {
          id: string | null;
          name: string;
          label: string;
          why: string;
          state: 'open' | 'waits' | 'settled';
          outcome: string | null;
          posts: string[];
        }[];
        due: string | null;
      }[];
      lines: {
        n: number;
        text: string;
        by: string;
        day: string;
      }[];
      allowed: {
        by: string | null;
        who: string;
        label: string;
        act: {
          type: 'ACT';
          act: string;
        } | {
          type: 'AGREE' | 'REJECT' | 'CLAIM' | 'GIVE_BACK' | 'TAKE_BACK' | 'ANSWER';
          step: string;
        } | {
          type: 'RETURN';
          step: string;
          to?: string;
        } | {
          type: 'TRANSFER' | 'CONSULT';
          step: string;
          to: string;
        } | {
          type: 'ADD_SIGNERS';
          step: string;
          how: 'before' | 'after' | 'beside';
          among: 'all' | 'any' | 'in-turn';
          to: string[];
        } | {
          type: 'ARRIVE';
          wait: string;
          lost?: true;
        } | {
          type: 'CONTINUE';
          wait: string;
        } | {
          type: 'SUSPEND' | 'RESUME' | 'TERMINATE';
        } | {
          type: 'JUMP';
          to: string;
        } | {
          type: 'CHILDREN_ENDED';
          place: string;
          as: 'done' | 'void';
        } | {
          type: 'DAY';
          day: string;
        };
        refusal: string | null;
      }[];
      refused: {
        n: number;
        text: string;
      } | null;
      standing: {
        at: {
          id: string;
          label: string;
        }[];
        posts: {
          id: string;
          label: string;
        }[];
        light: 'off' | 'green' | 'yellow' | 'red';
        dueOn: string | null;
      };
    };
  };
  'GET /form-changes': {
    params: Record<string, never>;
    query: { form: string };
    body: undefined;
    answer: {
      form: string;
      title: string;
      newest: number;
      mayOrder: boolean;
      running: {
        version: number;
        items: number;
      }[];
      changes: {
        id: string;
        to: number | null;
        status: 'running' | 'done' | 'failed' | 'undoing' | 'undone';
        reason: string;
        begunText: string;
      }[];
    };
  };
  'POST /form-changes': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      form: string;
      reason: string;
    };
    answer: {
      id: string;
    };
  };
  'POST /form-changes/rehearsals': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      form: string;
      draftId?: string;
    };
    answer: {
      id: string;
    };
  };
  'GET /form-changes/set-aside': {
    params: Record<string, never>;
    query: { item: string };
    body: undefined;
    answer: {
      lines: {
        label: string;
        row: number | null;
        text: string;
        isLost: boolean;
        version: number;
      }[];
    };
  };
  'GET /form-changes/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
      form: string;
      title: string;
      kind: 'rehearsal' | 'change';
      to: number | null;
      status: 'running' | 'done' | 'failed' | 'undoing' | 'undone';
      total: number;
      done: number;
      reason: string | null;
      undoReason: string | null;
      begunText: string;
      mayUndo: boolean;
      fields: {
        label: string;
        converted: string | null;
        lost: string | null;
        setAside: string | null;
        examples: {
          itemId: string;
          title: string;
          text: string;
        }[];
      }[];
      empty: string | null;
      drafts: string | null;
      incomplete: string | null;
      handed: string | null;
      stays: {
        version: number;
        many: string;
      }[];
      reasons: {
        itemId: string;
        title: string;
        text: string;
      }[];
      moved: number;
      undone: number;
      kept: number;
    };
  };
  'GET /form-changes/:id/progress': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
      form: string;
      title: string;
      kind: 'rehearsal' | 'change';
      to: number | null;
      status: 'running' | 'done' | 'failed' | 'undoing' | 'undone';
      total: number;
      done: number;
      reason: string | null;
      undoReason: string | null;
      begunText: string;
      mayUndo: boolean;
      fields: {
        label: string;
        converted: string | null;
        lost: string | null;
        setAside: string | null;
        examples: {
          itemId: string;
          title: string;
          text: string;
        }[];
      }[];
      empty: string | null;
      drafts: string | null;
      incomplete: string | null;
      handed: string | null;
      stays: {
        version: number;
        many: string;
      }[];
      reasons: {
        itemId: string;
        title: string;
        text: string;
      }[];
      moved: number;
      undone: number;
      kept: number;
    };
  };
  'POST /form-changes/:id/undo': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      reason: string;
    };
    answer: {
      id: string;
    };
  };
  'GET /form-loads': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: FormLoads;
  };
  'POST /handovers': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      personId: string;
      reason: string;
      lines: {
        itemId: string;
        slotId: string | null;
        fields: ('leader' | 'owner' | 'filler')[];
        to: string;
      }[];
      byRule: boolean;
    };
    answer: {
      done: number;
      left: number;
      sentence: string;
      results: {
        itemId: string;
        slotId: string | null;
        title: string;
        ok: boolean;
        text: string;
      }[];
    };
  };
  'GET /health': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: undefined;
  };
  'GET /inbox': {
    params: Record<string, never>;
    query: { hat?: string; most?: number };
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
  'GET /items/:id/choices': {
    params: { id: string };
    query: { q?: string; unit?: string; act?: 'TRANSFER' | 'CONSULT' | 'ADD_SIGNERS' | 'HAND_OVER'; step?: string };
    body: undefined;
    answer: ChoiceLine[];
  };
  'PUT /items/:id/draft': {
    params: { id: string };
    query: Record<string, never>;
    body: SaveDraftBody;
    answer: DraftAnswer;
  };
  'PATCH /items/:id/draft': {
    params: { id: string };
    query: Record<string, never>;
    body: PatchDraftBody;
    answer: PatchDraftAnswer;
  };
  'GET /items/:id/draft': {
    params: { id: string };
    query: { page?: string; since?: number };
    body: undefined;
    answer: FreshDraft;
  };
  'GET /items/:id/draft/rows': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: OfferedRowsView;
  };
  'POST /items/:id/edits': {
    params: { id: string };
    query: Record<string, never>;
    body: EditFieldsBody;
    answer: ActAnswer;
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
  'GET /items/:id/preview': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: PathPreview;
  };
  'GET /items/:id/reminders': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: ReminderLines;
  };
  'POST /items/:id/reminders': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: ItemRemindAnswer;
  };
  'GET /lifecycle-migrations': {
    params: Record<string, never>;
    query: { lifecycle: string };
    body: undefined;
    answer: {
      key: string;
      title: string;
      mayOrder: boolean;
      versions: {
        id: string;
        version: number;
        publishedText: string;
        running: number;
        places: {
          id: string;
          label: string;
          state: string;
          kind: 'work' | 'sub-items' | 'wait' | 'state';
        }[];
      }[];
      migrations: {
        id: string;
        from: number;
        to: number;
        status: 'moving' | 'moved' | 'failed' | 'undoing' | 'undone';
        reason: string;
        orderedText: string;
      }[];
    };
  };
  'POST /lifecycle-migrations': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      from: string;
      to: string;
      mapping: {
        places: Record<string, {
          type: 'same' | 'anew';
          place: string;
        }>;
        states: Record<string, string>;
      };
      stay?: {
        places: string[];
        items: string[];
      };
      reason: string;
    };
    answer: {
      id: string;
      key: string;
      lifecycle: string;
      from: number;
      to: number;
      reason: string;
      undoReason: string | null;
      orderedText: string;
      undoneText: string | null;
      chosen: string[];
      mayUndo: boolean;
      status: 'moving' | 'moved' | 'failed' | 'undoing' | 'undone';
      left: number;
      moved: number;
      blocked: number;
      undone: number;
      kept: number;
      page: number;
      pages: number;
      items: {
        itemId: string;
        title: string;
        unit: string;
        isOpen: boolean;
        outcome: 'moved' | 'blocked' | 'undone' | 'kept';
        text: string;
        went: {
          from: string;
          to: string;
          how: string;
          calledOff: string[];
        }[];
        begins: string[];
      }[];
    };
  };
  'POST /lifecycle-migrations/preview': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      from: string;
      to: string;
      mapping: {
        places: Record<string, {
          type: 'same' | 'anew';
          place: string;
        }>;
        states: Record<string, string>;
      };
      stay?: {
        places: string[];
        items: string[];
      };
    };
    answer: {
      running: number;
      movable: number;
      staying: number;
      blocked: {
        itemId: string;
        title: string;
        unit: string;
        isOpen: boolean;
        reasons: string[];
        mends: string[];
      }[];
      groups: {
        at: string;
        label: string;
        state: string;
        kind: 'work' | 'sub-items' | 'wait' | 'state';
        how: 'same' | 'anew' | 'stays' | 'none';
        to: {
          id: string;
          label: string;
        } | null;
        items: number;
        moving: number;
        begins: string[];
        vacant: {
          items: number;
          posts: string[];
          isChosen: boolean;
        } | null;
        lines: {
          itemId: string;
          title: string;
          unit: string;
          isOpen: boolean;
        }[];
      }[];
    };
  };
  'POST /lifecycle-migrations/rehearsal': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      from: string;
      to: string;
      mapping: {
        places: Record<string, {
          type: 'same' | 'anew';
          place: string;
        }>;
        states: Record<string, string>;
      };
      stay?: {
        places: string[];
        items: string[];
      };
      after: string | null;
    };
    answer: {
      lines: {
        itemId: string;
        title: string;
        unit: string;
        isOpen: boolean;
        outcome: 'moves' | 'blocked' | 'stays';
        text: string;
      }[];
      next: string | null;
    };
  };
  'GET /lifecycle-migrations/:id': {
    params: { id: string };
    query: { page?: number };
    body: undefined;
    answer: {
      id: string;
      key: string;
      lifecycle: string;
      from: number;
      to: number;
      reason: string;
      undoReason: string | null;
      orderedText: string;
      undoneText: string | null;
      chosen: string[];
      mayUndo: boolean;
      status: 'moving' | 'moved' | 'failed' | 'undoing' | 'undone';
      left: number;
      moved: number;
      blocked: number;
      undone: number;
      kept: number;
      page: number;
      pages: number;
      items: {
        itemId: string;
        title: string;
        unit: string;
        isOpen: boolean;
        outcome: 'moved' | 'blocked' | 'undone' | 'kept';
        text: string;
        went: {
          from: string;
          to: string;
          how: string;
          calledOff: string[];
        }[];
        begins: string[];
      }[];
    };
  };
  'GET /lifecycle-migrations/:id/progress': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      status: 'moving' | 'moved' | 'failed' | 'undoing' | 'undone';
      left: number;
      moved: number;
      blocked: number;
      undone: number;
      kept: number;
    };
  };
  'POST /lifecycle-migrations/:id/undo': {
    params: { id: string };
    query: Record<string, never>;
    body: {
      reason: string;
    };
    answer: {
      id: string;
      key: string;
      lifecycle: string;
      from: number;
      to: number;
      reason: string;
      undoReason: string | null;
      orderedText: string;
      undoneText: string | null;
      chosen: string[];
      mayUndo: boolean;
      status: 'moving' | 'moved' | 'failed' | 'undoing' | 'undone';
      left: number;
      moved: number;
      blocked: number;
      undone: number;
      kept: number;
      page: number;
      pages: number;
      items: {
        itemId: string;
        title: string;
        unit: string;
        isOpen: boolean;
        outcome: 'moved' | 'blocked' | 'undone' | 'kept';
        text: string;
        went: {
          from: string;
          to: string;
          how: string;
          calledOff: string[];
        }[];
        begins: string[];
      }[];
    };
  };
  'GET /live': {
    params: Record<string, never>;
    query: { items?: string };
    body: undefined;
    answer: LiveState;
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
  'GET /me/outbound-address': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: OutboundAddressView;
  };
  'POST /me/outbound-address': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: OutboundAddressBody;
    answer: OutboundAddressView;
  };
  'DELETE /me/outbound-address': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: OutboundAddressView;
  };
  'POST /me/outbound-address/confirm': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: OutboundCodeBody;
    answer: OutboundAddressView;
  };
  'POST /me/password': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      old: string;
      wanted: string;
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
  'GET /option-sets': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: {
      sets: {
        key: string;
        title: string;
        version: number;
        offered: number;
        retired: number;
        savedText: string;
        forms: number;
        behind: number;
        labels: string[];
      }[];
      mayManage: boolean;
    };
  };
  'POST /option-sets': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      title: string;
      options: {
        value: string;
        label: string;
        retired?: boolean;
      }[];
    };
    answer: {
      key: string;
      title: string;
      version: number;
      options: {
        value: string;
        label: string;
        retired?: boolean;
      }[];
      versions: {
        version: number;
        savedText: string;
        changes: string[];
      }[];
      uses: {
        form: string;
        title: string;
        version: number;
        places: {
          label: string;
          usedVersion: number;
          isCurrent: boolean;
        }[];
        changes: string[];
        faults: {
          place: string;
          code: string;
          message: string;
          mend: string;
        }[];
      }[];
      mayManage: boolean;
    };
  };
  'GET /option-sets/:key': {
    params: { key: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      key: string;
      title: string;
      version: number;
      options: {
        value: string;
        label: string;
        retired?: boolean;
      }[];
      versions: {
        version: number;
        savedText: string;
        changes: string[];
      }[];
      uses: {
        form: string;
        title: string;
        version: number;
        places: {
          label: string;
          usedVersion: number;
          isCurrent: boolean;
        }[];
        changes: string[];
        faults: {
          place: string;
          code: string;
          message: string;
          mend: string;
        }[];
      }[];
      mayManage: boolean;
    };
  };
  'POST /option-sets/:key/change': {
    params: { key: string };
    query: Record<string, never>;
    body: {
      version: number;
      title: string;
      options: {
        value: string;
        label: string;
        retired?: boolean;
      }[];
    };
    answer: {
      key: string;
      title: string;
      version: number;
      options: {
        value: string;
        label: string;
        retired?: boolean;
      }[];
      versions: {
        version: number;
        savedText: string;
        changes: string[];
      }[];
      uses: {
        form: string;
        title: string;
        version: number;
        places: {
          label: string;
          usedVersion: number;
          isCurrent: boolean;
        }[];
        changes: string[];
        faults: {
          place: string;
          code: string;
          message: string;
          mend: string;
        }[];
      }[];
      mayManage: boolean;
    };
  };
  'GET /option-sets/:key/in-work': {
    params: { key: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      designs: {
        id: string;
        title: string;
        forms: string[];
      }[];
      files: {
        id: string;
        title: string;
        forms: string[];
      }[];
    };
  };
  'POST /option-sets/:key/prepare': {
    params: { key: string };
    query: Record<string, never>;
    body: {
      version: number;
    };
    answer: {
      drafts: {
        draftId: string;
        forms: string[];
      }[];
      left: string[];
    };
  };
  'GET /organisation': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: OrganisationView;
  };
  'GET /organisation/areas': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: AreaLine[];
  };
  'POST /organisation/areas': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: AddAreaBody;
    answer: AddedView;
  };
  'POST /organisation/areas/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: ChangeAreaBody;
    answer: DoneView;
  };
  'POST /organisation/areas/:id/close': {
    params: { id: string };
    query: Record<string, never>;
    body: CloseAreaBody;
    answer: DoneView;
  };
  'POST /organisation/areas/:id/leader': {
    params: { id: string };
    query: Record<string, never>;
    body: ChangeLeaderBody;
    answer: AddedView;
  };
  'GET /organisation/groups': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: GroupLine[];
  };
  'POST /organisation/groups': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: AddGroupBody;
    answer: AddedView;
  };
  'POST /organisation/groups/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: ChangeGroupBody;
    answer: DoneView;
  };
  'POST /organisation/groups/:id/close': {
    params: { id: string };
    query: Record<string, never>;
    body: CloseGroupBody;
    answer: DoneView;
  };
  'GET /organisation/history': {
    params: Record<string, never>;
    query: { about?: string; kind?: 'unit' | 'person' | 'post' | 'area' | 'group' | 'calendar' | 'account' | 'tenant'; before?: number };
    body: undefined;
    answer: OrganisationHistoryView;
  };
  'POST /organisation/import': {
    params: Record<string, never>;
    query: { digest: string; bad: 'leave' | 'refuse' };
    body: FormData;
    answer: ImportedView;
  };
  'POST /organisation/import/bad-rows.xlsx': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: FormData;
    answer: Blob;
  };
  'POST /organisation/import/preview': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: FormData;
    answer: ImportPreviewView;
  };
  'GET /organisation/import/template.xlsx': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'GET /organisation/people': {
    params: Record<string, never>;
    query: { q?: string; unit?: string; post?: string; state?: 'here' | 'left'; cadre?: 'true' | 'false'; page?: number };
    body: undefined;
    answer: PeoplePage;
  };
  'POST /organisation/people': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: AddPersonBody;
    answer: AddedView;
  };
  'GET /organisation/people/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: PersonPageView;
  };
  'PATCH /organisation/people/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: ChangePersonBody;
    answer: DoneView;
  };
  'POST /organisation/people/:id/leave': {
    params: { id: string };
    query: Record<string, never>;
    body: LeaveBody;
    answer: DoneView;
  };
  'POST /organisation/people/:id/memberships': {
    params: { id: string };
    query: Record<string, never>;
    body: JoinUnitBody;
    answer: DoneView;
  };
  'POST /organisation/people/:id/memberships/:membership/end': {
    params: { id: string; membership: string };
    query: Record<string, never>;
    body: EndBody;
    answer: DoneView;
  };
  'POST /organisation/people/:id/posts': {
    params: { id: string };
    query: Record<string, never>;
    body: AppointBody;
    answer: DoneView;
  };
  'POST /organisation/people/:id/posts/:holding/end': {
    params: { id: string; holding: string };
    query: Record<string, never>;
    body: EndBody;
    answer: DoneView;
  };
  'POST /organisation/units': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: AddUnitBody;
    answer: AddedView;
  };
  'GET /organisation/units/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: UnitPageView;
  };
  'POST /organisation/units/:id/close': {
    params: { id: string };
    query: Record<string, never>;
    body: CloseUnitBody;
    answer: DoneView;
  };
  'POST /organisation/units/:id/departments': {
    params: { id: string };
    query: Record<string, never>;
    body: CoverDepartmentsBody;
    answer: DoneView;
  };
  'POST /organisation/units/:id/merge': {
    params: { id: string };
    query: Record<string, never>;
    body: MergeUnitBody;
    answer: DoneView;
  };
  'POST /organisation/units/:id/place': {
    params: { id: string };
    query: Record<string, never>;
    body: PlaceUnitBody;
    answer: DoneView;
  };
  'POST /organisation/units/:id/rename': {
    params: { id: string };
    query: Record<string, never>;
    body: RenameUnitBody;
    answer: DoneView;
  };
  'GET /people': {
    params: Record<string, never>;
    query: { q?: string; unit?: string };
    body: undefined;
    answer: PersonLine[];
  };
  'GET /people/:id/open-work': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      person: {
        id: string;
        name: string;
        label: string;
      };
      lines: {
        itemId: string;
        title: string;
        filler: string;
        noun: string;
        state: string;
        due: DueView;
        slotId: string | null;
        fields: ('leader' | 'owner' | 'filler')[];
        asWhat: string;
        takers: {
          id: string;
          label: string;
          why: string;
        }[];
        proposed: string | null;
        listedOnly: boolean;
        stranded: boolean;
      }[];
    };
  };
  'POST /plan-files': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: PlanFileBody;
    answer: PlanFileView;
  };
  'GET /plans': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: PlanLine[];
  };
  'GET /proxies': {
    params: Record<string, never>;
    query: { person?: string };
    body: undefined;
    answer: {
      of: {
        id: string;
        name: string;
        label: string;
      };
      named: {
        id: string;
        principal: {
          id: string;
          name: string;
          label: string;
        };
        proxy: {
          id: string;
          name: string;
          label: string;
        };
        from: {
          on: string;
          text: string;
        };
        to: {
          on: string;
          text: string;
        };
        when: 'to-come' | 'running' | 'over' | 'revoked';
        mayRevoke: boolean;
      }[];
      standing: {
        id: string;
        principal: {
          id: string;
          name: string;
          label: string;
        };
        proxy: {
          id: string;
          name: string;
          label: string;
        };
        from: {
          on: string;
          text: string;
        };
        to: {
          on: string;
          text: string;
        };
        when: 'to-come' | 'running' | 'over' | 'revoked';
        mayRevoke: boolean;
      }[];
      candidates: {
        id: string;
        name: string;
        label: string;
      }[];
      mayChooseAnybody: boolean;
    };
  };
  'POST /proxies': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      principalId?: string;
      proxyId: string;
      from: string;
      to: string;
    };
    answer: {
      id: string;
    };
  };
  'POST /proxies/:id/revoke': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: {
      id: string;
    };
  };
  'GET /references': {
    params: Record<string, never>;
    query: { of: string; q?: string };
    body: undefined;
    answer: {
      id: string;
      title: string;
    }[];
  };
  'GET /registers': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: RegisterLine[];
  };
  'GET /registers/:key': {
    params: { key: string };
    query: { tab?: string; view?: string; q?: string; campaign?: string; unit?: string; area?: string; leader?: string; order?: 'serial' | 'due'; on?: string; after?: string };
    body: undefined;
    answer: RegisterView;
  };
  'GET /registers/:key.docx': {
    params: { key: string };
    query: { tab?: string; view?: string; q?: string; campaign?: string; unit?: string; area?: string; leader?: string; order?: 'serial' | 'due'; on?: string };
    body: undefined;
    answer: Blob;
  };
  'GET /registers/:key.pdf': {
    params: { key: string };
    query: { tab?: string; view?: string; q?: string; campaign?: string; unit?: string; area?: string; leader?: string; order?: 'serial' | 'due'; on?: string };
    body: undefined;
    answer: Blob;
  };
  'GET /registers/:key.xlsx': {
    params: { key: string };
    query: { tab?: string; view?: string; q?: string; campaign?: string; unit?: string; area?: string; leader?: string; order?: 'serial' | 'due'; on?: string };
    body: undefined;
    answer: Blob;
  };
  'POST /registers/:key/acts': {
    params: { key: string };
    query: Record<string, never>;
    body: ActsBody;
    answer: EntryBatchAnswer;
  };
  'GET /registers/:key/between': {
    params: { key: string };
    query: { q?: string; campaign?: string; unit?: string; area?: string; leader?: string; from: string; to: string; kind?: string; after?: string };
    body: undefined;
    answer: ChangesView;
  };
  'GET /registers/:key/between.xlsx': {
    params: { key: string };
    query: { q?: string; campaign?: string; unit?: string; area?: string; leader?: string; from: string; to: string; kind?: string; after?: string };
    body: undefined;
    answer: Blob;
  };
  'GET /registers/:key/candidates': {
    params: { key: string };
    query: { after?: string };
    body: undefined;
    answer: RegisterCandidates;
  };
  'POST /registers/:key/changes': {
    params: { key: string };
    query: Record<string, never>;
    body: ChangesBody;
    answer: EntryBatchAnswer;
  };
  'POST /registers/:key/entries': {
    params: { key: string };
    query: Record<string, never>;
    body: EntriesBody;
    answer: EntriesAnswer;
  };
  'GET /registers/:key/samples': {
    params: { key: string };
    query: Record<string, never>;
    body: undefined;
    answer: SampleView[];
  };
  'POST /registers/:key/samples': {
    params: { key: string };
    query: Record<string, never>;
    body: SampleBody;
    answer: SampleView;
  };
  'GET /registers/:key/table': {
    params: { key: string };
    query: { tab?: string; view?: string; q?: string; campaign?: string; unit?: string; area?: string; leader?: string; order?: 'serial' | 'due'; on?: string };
    body: undefined;
    answer: RegisterTable;
  };
  'GET /review-sheets/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: SheetView;
  };
  'GET /review-sheets/:id/figures/:figure': {
    params: { id: string; figure: string };
    query: Record<string, never>;
    body: undefined;
    answer: FigureDetail;
  };
  'POST /review-sheets/:id/recounts': {
    params: { id: string };
    query: Record<string, never>;
    body: RecountBody;
    answer: SheetView;
  };
  'GET /reviews': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: ReviewLines;
  };
  'GET /reviews/years': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: YearsView;
  };
  'GET /reviews/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: ReviewView;
  };
  'POST /reviews/:id/cancel': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: ReviewRef;
  };
  'POST /reviews/:id/feedback': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: FedBack;
  };
  'GET /reviews/:id/sheets.xlsx': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'GET /roles': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: RolesView;
  };
  'GET /roles/people/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: RightsOfPersonView;
  };
  'GET /roles/permissions/:permission': {
    params: { permission: string };
    query: Record<string, never>;
    body: undefined;
    answer: HoldersOfPermissionView;
  };
  'PUT /roles/:id/permissions': {
    params: { id: string };
    query: Record<string, never>;
    body: PermissionsBody;
    answer: DoneView;
  };
  'POST /roles/:id/release': {
    params: { id: string };
    query: Record<string, never>;
    body: PermissionsReleaseBody;
    answer: DoneView;
  };
  'GET /saved-views': {
    params: Record<string, never>;
    query: { screen: SavedScreen };
    body: undefined;
    answer: SavedView[];
  };
  'POST /saved-views': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: SavedViewBody;
    answer: SavedView[];
  };
  'DELETE /saved-views/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: SavedView[];
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
  'GET /setup': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: SetupStateView;
  };
  'POST /setup': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: SetupBody;
    answer: SetupAnswerView;
  };
  'GET /setup/beginning': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: BeginningView;
  };
  'POST /setup/link': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: SetupTokenBody;
    answer: SetupLinkView;
  };
  'POST /sheets/read': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: FormData;
    answer: {
      sheets: {
        name: string;
        from: 'word' | 'excel';
        blocks: ({
          type: 'paragraph';
          text: string;
          isCentred?: true;
          isBold?: true;
        } | {
          type: 'table';
          columns: number;
          widths?: number[];
          rows: {
            cells: {
              column: number;
              across: number;
              down: number;
              text: string;
            }[];
            isHead?: true;
            number?: number;
          }[];
        })[];
      }[];
    };
  };
  'POST /sheets/table': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: {
      as: 'word' | 'excel';
      title: string;
      above: string[];
      columns: {
        label: string;
        width: number;
      }[];
      rows: string[][];
      below: string[];
    };
    answer: Blob;
  };
  'GET /startable': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: StartableView;
  };
  'POST /startable/:key': {
    params: { key: string };
    query: Record<string, never>;
    body: StartBody;
    answer: StartedView;
  };
  'GET /stranded-work': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: {
      person: {
        id: string;
        name: string;
        label: string;
      };
      count: number;
      why: string;
    }[];
  };
  'GET /stuck-work': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: undefined;
    answer: StuckView;
  };
  'POST /stuck-work/retry': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: RetryBody;
    answer: RetryAnswer;
  };
  'GET /submissions/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: SubmissionWithForm;
  };
  'GET /submissions/:id/paper.docx': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'GET /submissions/:id/paper.pdf': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: Blob;
  };
  'GET /units': {
    params: Record<string, never>;
    query: { category?: string };
    body: undefined;
    answer: UnitLine[];
  };
  'POST /uploads': {
    params: Record<string, never>;
    query: Record<string, never>;
    body: BeginUploadBody;
    answer: UploadView;
  };
  'GET /uploads/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: UploadView;
  };
  'DELETE /uploads/:id': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: undefined;
  };
  'PUT /uploads/:id/bytes/:offset': {
    params: { id: string; offset: number };
    query: Record<string, never>;
    body: Blob;
    answer: UploadView;
  };
  'POST /uploads/:id/finish': {
    params: { id: string };
    query: Record<string, never>;
    body: undefined;
    answer: FileView;
  };
  'GET /vacant-places': {
    params: Record<string, never>;
    query: { after?: string };
    body: undefined;
    answer: {
      rows: {
        itemId: string;
        title: string;
        filler: string;
        state: string;
        due: DueView;
        places: {
          place: string;
          label: string;
          vacant: string | null;
          sinceText: string | null;
          due: StepDue | null;
          act: string | null;
        }[];
      }[];
      next: string | null;
    };
  };
}
