import type { FormAccess } from './access/form-access.js';
import type { Condition, Operand } from './conditions/condition.js';
import type { WorkYears } from './conditions/work-years.js';
import type { Prefill } from './prefill/prefill.js';
import type { FormLayout } from './layout/form-layout.js';
import type { FormMigrations } from './migrations/form-migrations.js';
import type { Paper } from './printed-as.js';

/**
 * A form as the party office writes it: one JSON document, maps by id with order arrays beside them.
 * Published versions never change. Everything else (JSON Schema, rjsf props, the paper) is compiled from it.
 */
export interface FormDefinition {
  readonly format: 1;
  readonly key: string;
  readonly title: string;
  /** The plan's own words on how to fill it in, carried word for word. */
  readonly guidance?: string;
  /** Minutes a filler is expected to need; shown before anybody is asked. */
  readonly minutes: number;
  readonly fields: Readonly<Record<FieldId, Field>>;
  readonly order: readonly FieldId[];
  readonly rules?: readonly FormRule[];
  /** Whether "nothing to report" exists, and whether it must be explained. */
  readonly nil?: NilReport;
  /** The sheet of paper people know: the columns it prints, whatever the record holds. */
  readonly paper?: Paper;
  /** Row or field summaries for lists («问题6条，马上改2»). */
  readonly summary?: readonly SummaryPart[];
  /** Who may see and write what. Absent: whoever fills it in writes all of it, everybody else reads all of it. */
  readonly access?: FormAccess;
  /** Sections, widths of fields and of columns. Absent: one part, every field the whole row. */
  readonly layout?: FormLayout;
  /** What becomes of answers given in the version before. */
  readonly migrations?: FormMigrations;
  /** Handed along by `withWorkYears` alone, to whoever judges by it; no definition that is kept says it. */
  readonly calendar?: WorkYears;
}

/** Stable id, never reused. */
export type FieldId = string;

export type Field =
  | TextField
  | LongTextField
  | RichTextField
  | NumberField
  | DecimalField
  | DateField
  | MonthField
  | YearField
  | DateTimeField
  | ChoiceField
  | ChoicesField
  | ChecklistField
  | YesNoField
  | ScoreField
  | RatingField
  | PersonField
  | PersonsField
  | UnitField
  | UnitsField
  | RosterField
  | MatrixField
  | FormulaField
  | SerialField
  | DocumentNumberField
  | FilesField
  | ReferencesField
  | SignatureField
  | TableField
  | StaticField;

/** For everybody, within the organisation, about a person, or such as harms a person who is known by it: 公开 内部 个人信息 敏感. */
export type Privacy = 'public' | 'internal' | 'personal' | 'sensitive';

interface FieldBase {
  readonly id: FieldId;
  /** English key under which the value stands in the data. */
  readonly key: string;
  readonly label: string;
  /** A hint teaches; it never blocks. */
  readonly hint?: string;
  /** Other heads sheets write over this column: 负责人 for 责任人. Columns of tables only. */
  readonly synonyms?: readonly string[];
  readonly required?: boolean;
  /** Also required while this holds; in a column `row` is the row at hand. */
  readonly requiredWhen?: Condition;
  /** What it holds may not be changed while this holds; in a column `row` is the row at hand. On a table: none of its rows. */
  readonly readOnlyWhen?: Condition;
  /** Whose matter the answer is; absent: internal. Says nothing of rights: those are `access`. */
  readonly privacy?: Privacy;
  /** What a new form, or a new row, begins with. */
  readonly default?: string | number | boolean | readonly string[];
  /** The same, where it is only known when somebody begins: himself, his unit, what was answered the year before. Goes before `default`. */
  readonly prefill?: Prefill;
  /** Shown only while this holds; a hidden field has no value. */
  readonly visible?: Condition;
  /** Not on the paper and not asked by default: folded under «更多». */
  readonly folded?: boolean;
  /** Said by `definitionFor` alone, to whoever is sent only the end of the answer; no definition that is kept says it. */
  readonly masked?: true;
}
export interface TextField extends FieldBase {
  readonly kind: 'text';
  readonly maxLength?: number;
}
export interface LongTextField extends FieldBase {
  readonly kind: 'long-text';
  readonly maxLength?: number;
  readonly phrases?: readonly string[];
}
/** Value: array of `{ type, runs: { text, bold? }[] }`; paragraphs and items of lists, never markup. */
export interface RichTextField extends FieldBase {
  readonly kind: 'rich-text';
  readonly maxLength?: number;
}
export interface NumberField extends FieldBase {
  readonly kind: 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}
