import type { Condition, FormDefinition, OptionSetDefinition } from '@bihuan/forms';
import type { LifecycleDefinition, Requirement, Tone } from '@bihuan/workflows';
import type { ReviewDefinition } from './review-kind.js';

/** What the process library ships. Every word of a process stands here, none in the code. */
export interface Library {
  readonly forms: readonly FormDefinition[];
  readonly lifecycles: readonly LifecycleDefinition[];
  readonly registers: readonly RegisterDefinition[];
  /** Options that several forms share; the shipped forms hold copies of them. */
  readonly optionSets: readonly OptionSetDefinition[];
  readonly ways: readonly WayDefinition[];
  readonly posts: readonly PostDefinition[];
  readonly plans: readonly PlanDefinition[];
  /** Words for the unit categories the organisation uses. */
  readonly categories: readonly CategoryDefinition[];
  /** Number series lifecycles issue from. */
  readonly series: readonly SeriesDefinition[];
  readonly reviews: readonly ReviewDefinition[];
}

/** A word of the data for a kind of unit; plans name units by it. */
export interface CategoryDefinition {
  readonly key: string;
  readonly label: string;
  /** All of them together, as plans print it: 各党支部. */
  readonly all: string;
}

/** Numbers that are issued once, counted from 1 each year. */
export interface SeriesDefinition {
  readonly key: string;
  readonly label: string;
  /** `{year}` and `{n}` stand for the business year and the count. */
  readonly pattern: string;
}

/** A post people hold, and what it opens. The code knows permissions, never posts. */
export interface PostDefinition {
  readonly key: string;
  readonly label: string;
  /** Order of leaders and signatures. */
  readonly ordinal: number;
  readonly permissions: readonly Permission[];
  /** Categories of units where somebody should hold it; a unit without is a notice before a start, never a bar. */
  readonly expectedIn?: readonly string[];
}

/**
 * items.read-unit: items of the post's unit · items.read-area: of the units of one's contact area · items.read-all: of the tenant ·
 * items.read-restricted-unit / -all: restricted lists likewise · plans.edit: write campaigns · plans.read · registers.manage: put rows on a register ·
 * registers.read · items.override: suspend, resume, end, move on and give to somebody else against the usual course · decisions.enter-paper: enter what was signed on paper · reminders.send · reviews.manage · calendar.manage · definitions.manage: upload and publish lifecycles and forms ·
 * history.audit: audit lists and chain checks · people.manage, security.manage, audit.manage: the three administrators.
 * Each has its sentence in `permissionWords`.
 */
export type Permission =
  | 'items.read-unit'
  | 'items.read-area'
  | 'items.read-all'
  | 'items.read-restricted-unit'
  | 'items.read-restricted-all'
  | 'plans.edit'
  | 'plans.read'
  | 'registers.manage'
  | 'registers.read'
  | 'decisions.enter-paper'
  | 'reminders.send'
  | 'items.hand-over'
  | 'items.override'
  | 'reviews.manage'
  | 'calendar.manage'
  | 'definitions.manage'
  | 'history.audit'
  | 'people.manage'
  | 'security.manage'
  | 'audit.manage';

/** How a task is done (办理方式), as offered in the plan's drawer. */
export interface WayDefinition {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** Lifecycle of a unit's share of the task. */
  readonly shareLifecycle: string;
  /** Whether the way asks for lists: form + chain + who fills + how many. */
  readonly lists: boolean;
}

/** One kind of list a share holds. */
export interface ListDefinition {
  /** Stable within the task. */
  readonly key: string;
  /** 内设机构, 党员干部个人, 领导班子 */
  readonly label: string;
  readonly form: string;
  /** Lifecycle with the approval chain. */
  readonly lifecycle: string;
  /** One list for the unit itself, for each department of the unit, or for each cadre of the unit. */
  readonly filler: 'unit' | 'departments' | 'cadres';
  readonly privacy: 'normal' | 'restricted';
  /** Fillers may add further lists. */
  readonly more: boolean;
  /** Only for units of this category; absent: for every unit that leads the task. */
  readonly category?: string;
}

export interface How {
  readonly way: string;
  readonly lists: readonly ListDefinition[];
}

/** Who owns a task: named units, or every unit of a category. */
export type Lead =
  | { readonly type: 'units'; readonly units: readonly string[] }
  /** `and`: further categories whose units lead the same task. */
  | { readonly type: 'category'; readonly category: string; readonly and?: readonly string[] };

