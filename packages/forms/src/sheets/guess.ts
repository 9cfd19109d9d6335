import type { FieldId } from '../definition.js';
import type { Paper } from '../printed-as.js';
import type { Column } from '../definition-reading.js';
import type { KindReason } from './label-kind.js';

/** Where on the sheet something was read: a block; in a table a row and a column of its grid. */
export interface SheetPlace {
  readonly block: number;
  readonly row?: number;
  readonly column?: number;
}

/** Why a place of the sheet was taken for what it was taken for. */
export type PlaceReason = 'label-line' | 'label-cell' | 'column-head' | 'column-under-group' | 'note' | 'options-line' | 'filled-column';

/** Why something of the sheet was left out. */
export type LeftReason = 'annex' | 'serial' | 'filler' | 'signature' | 'heading' | 'filled' | 'imprint' | 'total';

/** One thing the sheet seems to ask, with how sure that is (0 to 1) and why. */
export interface FieldGuess {
  readonly type: 'field';
  /** A column, or a field of its own. */
  readonly field: Column;
  /** Of a column: its table. */
  readonly table?: FieldId;
  readonly at: SheetPlace;
  readonly confidence: number;
  readonly reason: PlaceReason;
  readonly kindReason: KindReason | 'note';
}

/** A table people write rows in. */
export interface TableGuess {
  readonly type: 'table';
  readonly id: FieldId;
  readonly key: string;
  readonly label: string;
  readonly at: SheetPlace;
  /** Rows the paper has for them. */
  readonly rows: number;
  readonly confidence: number;
  readonly reason: 'numbered-rows' | 'blank-rows' | 'filled-rows' | 'head-only';
  /** Columns of the paper in its order, one of them counts. */
  readonly paper: Paper['columns'];
}

/** What no field was made of. */
export interface LeftOut {
  readonly type: 'left';
  readonly text: string;
  readonly at: SheetPlace;
  readonly reason: LeftReason;
}

/** What a sheet seems to be a form of. Nothing of it holds before somebody has agreed. */
export interface SheetDraft {
  readonly title: string;
  readonly titleAt: SheetPlace | null;
  /** «附件2», as the paper prints it above its title; empty where it says nothing of the kind. */
  readonly annex: string;
  /** «填报单位（个人）：», as the paper prints it; whoever fills in is known. */
  readonly fillerLabel: string;
  readonly guidance: string;
  readonly guesses: readonly (FieldGuess | TableGuess)[];
  readonly left: readonly LeftOut[];
}
