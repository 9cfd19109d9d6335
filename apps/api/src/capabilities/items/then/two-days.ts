import { dayInWords } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import type { ChangedRow, ChangesView } from './changes.contract.js';
import { pastOf } from './past.js';
import type { Past } from './past.js';

/** Two days compared: the earlier is over, the later may be today. */
export interface TwoDays {
  readonly before: Past;
  readonly after: Past | null;
  readonly today: string;
}

/** Null where they are not two days, one after the other, of which the later has come. */
export async function twoDaysOf(tx: Tx, { from, to }: { from: string; to: string }): Promise<TwoDays | null> {
  const [before, after, { today }] = [await pastOf(tx, from), await pastOf(tx, to), await clockOf(tx)];
  if (before === null || before === 'unknown' || after === 'unknown' || from >= to) return null;
  return { before, after, today };
}

export const daysInWords = ({ before, after, today }: TwoDays): Pick<ChangesView, 'from' | 'to' | 'today'> => {
  const to = after?.day ?? today;
  return { from: { on: before.day, text: dayInWords(before.day) }, to: { on: to, text: dayInWords(to) }, today };
};

/** Kinds in the order they are told, each with what it is called. */
export type Kinds<Kind extends string> = Readonly<Record<Kind, string>>;

/** How often each kind occurs; those that do not are left out. */
export function countKinds<Kind extends string>(kinds: Kinds<Kind>, rows: readonly { readonly kinds: readonly Kind[] }[]): ChangesView['kinds'] {
  return keysOf(kinds)
    .map((key) => ({ key, label: kinds[key], count: rows.filter((row) => row.kinds.includes(key)).length }))
    .filter(({ count }) => count > 0);
}

// Object.keys forgets what the record's type knows of its own keys.
const keysOf = <Kind extends string>(kinds: Kinds<Kind>): readonly Kind[] => Object.keys(kinds) as Kind[];

/** A page of those that are of the kind asked for. */
export function pageOf<Row extends { readonly kinds: readonly string[] }>(
  rows: readonly Row[],
  { kind, after }: { kind?: string | undefined; after?: string | undefined },
  size: number,
): { page: Row[]; total: number; next: string | null } {
  const wanted = kind === undefined ? rows : rows.filter(({ kinds }) => kinds.includes(kind));
  const from = Number(after ?? 0);
  return { page: wanted.slice(from, from + size), total: wanted.length, next: wanted.length > from + size ? String(from + size) : null };
}

/** What reads otherwise, by its label. */
export function differing(pairs: readonly { readonly label: string; readonly before: string; readonly after: string }[]): ChangedRow['changes'] {
  return pairs.filter(({ before, after }) => before !== after).map(({ label, before, after }) => ({ label, before, after }));
}