/** Value: a number of at most 15 digits, `scale` of them after the point. */
export interface DecimalField extends FieldBase {
  readonly kind: 'decimal';
  readonly scale: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** What is counted: 万元. Stands behind the number wherever it is read. */
  readonly unit?: string;
}
export interface DateField extends FieldBase {
  readonly kind: 'date';
  readonly notAfterToday?: boolean;
}
/** Value: `YYYY-MM`. */
export interface MonthField extends FieldBase {
  readonly kind: 'month';
  readonly notAfterToday?: boolean;
}
/** Value: a whole number of four digits. */
export interface YearField extends FieldBase {
  readonly kind: 'year';
  readonly minimum?: number;
  readonly maximum?: number;
}
/** Value: local time `YYYY-MM-DDTHH:mm`. */
export interface DateTimeField extends FieldBase {
  readonly kind: 'date-time';
  readonly notAfterToday?: boolean;
}
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly optionSet?: OptionSetUsed;
}
export interface ChoicesField extends FieldBase {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  readonly optionSet?: OptionSetUsed;
}
/** Value: the ticked values. Required: every tick that is not optional. */
export interface ChecklistField extends FieldBase {
  readonly kind: 'checklist';
  readonly options: readonly Tick[];
  readonly optionSet?: OptionSetUsed;
}
export interface YesNoField extends FieldBase {
  readonly kind: 'yes-no';
}
/** Value: points from 0 to the maximum, `scale` digits after the point (none when absent). */
export interface ScoreField extends FieldBase {
  readonly kind: 'score';
  readonly maximum: number;
  readonly scale?: number;
}
/** Value: how many of the levels, from 1. */
export interface RatingField extends FieldBase {
  readonly kind: 'rating';
  readonly levels?: number;
}
/** Value: person id (UUID). */
export interface PersonField extends FieldBase {
  readonly kind: 'person';
}
/** Value: array of person ids, in the order they were named. */
export interface PersonsField extends FieldBase {
  readonly kind: 'persons';
  readonly maxItems?: number;
}
/** Value: unit id (UUID). */
export interface UnitField extends FieldBase {
  readonly kind: 'unit';
}
/** Value: array of unit ids, in the order they were named. */
export interface UnitsField extends FieldBase {
  readonly kind: 'units';
  readonly maxItems?: number;
}
/** Value: array of `{ person, state, note? }`; who was there and who was not. */
export interface RosterField extends FieldBase {
  readonly kind: 'roster';
  readonly maxItems?: number;
}
/** Value: by row, the ticked column or the cells by column. Required: every cell. */
export interface MatrixField extends FieldBase {
  readonly kind: 'matrix';
  readonly rows: readonly Option[];
  readonly columns: readonly Option[];
  readonly cell: 'tick' | 'number' | 'text';
  /** Digits after the point of numbers; none when absent. */
  readonly scale?: number;
  /** Numbers are added up below and beside. */
  readonly totals?: boolean;
}
/** Worked out from other answers; nobody writes it. `of` is absent for whoever does not see what it is worked out from. */
export interface FormulaField extends FieldBase {
  readonly kind: 'formula';
  readonly of?: Operand;
  /** Digits after the point a number is rounded to; as it is when absent. */
  readonly scale?: number;
  readonly unit?: string;
}
/** Value: text the server gives when it is handed in first; nobody types it. Not in tables. */
export interface SerialField extends FieldBase {
  readonly kind: 'serial';
  readonly prefix?: string;
  /** The year stands in it, and each year begins at one. */
  readonly yearly?: boolean;
  /** With noughts in front. */
  readonly digits: number;
  /** Each unit counts by itself; absent: all together. */
  readonly per?: 'unit';
}
/** Value: `党发〔2018〕5号`; no two records of the form have the same. */
export interface DocumentNumberField extends FieldBase {
  readonly kind: 'document-number';
  /** Organ codes that may be used; absent: any. */
  readonly organs?: readonly string[];
}
/** Value: array of attachment ids (UUID). */
export interface FilesField extends FieldBase {
  readonly kind: 'files';
  readonly maxItems?: number;
}
/** Value: array of ids of records, in the order they were named. */
export interface ReferencesField extends FieldBase {
  readonly kind: 'references';
  /** Keys of the processes whose records may be named. */
  readonly of: readonly string[];
  readonly maxItems?: number;
}
/** Value: `{ strokes }`, lines that were drawn, or `{ name }`, typed by whoever cannot draw. */
export interface SignatureField extends FieldBase {
  readonly kind: 'signature';
}
/** Value: array of row objects, each with a `rowId` that never changes. */
export interface TableField extends FieldBase {
  readonly kind: 'table';
  readonly columns: Readonly<Record<FieldId, Exclude<Field, TableField>>>;
  readonly columnOrder: readonly FieldId[];
  readonly minRows?: number;
  readonly maxRows?: number;
  /** What one row is called: 问题. */
  readonly rowNoun?: string;
  readonly addLabel?: string;
}
/** Help text, a guide's excerpt; has no value. */
export interface StaticField extends FieldBase {
  readonly kind: 'static';
  readonly text: string;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Not offered any more. Where it was chosen it is read and printed, and may stay. */
  readonly retired?: boolean;
  /** Offered only while this holds; in a column `row` is the row at hand. */
  readonly when?: Condition;
}

