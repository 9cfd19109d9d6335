import { cut, displayOf } from '@bihuan/forms';
import type { CarriedAnswer } from '@bihuan/forms';
import { isCountable } from '../floor.js';
import type { Judged } from './judge.js';

/** How many sheets; restricted ones by themselves. */
export interface OfSheets {
  readonly open: number;
  readonly restricted: number;
}

export interface FieldCounts {
  readonly label: string;
  readonly converted: OfSheets;
  readonly lost: OfSheets;
  readonly setAside: OfSheets;
  /** The first that could not be converted, by item: who reads this may not read each of them. */
  readonly examples: readonly { readonly itemId: string; readonly text: string }[];
}

/** What was found so far, kept while it goes on. */
export interface Counts {
  /** Of how many it has to be found out. */
  readonly total?: OfSheets;
  readonly fields: readonly (FieldCounts & { readonly at: string })[];
  /** Items in which nobody wrote anything yet, drafts, and what was handed in and is not over. */
  readonly empty: OfSheets;
  readonly drafts: OfSheets;
  readonly incomplete: OfSheets;
  readonly handed: OfSheets;
  readonly stays: readonly ({ readonly version: number } & OfSheets)[];
  /** Why, the first few. */
  readonly reasons: readonly { readonly itemId: string; readonly text: string }[];
}

export const NONE: OfSheets = { open: 0, restricted: 0 };
export const NO_COUNTS: Counts = { fields: [], empty: NONE, drafts: NONE, incomplete: NONE, handed: NONE, stays: [], reasons: [] };
const EXAMPLES = 10;

const one = (of: OfSheets, isRestricted: boolean): OfSheets => (isRestricted ? { ...of, restricted: of.restricted + 1 } : { ...of, open: of.open + 1 });

/** Adds one item. Examples come of open items alone. */
export function counted(counts: Counts, judged: Judged, { itemId, isRestricted }: { readonly itemId: string; readonly isRestricted: boolean }): Counts {
  if (judged.type === 'stays') {
    const before = counts.stays.find(({ version }) => version === judged.version) ?? { version: judged.version, ...NONE };
    const stays = [...counts.stays.filter(({ version }) => version !== judged.version), { version: judged.version, ...one(before, isRestricted) }];
    const reasons = isRestricted || counts.reasons.length >= EXAMPLES ? counts.reasons : [...counts.reasons, { itemId, text: judged.why }];
    return { ...counts, stays: stays.toSorted((a, b) => a.version - b.version), reasons };
  }
  const here = { itemId, isRestricted, showsText: judged.mayBeQuoted };
  return {
    ...counts,
    fields: judged.answers.reduce((fields, answer) => withAnswer(fields, answer, here), counts.fields),
    empty: judged.draft === null && judged.handed === null ? one(counts.empty, isRestricted) : counts.empty,
    drafts: judged.draft === null ? counts.drafts : one(counts.drafts, isRestricted),
    incomplete: judged.isIncomplete ? one(counts.incomplete, isRestricted) : counts.incomplete,
    handed: judged.draft === null && judged.handed !== null ? one(counts.handed, isRestricted) : counts.handed,
  };
}

const KEYS = { carried: 'converted', lost: 'lost', 'set-aside': 'setAside' } as const;

function withAnswer(
  fields: Counts['fields'],
  { affected, value, became, row }: CarriedAnswer,
  { itemId, isRestricted, showsText }: { readonly itemId: string; readonly isRestricted: boolean; readonly showsText: boolean },
): Counts['fields'] {
  const { was, table } = affected;
  const at = table ? `${table.id}/${was.id}` : was.id;
  const label = table ? `${table.label}：${was.label}` : was.label;
  const known = fields.find((field) => field.at === at) ?? { at, label, converted: NONE, lost: NONE, setAside: NONE, examples: [] };
  const text = row ? `第${row.n}行：${displayOf(was, value)}` : displayOf(was, value);
  const isExample = became === 'lost' && !isRestricted && showsText && known.examples.length < EXAMPLES;
  const now = {
    ...known,
    [KEYS[became]]: one(known[KEYS[became]], isRestricted),
    examples: isExample ? [...known.examples, { itemId, text: cut(text, 200) }] : known.examples,
  };
  return fields.some((field) => field.at === at) ? fields.map((field) => (field.at === at ? now : field)) : [...fields, now];
}

/** Sums beside numbers of their parts: restricted items are in them only where no part is so few that it could be worked out. */
export function shownSums(found: Counts, outcomes: ReadonlyMap<string, OfSheets>): Readonly<Record<'total' | 'done' | 'moved' | 'undone' | 'kept', number>> {
  const parts = [found.empty, found.drafts, found.handed, ...found.stays];
  const done = parts.reduce((sum, { open, restricted }) => ({ open: sum.open + open, restricted: sum.restricted + restricted }), NONE);
  const { total: all = done } = found;
  const isWhole = done.restricted === all.restricted;
  const isShown = isWhole && [...parts, ...outcomes.values()].every(({ restricted }) => restricted === 0 || isCountable(restricted));
  const shown = ({ open, restricted }: OfSheets = NONE): number => (isShown ? open + restricted : open);
  const total = shown(all);
  return {
    total,
    done: Math.min(shown(done), total),
    moved: shown(outcomes.get('moved')),
    undone: shown(outcomes.get('undone')),
    kept: shown(outcomes.get('kept')),
  };
}