/** A campaign's plan as a file: chapters verbatim, stages, tasks with the printed numbers. Units by code. */
export interface PlanDefinition {
  readonly format: 1;
  readonly key: string;
  readonly title: string;
  readonly programme: string;
  /** The programme's rhythm and the themes of its years, as printed. */
  readonly cycle?: readonly string[];
  readonly years?: readonly { readonly year: number; readonly theme: string }[];
  readonly year: number;
  readonly theme: string;
  readonly basis: readonly string[];
  /** The paragraph that stands before the chapters. */
  readonly basisText?: string;
  readonly tableTitle: string;
  /** What stands above that title: «附件1». */
  readonly annex?: string;
  /** Lifecycles of the campaign itself, its stages and its tasks. */
  readonly lifecycles: { readonly campaign: string; readonly stage: string; readonly task: string };
  readonly chapters: readonly Chapter[];
  readonly stages: readonly PlanStage[];
  readonly tasks: readonly PlanTask[];
  /** Units that take no part where a whole category leads. */
  readonly excluded?: readonly { readonly unit: string; readonly reason: string }[];
  /** What the keys of this file are called where it was written, so that another house can match them to its own. */
  readonly names?: PlanNames;
}

/** Words for the keys a plan uses: unit codes, categories, ways, forms, lifecycles. */
export interface PlanNames {
  readonly units: Readonly<Record<string, string>>;
  readonly categories: Readonly<Record<string, string>>;
  readonly ways: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<string, string>>;
  readonly lifecycles: Readonly<Record<string, string>>;
}

export interface Chapter {
  readonly no: string;
  readonly title: string;
  /** Verbatim, in order; `level` 0 text, 1 group title, 2 numbered item. `no` and `text` joined are the printed line. */
  readonly paragraphs: readonly Paragraph[];
}

export interface Paragraph {
  readonly level: 0 | 1 | 2;
  readonly no: string;
  readonly text: string;
  /** Said beside the text in grey, never in it: 原文如此. */
  readonly note?: string;
}

export interface PlanStage {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly focus: string;
  readonly paths: readonly { readonly no: string; readonly text: string }[];
  /** How the step is printed in the plan's table: «教育动员 (9月底前)». */
  readonly printedStep?: string;
  /** Null: opened by hand. */
  readonly startsOn: string | null;
  readonly dueText: string;
  readonly dueOn: string | null;
  /** The next stage waits for this one. */
  readonly gate: boolean;
}

export interface PlanTask {
  /** Printed number, as text; gaps stay. */
  readonly printedNo: string;
  readonly stage: string;
  readonly title: string;
  /** Word on the board where the title is too long. */
  readonly shortTitle: string;
  /** As printed; null where the cell is blank. */
  readonly leadText: string | null;
  readonly lead: Lead | null;
  readonly dueText: string;
  readonly dueOn: string | null;
  /** How the words were read, shown beside the date: «下旬从21日开始，正文写明10月20日前». */
  readonly dueReading: string | null;
  /** It has no day, on purpose. */
  readonly noDue?: boolean;
  readonly how: How | null;
}

/** A register: rows of accepted lists become items that own only what came later. */
export interface RegisterDefinition {
  readonly format: 1;
  readonly key: string;
  readonly title: string;
  /** Lifecycle of an entry. */
  readonly lifecycle: string;
  /** Form of what the office adds when it enters a row (class, lead, leader, owner, due). */
  readonly entryForm: string;
  /** Where rows come from: any item whose latest submission is of this form, in a state that ended `done`. */
  readonly source: { readonly form: string; readonly table: string; readonly text: string; readonly more: readonly string[] };
  /** What the basis is called: 依据. */
  readonly basisLabel: string;
  /** Which keys of the entry form are the item's own: due date, lead unit, leader, owner. */
  readonly owns: { readonly dueOn: string; readonly lead: string; readonly leader: string; readonly owner: string; readonly class: string };
  /** What the entry form holds where the office left it open, read off the row: `source.<key>`. */
  readonly defaults?: readonly { readonly key: string; readonly value: boolean | string; readonly when: Condition }[];
  /** What a form of an entry opens with, because it is known already. */
  readonly prefill?: readonly RegisterPrefill[];
  /** Columns of a register that has no tabs, and of its first tab. */
  readonly columns: readonly RegisterColumn[];
  /** The same rows as several tables, each printed and exported as its own. */
  readonly tabs?: readonly RegisterTab[];
  readonly views: readonly RegisterView[];
  /** «共31：已销号22（重新整改0）· 整改中5 · 挂账0»; `always`: what is finished, told even when it counts none; `evenNone`: anything else told even then. */
  readonly foot: readonly { readonly label: string; readonly states: readonly string[]; readonly always?: boolean; readonly evenNone?: boolean }[];
  /** Word for what was closed and had to be opened again. */
  readonly reopenedLabel?: string;
  /** Said where sheets exist whose rows never come here. */
  readonly restrictedNote?: string;
  /** The act that joins an entry to another, whose serial number stands in its form. Where `keeps` holds of the entry it must hold of the other one too; its sentence says why. */
  readonly merge?: { readonly act: string; readonly form: string; readonly serial: string; readonly keeps?: Omit<Requirement, 'id'> };
  /** The act that takes an entry entered by mistake off again; its row may then be entered anew. */
  readonly takeOff?: { readonly act: string };
  /** The act recorded when an entry goes over into another year. */
  readonly carry?: { readonly act: string };
  /** The act by which progress is noted; its form's day and sentence are offered in the row. */
  readonly progress?: { readonly act: string; readonly form: string; readonly on: string; readonly text: string };
  /** Acts without a form the office may send to many entries at once. */
  readonly batch?: readonly string[];
  readonly sampling?: RegisterSampling;
  /** Forms whose files and words prove that something was done; the same ones proving two entries are shown side by side. */
  readonly evidence?: readonly { readonly form: string; readonly files: string; readonly text: string }[];
  /** States in which evidence is looked at. */
  readonly checkedIn?: readonly string[];
  /** The slip an entry is closed with. */
  readonly slip?: { readonly title: string; readonly series: string };
}

