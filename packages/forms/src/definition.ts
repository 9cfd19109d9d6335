import type { FormAccess } from './access/form-access.js';
import type { Condition } from './conditions/condition.js';

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
}

/** Stable id, never reused. */
export type FieldId = string;

export type Field = TextField | LongTextField | NumberField | DateField | ChoiceField | ChoicesField | YesNoField | PersonField | UnitField | FilesField | TableField | StaticField;

interface FieldBase {
  readonly id: FieldId;
  /** English key under which the value stands in the data. */
  readonly key: string;
  readonly label: string;
  /** A hint teaches; it never blocks. */
  readonly hint?: string;
  readonly required?: boolean;
  /** Shown only while this holds; a hidden field has no value. */
  readonly visible?: Condition;
  /** Not on the paper and not asked by default: folded under «更多». */
  readonly folded?: boolean;
}
export interface TextField extends FieldBase { readonly kind: 'text'; readonly maxLength?: number }
export interface LongTextField extends FieldBase { readonly kind: 'long-text'; readonly maxLength?: number; readonly phrases?: readonly string[] }
export interface NumberField extends FieldBase { readonly kind: 'integer'; readonly minimum?: number; readonly maximum?: number }
export interface DateField extends FieldBase { readonly kind: 'date'; readonly notAfterToday?: boolean }
export interface ChoiceField extends FieldBase { readonly kind: 'choice'; readonly options: readonly Option[] }
export interface ChoicesField extends FieldBase { readonly kind: 'choices'; readonly options: readonly Option[] }
export interface YesNoField extends FieldBase { readonly kind: 'yes-no' }
/** Value: person id (UUID). */
export interface PersonField extends FieldBase { readonly kind: 'person' }
/** Value: unit id (UUID). */
export interface UnitField extends FieldBase { readonly kind: 'unit' }
/** Value: array of attachment ids (UUID). */
export interface FilesField extends FieldBase { readonly kind: 'files'; readonly maxItems?: number }
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
export interface StaticField extends FieldBase { readonly kind: 'static'; readonly text: string }

export interface Option {
  readonly value: string;
  readonly label: string;
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

export interface Paper {
  readonly title: string;
  /** «填报单位（个人）：» */
  readonly fillerLabel: string;
  readonly table: FieldId;
  readonly columns: readonly { readonly field: FieldId | 'serial'; readonly label: string; readonly width: number }[];
  readonly minRows: number;
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
