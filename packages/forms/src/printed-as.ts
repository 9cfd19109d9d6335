/** The paper people know: which table stands on it, in which columns, however many more the form has. */
export interface Paper {
  /** Above the title, at the left: «附件2». */
  readonly annex?: string;
  readonly title: string;
  /** «填报单位（个人）：», before who fills it in. Without it the paper has no such line. */
  readonly fillerLabel?: string;
  readonly table: string;
  readonly columns: readonly PaperColumn[];
  readonly minRows: number;
}

export interface PaperColumn {
  /** A column of the table by its id; `serial`: the number of the row. */
  readonly field: string;
  readonly label: string;
  readonly width: number;
  /** Rows that say the same here, one below the other, share one cell. */
  readonly joined?: true;
}
