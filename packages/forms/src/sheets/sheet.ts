/**
 * A sheet of paper as a Word document or a worksheet shows it: what stands one below the other, merged cells resolved.
 * Nothing of it is anybody's answer yet.
 */
export interface Sheet {
  /** What the worksheet is called; empty for a document. */
  readonly name: string;
  readonly from: 'word' | 'excel';
  readonly blocks: readonly SheetBlock[];
}

export type SheetBlock = SheetParagraph | SheetTable;

export interface SheetParagraph {
  readonly type: 'paragraph';
  /** Lines are broken by «\n», places left open are underscores. */
  readonly text: string;
  readonly isCentred?: true;
  readonly isBold?: true;
}

export interface SheetTable {
  readonly type: 'table';
  /** Columns of the grid beneath; a cell that is merged covers several. */
  readonly columns: number;
  /** How wide each of them is on paper, in millimetres, where the file says. */
  readonly widths?: readonly number[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** From left to right; a cell that began in a row above is not told again. */
  readonly cells: readonly SheetCell[];
  /** The file itself says: to be printed again on each page. */
  readonly isHead?: true;
  /** The row of the worksheet, from 1. */
  readonly number?: number;
}

export interface SheetCell {
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly text: string;
}
