/** `write` includes reading; of what is masked only the end is sent, where its kind knows an end, else nothing; what is hidden is not sent at all. */
export type FieldRight = 'write' | 'read' | 'masked' | 'hidden';
export type RowOperation = 'add' | 'delete' | 'reorder';

/** Rights in a table, by the ids of its columns, where columns or rows differ from the table itself. */
export interface TableRight {
  /** Of the columns that are not named. */
  readonly right: FieldRight;
  readonly columns?: Readonly<Record<string, FieldRight>>;
  /** Absent: all of them where `right` is `write`, else none. */
  readonly rows?: readonly RowOperation[];
}

/** Rights at one place: fields that are named by their ids, and the others. */
export interface PlaceAccess {
  readonly otherwise?: FieldRight;
  readonly fields?: Readonly<Record<string, FieldRight | TableRight>>;
}

/** Who may see and write what: step × field × row operation. Everything is as it is without it where nothing is said. */
export interface FormAccess {
  /** Whoever fills it in and hands it in; `otherwise` absent: writes. */
  readonly filling?: PlaceAccess;
  /** Signers of a step, by its id, and whoever has it in hand in a state, by its code, without filling it in there; `otherwise` absent: reads. One that is not named reads everything. */
  readonly steps?: Readonly<Record<string, PlaceAccess>>;
  /** Whoever reads it without having had it in hand; writes nothing, `otherwise` absent: reads. */
  readonly others?: PlaceAccess;
}

/** Where somebody stands when he looks at a form. */
export type AccessPlace = { readonly type: 'filling' } | { readonly type: 'step'; readonly step: string } | { readonly type: 'others' };
