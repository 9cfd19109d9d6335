import type { PlanBody, Standing } from './queries.js';

/** What somebody chose for one place: to stay, or where it lands and how. What is not chosen keeps its id. */
export type Choice = { readonly type: 'stay' } | { readonly type: 'same' | 'anew'; readonly place: string };

export interface Choices {
  readonly places: Readonly<Record<string, Choice>>;
  /** Single items that stay. */
  readonly items: readonly string[];
}

export const NO_CHOICES: Choices = { places: {}, items: [] };

/** The order to the server. States where nobody works have names of their own. */
export function planBody(
  { places, items }: Choices,
  { from, to, states }: { readonly from: string; readonly to: string; readonly states: ReadonlySet<string> },
): PlanBody {
  const chosen = Object.entries(places);
  const landings = chosen.flatMap(([at, choice]) =>
    choice.type === 'stay' || states.has(at) ? [] : [[at, { type: choice.type, place: choice.place }] as const],
  );
  const renamed = chosen.flatMap(([at, choice]) => (choice.type === 'stay' || !states.has(at) ? [] : [[at, choice.place] as const]));
  return {
    from,
    to,
    mapping: { places: Object.fromEntries(landings), states: Object.fromEntries(renamed) },
    stay: { places: chosen.flatMap(([at, { type }]) => (type === 'stay' ? [at] : [])), items: [...items] },
  };
}

export const chosen = (choices: Choices, at: string, choice: Choice | null): Choices => {
  const { [at]: _, ...others } = choices.places;
  return { ...choices, places: choice === null ? others : { ...others, [at]: choice } };
};

export const toggled = (choices: Choices, itemId: string, stays: boolean): Choices => ({
  ...choices,
  items: [...choices.items.filter((id) => id !== itemId), ...(stays ? [itemId] : [])],
});

/** Where those at a place may land. Somebody who works goes on working; a state where nobody works becomes another such. */
export function targetsOf({ kind }: { readonly kind: Standing['kind'] }, places: readonly Standing[]): readonly Standing[] {
  return places.filter((place) => (place.kind === 'state') === (kind === 'state'));
}

/** A place that lands at one of another kind begins anew: votes are no answers, and sub-items no votes. */
export function choiceFor(at: Standing['kind'], target: Standing): Choice {
  return { type: at === target.kind ? 'same' : 'anew', place: target.id };
}

const storageKey = (from: string, to: string): string => `bihuan-upgrade-${from}-${to}`;

/** Kept for this tab, so that a reload does not lose what was chosen. */
export function readChoices(from: string, to: string): Choices {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey(from, to)) ?? 'null');
    return typeof kept === 'object' && kept !== null && 'places' in kept && 'items' in kept ? (kept as Choices) : NO_CHOICES; // written by keepChoices alone
  } catch {
    return NO_CHOICES;
  }
}

export function keepChoices(from: string, to: string, choices: Choices): void {
  try {
    sessionStorage.setItem(storageKey(from, to), JSON.stringify(choices));
  } catch {
    // A browser that keeps nothing only forgets it at a reload.
  }
}
