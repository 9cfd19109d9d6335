/** A yearly review: figures counted from records for each unit of a category, and the way their sheet goes. No marks, no grades, no order by result. */
export interface ReviewDefinition {
  readonly format: 1;
  readonly key: string;
  readonly title: string;
  /** Heading of a unit's sheet; `{year}` is the campaign's. */
  readonly sheetTitle: string;
  /** Lifecycles of the review as a whole and of one unit's sheet. */
  readonly lifecycles: { readonly round: string; readonly sheet: string };
  /** Form of what the unit may say to its figures. */
  readonly statementForm: string;
  /** Working days after the counting within which a unit may say something to its figures, and how that is told. Absent: whenever it likes. */
  readonly statement?: { readonly days: number; readonly words: string };
  /** Units of this category get a sheet. */
  readonly category: string;
  /** Working days after the feedback within which a unit may ask for a second look. */
  readonly requestDays: number;
  /** Said on every sheet. */
  readonly notes: readonly string[];
  readonly groups: readonly { readonly key: string; readonly label: string; readonly figures: readonly ReviewFigure[] }[];
  /** Words of the year's end, about what is still open on a register: «{n}条未销号», «将结转{year}年». */
  readonly closing: { readonly open: string; readonly carried: string; readonly none: string };
}

/** One figure, and how it is counted. */
export interface ReviewFigure {
  readonly key: string;
  readonly label: string;
  /** 份, 条, 次 */
  readonly unit: string;
  /** How it is counted, in one sentence for whoever reads the sheet. */
  readonly counted: string;
  /** Words under the figure. */
  readonly note?: string;
  /** What came after the cut-off, said beside it: «又销号{n}条». */
  readonly later?: string;
  readonly of: ReviewItems;
  readonly measure: ReviewMeasure;
  /** Never without: «（其中重新整改1）» counts those of the figure that this measure counts too. */
  readonly among?: { readonly label: string; readonly measure: ReviewMeasure };
}

/** Which items a figure looks at. Restricted lists are looked at alone or not at all. */
export interface ReviewItems {
  readonly kind: 'share' | 'list' | 'entry';
  /** Shares of tasks done in one of these ways. */
  readonly ways?: readonly string[];
  readonly forms?: readonly string[];
  readonly register?: string;
  readonly classes?: readonly string[];
  readonly restricted?: true;
}

/**
 * all: how many there were · sent-by-due, sent-late: handed in the first time (without a form: done the first time) by or after its day ·
 * not-sent: not yet, unsent-overdue: of these what was due, so that with the two before they add up to all · overdue: not done though its day had passed and its clock ran · returned: how often it came back · ended, open ·
 * reopened: done once and taken up again · in-states · rows: lines of a table of what was handed in last. What was taken away counts only in-states.
 */
export type ReviewMeasure =
  | { readonly type: 'all' | 'sent-by-due' | 'sent-late' | 'not-sent' | 'unsent-overdue' | 'overdue' | 'returned' | 'ended' | 'open' | 'reopened' }
  | { readonly type: 'in-states'; readonly states: readonly string[] }
  | { readonly type: 'rows'; readonly table: string };
