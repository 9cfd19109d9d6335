import type { Columns, RowOf } from '../../kernel/database/row-columns.js';

/** Between the codes of `states`: no key contains it. */
export const INNER = '\u001f';

/** What many items have in common travels once. */
export const ALIKE = {
  kind: 'text',
  title: 'text',
  privacy: 'text',
  list_key: 'text',
  main_form: 'text',
  lifecycle_version_id: 'uuid',
  pins: 'jsonb',
  starts_on: 'date',
  due_on: 'date',
  due_words: 'text',
  basis: 'text',
  leader_id: 'uuid',
  owner_id: 'uuid',
  value: 'jsonb',
  states: 'text',
  ended: 'text',
  version: 'int',
  head_seq: 'int',
  submissions: 'int',
} as const;
/** `alike`: number of the row it shares with others, from 1. */
export const ITEMS = {
  alike: 'int',
  id: 'uuid',
  parent_id: 'uuid',
  root_id: 'uuid',
  unit_id: 'uuid',
  subject_unit_id: 'uuid',
  subject_person_id: 'uuid',
  filler_id: 'uuid',
  context: 'jsonb',
  head_hash: 'bytea',
} as const;
export const EVENTS = {
  item_id: 'uuid',
  seq: 'int',
  id: 'uuid',
  type: 'text',
  record: 'text',
  payload: 'text',
  prev_hash: 'bytea',
  hash: 'bytea',
} as const;
export const WORDS = { event_id: 'uuid', name: 'text', secret: 'bytea', value: 'text' } as const;
export const SLOTS = { id: 'uuid', item_id: 'uuid', place: 'text', round: 'int', person: 'uuid', why: 'jsonb' } as const;
export const TIMERS = { item_id: 'uuid', event: 'text', due_on: 'date' } as const;
export const TABLES: readonly Columns[] = [ALIKE, ITEMS, EVENTS, WORDS, SLOTS, TIMERS];

export type AlikeRow = RowOf<typeof ALIKE>;

/** Born items that are written together, with everything their first decisions leave behind. */
export interface Part {
  readonly alike: Map<AlikeRow, number>;
  readonly items: RowOf<typeof ITEMS>[];
  /** By their place in the birth: a column of equal cells is written fastest. */
  readonly events: RowOf<typeof EVENTS>[][];
  readonly words: RowOf<typeof WORDS>[];
  readonly slots: RowOf<typeof SLOTS>[];
  readonly timers: RowOf<typeof TIMERS>[];
}

export const emptyPart = (): Part => ({ alike: new Map(), items: [], events: [], words: [], slots: [], timers: [] });

/** The number a row that is shared has within the part. */
export function numberOf({ alike }: Part, row: AlikeRow): number {
  const known = alike.get(row);
  if (known !== undefined) return known;
  alike.set(row, alike.size + 1);
  return alike.size;
}
