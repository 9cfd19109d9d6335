/** How a form stands on a desk. On a phone it is one column; on the paper it is nothing. */
export interface FormLayout {
  /** Parts of the form under headings of their own, in order. Fields of no section stand before the first. */
  readonly sections?: readonly FormSection[];
  /** By field id: fields of the form that say something of their place. */
  readonly fields?: Readonly<Record<string, FieldLayout>>;
  /** By column id: columns of tables that say how wide they are. */
  readonly columns?: Readonly<Record<string, ColumnLayout>>;
}

/** Shown as soon as one of its fields is. */
export interface FormSection {
  readonly id: string;
  readonly title: string;
  readonly help?: string;
}

export interface FieldLayout {
  readonly section?: string;
  /** The whole row where it is absent. */
  readonly span?: FieldSpan;
}

export interface ColumnLayout {
  /** In parts, set against the other columns of its table. */
  readonly width?: number;
}

/** How many of twelve columns a field takes. */
export type FieldSpan = 3 | 4 | 6 | 8 | 9 | 12;
