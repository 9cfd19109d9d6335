/**
 * What becomes of answers given in the version before, chosen by whoever changed the form. Only what may still change is carried over by
 * it, drafts and items that go over to this version; what was handed in stays as it was.
 */
export interface FormMigrations {
  /** The version the choices were made against; against another one they mean nothing. */
  readonly from: number;
  readonly fields: readonly FieldMigration[];
}

/** By its id in the version before; `table` for a column. */
export type FieldMigration = MigratedField & MigrationAct;

export interface MigratedField {
  readonly field: string;
  readonly table?: string;
}

export type MigrationAct =
  /** Not carried over; readable wherever it was handed in, and told to whoever goes on with a draft. */
  | { readonly act: 'keep' }
  /** Not carried over, and not told any more; it stays in what was handed in. */
  | { readonly act: 'hide' }
  /** Into another field of the same form or table. */
  | { readonly act: 'move'; readonly to: string; readonly values?: readonly ValueMapping[] }
  /** Into the field as it is now. */
  | { readonly act: 'convert'; readonly values?: readonly ValueMapping[] };

/** What was found, as text, and the option it becomes. */
export interface ValueMapping {
  readonly from: string;
  readonly to: string;
}