/** The list several forms share from which the options were copied, so that the form needs nobody to be read. Only `when` and `optional` are its own. */
export interface OptionSetUsed {
  readonly key: string;
  readonly version: number;
}

/** One line of a checklist. */
export interface Tick extends Option {
  /** May stay without a tick even where the list is required. */
  readonly optional?: boolean;
}

/** A rule over the whole form or over each row of a table. */
export interface FormRule {
  readonly id: string;
  /** Table field id for a row rule; absent for a form rule. */
  readonly table?: FieldId;
  /** Must hold; unknown is "not yet" and does not complain. */
  readonly holds: Condition;
  readonly severity: 'error' | 'advice';
  readonly message: string;
  /** Field id the message stands at. */
  readonly at?: FieldId;
}

export interface NilReport {
  readonly label: string;
  /** Field ids asked instead of the table when nothing was found; empty means one tap. */
  readonly explain: readonly FieldId[];
  /** Table the nil report stands for. */
  readonly table: FieldId;
}

export interface SummaryPart {
  readonly label: string;
  /** Table key; counts its rows for which `when` holds. */
  readonly count: string;
  readonly when?: Condition;
  readonly unit: string;
}

/** Data of a form: keys as the fields say, tables as arrays of rows. `nil` is true for a nil report. */
export type FormData = Readonly<Record<string, unknown>>;
export interface Row extends Readonly<Record<string, unknown>> {
  readonly rowId: string;
}

/** Something wrong or worth saying at one place of the data. `pointer` is RFC 6901. */
export interface Issue {
  readonly pointer: string;
  readonly code: string;
  readonly severity: 'error' | 'advice';
  /** Chinese sentence with field label and row number. */
  readonly message: string;
}
