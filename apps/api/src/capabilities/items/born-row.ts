import { itemAfter } from './apply/item-after.js';
import type { Deciding } from './apply/deciding.js';
import type { BornAs, RowAfter } from './births.js';
import type { ItemRow } from './item-row.js';

/** A born item, and as JSON texts what is stored of its machine. */
export interface BornRow extends Omit<ItemRow, 'context'> {
  readonly texts: { readonly value: string; readonly context: string };
}

/** The row after the birth, with value and context as texts: worked out once, by what works it out for every other decision. */
export function rowOfBorn({ like, names, steps }: BornAs, deciding: Deciding, last: { readonly seq: number; readonly hash: Buffer }): BornRow {
  like.row ??= rowAfter(itemAfter(deciding, steps, last));
  const { fields, value } = like.row;
  const context = like.slots.reduce((text, slot, n) => text.replaceAll(slot, names[n] ?? slot), like.row.context);
  return { ...deciding.before, ...fields, headSeq: last.seq, headHash: last.hash, texts: { value, context } };
}

function rowAfter({ states, ended, version, submissions, returns, reopened, isRegisteredLate, value, context }: ItemRow): RowAfter {
  return {
    fields: { states, ended, version, submissions, returns, reopened, isRegisteredLate, value },
    value: JSON.stringify(value),
    context: JSON.stringify(context),
  };
}
