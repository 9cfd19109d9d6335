import type { RefObject } from 'react';
import type { Column, FormDefinition, TableField } from '@bihuan/forms';
import type { ItemView } from '../../api/types.js';
import type { MaybeRights } from '../rights.js';
import type { Caret, Mode } from './grid-keys.js';
import type { Spot } from './spot.js';
import type { ColumnWidths } from './use-column-widths.js';
import type { RowsHandle } from './use-rows.js';

/** The text that is being typed, as far as the grid's keys concern it. */
export interface TextDoor {
  mode(): Mode;
  caret(): Caret;
  edit(): void;
  commit(): void;
  /** Takes back everything typed since somebody began to write in the cell. */
  cancel(): void;
  lineBreak(): void;
}

/** The chosen cell, and the other corner where a range is chosen. */
export interface Chosen {
  readonly active: Spot | null;
  readonly far: Spot | null;
}

/** Texts no value could be read from, by row and column key: they stay in their cells, and nothing is handed on for them. */
export type Unread = Readonly<Record<string, Readonly<Record<string, { readonly text: string; readonly flaw: string }>>>>;

/** What everything in the grid knows of it; read when needed, so that cells need not be drawn again. */
export interface GridState extends Chosen {
  readonly definition: FormDefinition;
  readonly table: TableField;
  readonly columns: readonly Column[];
  readonly rights: MaybeRights;
  readonly widths: ColumnWidths;
  readonly unread: Unread;
  readonly today: string;
  readonly names: ItemView['names'];
}

export interface GridHandle {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly door: RefObject<TextDoor | null>;
  readonly rows: RowsHandle;
  state(): GridState;
  /** Makes a cell active and gives it the focus; `opens` also opens its list. */
  go(spot: Spot, options?: { readonly opens?: boolean }): void;
  /** Chooses from the active cell to this one. */
  extendTo(spot: Spot): void;
  collapse(): void;
  /** Whether somebody may write a cell; of a row that is not there yet, without its id. */
  mayWrite(column: Column, rowId?: string): boolean;
  /** Takes what was typed into a cell. */
  takeText(rowId: string, column: Column, text: string): void;
  setValue(rowId: string, column: Column, value: unknown): void;
  /** Sets a cell back to what it was when somebody began to write in it. */
  setBack(rowId: string, column: Column, value: unknown): void;
  /** Called by a cell once it is drawn as the active one. */
  arrived(cell: HTMLElement): void;
  /** Told to whoever reads the screen and to whoever hears it; `undo` offers to take it back. */
  say(words: string, options?: { readonly undo?: boolean }): void;
}
