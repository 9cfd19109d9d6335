import { nodesOf } from '@bihuan/workflows';
import type { LifecycleDefinition, Resolver, Who } from '@bihuan/workflows';
import { resolverInWords } from './definition-words.js';
import type { PostNames } from './definition-words.js';

/** Who may begin, decide or read by the new version and could not by the one before; by post, with the place it is for. Of forms: fields. */
export interface Newly {
  readonly start: string[];
  readonly decide: string[];
  readonly see: string[];
  readonly write: string[];
}

export function newlyOf(before: LifecycleDefinition | null, after: LifecycleDefinition, posts: PostNames): Newly {
  const started = new Set(before?.start?.posts);
  return {
    start: (after.start?.posts ?? []).filter((post) => !started.has(post)).map((post) => posts.get(post) ?? post),
    decide: added(before === null ? [] : deciding(before), deciding(after), posts),
    see: added(before === null ? [] : reading(before), reading(after), posts),
    write: [],
  };
}

/** Somebody at a place. */
interface Seat {
  readonly who: Resolver | Who;
  /** Stays the same when its words change. */
  readonly place: string;
  readonly words: string;
}

function deciding({ states, office }: LifecycleDefinition): Seat[] {
  const ofStates = Object.entries(states).flatMap(([code, { label, work, on, chain }]) => [
    ...[...(work?.who ?? []), ...(work?.orElse ?? [])].map((who): Seat => ({ who, place: code, words: `“${label}”` })),
    ...Object.entries(on ?? {}).flatMap(([act, { who, label: button }]) =>
      who.map((one): Seat => ({ who: one, place: `${code}/${act}`, words: `“${label}”时的“${button}”` })),
    ),
    ...nodesOf(chain, '').flatMap(({ value }) =>
      value.type === 'step'
        ? [...value.work.who, ...(value.work.orElse ?? [])].map((who): Seat => ({ who, place: value.id, words: `步骤“${value.label}”` }))
        : [],
    ),
  ]);
  return [...ofStates, ...(office?.who ?? []).map((who): Seat => ({ who, place: 'office', words: '暂停、终止或跳转' }))];
}

function reading({ states }: LifecycleDefinition): Seat[] {
  return Object.values(states).flatMap(({ chain }) =>
    nodesOf(chain, '').flatMap(({ value }) =>
      value.type === 'cc' ? value.who.map((who): Seat => ({ who, place: value.id, words: `抄送“${value.label}”` })) : [],
    ),
  );
}

/** «科主任（步骤“待会签”、“待复核”）»: whoever acts by what he is to the item already is nobody new. */
function added(before: readonly Seat[], after: readonly Seat[], posts: PostNames): string[] {
  const nameOf = ({ who, place }: Seat): string => `${place} ${JSON.stringify(Object.entries(who).toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
  const known = new Set(before.map(nameOf));
  const fresh = after.filter((seat) => !known.has(nameOf(seat)) && seat.who.type !== 'at-work' && seat.who.type !== 'system' && seat.who.type !== 'submitter');
  const byWho = Map.groupBy(fresh, ({ who }) => resolverInWords(who, posts));
  return [...byWho].map(([words, seats]) => `${words}（${[...new Set(seats.map((seat) => seat.words))].join('、')}）`);
}
