import type { Seen } from '../changes/index.js';
import type { Column } from '../definition-reading.js';
import type { Field, FieldId, FormRule, Option } from '../definition.js';
import type { FormSection } from '../layout/form-layout.js';

/** A field of the form, or a column of the table that is named. */
export interface FieldPlace {
  readonly field: FieldId;
  readonly table?: FieldId;
}

/** Where a field is put: among the fields of the form or the columns of a table, after another one; first where `after` is absent. */
export interface Place {
  readonly table?: FieldId;
  readonly after?: FieldId;
}

/** Where lines with values of their own stand: options of a choice, rows and columns of a matrix. */
export type OptionList = 'options' | 'rows' | 'columns';

export interface OptionsAt extends FieldPlace {
  readonly list: OptionList;
}

/** What `set` writes in. */
export type Target =
  | { readonly type: 'form' }
  | ({ readonly type: 'field' } & FieldPlace)
  | ({ readonly type: 'option'; readonly option: string } & OptionsAt)
  | { readonly type: 'rule'; readonly rule: string }
  | { readonly type: 'section'; readonly section: string }
  /** Where a field stands and how wide it is; how wide a column is. There even where nothing is said of it. */
  | ({ readonly type: 'layout' } & FieldPlace);

/**
 * One change of a form, addressed by ids that stay as they are and never by a number in a list, so that it means the same over what
 * somebody else did meanwhile. Where `was` is given and differs from what stands there, it is refused. The same words as for lifecycles.
 */
export type FormCommand =
  | { readonly type: 'insert-field'; readonly at: Place; readonly field: Field | Column }
  | ({ readonly type: 'remove-field'; readonly was?: Seen } & FieldPlace)
  | ({ readonly type: 'move-field'; readonly after?: FieldId } & FieldPlace)
  | { readonly type: 'insert-option'; readonly at: OptionsAt; readonly option: Option; readonly after?: string }
  | { readonly type: 'remove-option'; readonly at: OptionsAt; readonly option: string; readonly was?: Seen }
  | { readonly type: 'move-option'; readonly at: OptionsAt; readonly option: string; readonly after?: string }
  | { readonly type: 'insert-rule'; readonly rule: FormRule; readonly after?: string }
  | { readonly type: 'remove-rule'; readonly rule: string; readonly was?: Seen }
  | { readonly type: 'move-rule'; readonly rule: string; readonly after?: string }
  | { readonly type: 'insert-section'; readonly section: FormSection; readonly after?: string }
  | { readonly type: 'remove-section'; readonly section: string; readonly was?: Seen }
  | { readonly type: 'move-section'; readonly section: string; readonly after?: string }
  /** `value` absent: what stands there is taken away. A list without ids of its own is set as a whole. */
  | { readonly type: 'set'; readonly target: Target; readonly path: readonly string[]; readonly value?: unknown; readonly was?: Seen }
  /** All of them or none. */
  | { readonly type: 'all'; readonly commands: readonly FormCommand[] };

export type FormCommandOf<T extends FormCommand['type']> = Extract<FormCommand, { readonly type: T }>;
