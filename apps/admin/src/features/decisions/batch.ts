import type { BatchAnswer, InboxCard } from '../../api/types.js';

export type Offer = InboxCard['offers'][number];

/** One sheet and what would be said of it. */
export interface Offered {
  readonly card: InboxCard;
  readonly offer: Offer;
}

/** One thing that can be said of the chosen sheets: of which, and of which not. */
export interface BatchAct {
  readonly type: Offer['type'];
  readonly label: string;
  readonly can: readonly Offered[];
  readonly cannot: readonly Offered[];
}

/** What stands on the left of the bar comes first; agreeing, the solid one, last. */
const order: readonly Offer['type'][] = ['RETURN', 'REJECT', 'CLAIM', 'AGREE'];

/** Everything that can be said of at least one of them, by its words. */
export const batchActs = (cards: readonly InboxCard[]): readonly BatchAct[] => {
  const all = cards.flatMap((card) => card.offers.map((offer) => ({ card, offer })));
  const named = ({ offer }: Offered) => `${offer.type} ${offer.label}`;
  const groups = [...new Set(all.map(named))].map((name) => all.filter((one) => named(one) === name));
  const acts = groups.flatMap((group) =>
    group[0]
      ? [
          {
            type: group[0].offer.type,
            label: group[0].offer.label,
            can: group.filter(({ offer }) => offer.why === null),
            cannot: group.filter(({ offer }) => offer.why !== null),
          },
        ]
      : [],
  );
  return acts.filter(({ can }) => can.length > 0).sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || a.can.length - b.can.length);
};

export const canBeTicked = (card: InboxCard): boolean => card.offers.some(({ why }) => why === null);

/** Said in parts, so that somebody sees how far it is and can stop. */
export const PART = 50;

export const partsOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / PART) }, (_, n) => all.slice(n * PART, (n + 1) * PART));

/** The reports of all parts as one; what was not sent any more is told as such. */
export const together = (
  label: string,
  answers: readonly BatchAnswer[],
  unsent: { readonly results: BatchAnswer['results']; readonly why: string },
): BatchAnswer => {
  const [only] = answers;
  if (only && answers.length === 1 && unsent.results.length === 0) return only;
  const results = [...answers.flatMap((answer) => answer.results), ...unsent.results.map((result) => ({ ...result, text: unsent.why }))];
  const done = results.filter(({ ok }) => ok).length;
  const left = results.filter(({ ok }) => !ok);
  const reasons = [...new Set(left.map(({ text }) => text))];
  const parts = [...(done === 0 ? [] : [`${done}份已${label}`]), ...reasons.map((why) => `${left.filter(({ text }) => text === why).length}份未办：${why}`)];
  return { done, left: left.length, sentence: `${parts.join('；')}。`, results };
};