/** A share of finished entries is drawn by a number that can be drawn again, looked at, and found good or not. */
export interface RegisterSampling {
  readonly label: string;
  readonly class: readonly string[];
  readonly states: readonly string[];
  /** Acts: being drawn, found as told, found otherwise. */
  readonly draw: string;
  readonly good: string;
  readonly bad: string;
  /** How a drawn entry stands: not looked at yet, found as told, found otherwise. */
  readonly results?: { readonly waiting: string; readonly good: string; readonly bad: string };
}

export interface RegisterTab {
  readonly key: string;
  readonly label: string;
  /** Above the printed table. */
  readonly title: string;
  readonly columns: readonly RegisterColumn[];
}

/** First data of a form by field key. A source is `source.<key>`, a cell of the row, `entry.<key>`, of the entry form, or `item.owner`, `item.due`: as it is now. */
export interface RegisterPrefill {
  readonly form: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly table?: { readonly key: string; readonly rows: readonly Readonly<Record<string, string>>[] };
}

export interface RegisterColumn {
  readonly label: string;
  /** `source.<key>` a cell of the row, `entry.<key>` of the entry form, `last.<form>.<key>` of the newest submission of a form, or one of the words. */
  readonly value: string | 'serial' | 'unit' | 'list' | 'state' | 'light' | 'due' | 'number' | 'lead' | 'leader' | 'owner';
  readonly width: number;
  readonly frozen?: boolean;
}

export interface RegisterView {
  readonly key: string;
  readonly label: string;
  readonly states?: readonly string[];
  readonly class?: readonly string[];
  readonly light?: 'yellow' | 'red';
  readonly reopened?: boolean;
}

export type { FormDefinition, LifecycleDefinition, Tone };

/** An invented organisation with its calendar, for the demo and for tests. */
export interface OrganisationDefinition {
  readonly format: 1;
  readonly tenant: { readonly name: string; readonly zone: string; readonly demoDate: string; readonly officePhone: string };
  readonly units: readonly OrganisationUnit[];
  readonly people: readonly OrganisationPerson[];
  readonly areas: readonly { readonly name: string; readonly leader: string; readonly units: readonly string[]; readonly from: string }[];
  readonly calendar: readonly CalendarYear[];
}
export interface OrganisationUnit {
  readonly code: string;
  readonly name: string;
  readonly tree: 'party' | 'administrative';
  readonly parent: string | null;
  readonly ordinal: number;
  /** committee, office, leading-body, branch, department … a word of the data. */
  readonly category: string;
  /** Departments a branch covers. */
  readonly departments?: readonly string[];
}
export interface OrganisationPerson {
  readonly staffNo: string;
  readonly mobile: string;
  readonly name: string;
  /** 党员干部: fills an individual list. */
  readonly cadre: boolean;
  /** Unit codes the person belongs to (branch and department). */
  readonly memberOf: readonly string[];
  readonly posts: readonly { readonly post: string; readonly unit: string; readonly from: string; readonly to?: string }[];
  /** Shown among the demo sign-ins, with this job. */
  readonly demo?: string;
}
export interface CalendarYear {
  readonly year: number;
  readonly status: 'announced' | 'provisional';
  /** Days off that fall on a weekday. */
  readonly holidays: readonly string[];
  /** 调休: weekend days on which work is done. */
  readonly workdays: readonly string[];
}
export type * from './review-kind.js';

/** The few units every organisation has, and the one whose administrators look after the installation. */
export interface BeginningDefinition {
  readonly format: 1;
  readonly units: readonly OrganisationUnit[];
  readonly administratorsIn: string;
}
