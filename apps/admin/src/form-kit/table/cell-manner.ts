import type { Field } from '@bihuan/forms';

/**
 * How a cell of a kind is edited in the grid. `typed`: text is caught wherever the cell is active. `list`: a list to choose from, with
 * the focus in it. `open`: always drawn, because one click should tick or upload. `group`: several controls, drawn while the cell is active.
 */
export type Manner = 'typed' | 'list' | 'open' | 'group' | 'read';

const MANNERS: Readonly<Record<Field['kind'], Manner>> = {
  text: 'typed',
  'long-text': 'typed',
  integer: 'typed',
  decimal: 'typed',
  score: 'typed',
  year: 'typed',
  date: 'typed',
  month: 'typed',
  'date-time': 'typed',
  choice: 'list',
  person: 'list',
  persons: 'list',
  unit: 'list',
  units: 'list',
  references: 'list',
  'yes-no': 'open',
  choices: 'open',
  checklist: 'open',
  rating: 'open',
  files: 'open',
  roster: 'group',
  matrix: 'group',
  'rich-text': 'group',
  signature: 'group',
  'document-number': 'typed',
  serial: 'read',
  formula: 'read',
  static: 'read',
  table: 'read',
};

export const mannerOf = (field: Field): Manner => MANNERS[field.kind];

/** Kinds whose text is handed on while it is typed; of the others only the whole text means something. */
export const isPlainText = (field: Field): boolean => field.kind === 'text' || field.kind === 'long-text';

export const hasCalendar = (field: Field): field is Extract<Field, { kind: 'date' | 'month' | 'date-time' }> =>
  field.kind === 'date' || field.kind === 'month' || field.kind === 'date-time';

export const isNumeric = (field: Field): boolean => field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'score';
