import { isDeepStrictEqual } from 'node:util';

/** What every definition of its kind says of itself. */
const OF_ALL = new Set(['format', 'key']);
/** What a member of a list is known by, wherever in it it stands. */
const NAMES = ['id', 'key', 'value', 'const'] as const;

/**
 * Every piece that is not what it was before, by its place: the label of a step, a property of a field, a word of a list. Of something new,
 * each. What was taken away is a piece, too, and is undefined. So one changed letter is one piece and says nothing of what is around it.
 */
export function changedPieces(before: object | null, after: object): ReadonlyMap<string, unknown> {
  const [old, now] = [before === null ? new Map<string, unknown>() : piecesOf(before), piecesOf(after)];
  const changed = [...now].filter(([place, value]) => !OF_ALL.has(place) && !(old.has(place) && isDeepStrictEqual(old.get(place), value)));
  const gone = [...old.keys()].filter((place) => !now.has(place)).map((place) => [place, undefined] as const);
  return new Map<string, unknown>([...changed, ...gone]);
}

/** Some piece was changed to the same, or taken away, by both. Rather once too often: two who add something of one name share what is alike in it. */
export function sharesPiece(some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): boolean {
  for (const [place, value] of some) if (others.has(place) && isDeepStrictEqual(others.get(place), value)) return true;
  return false;
}

const piecesOf = (value: object): Map<string, unknown> => new Map(Object.entries(value).flatMap(([key, inner]: [string, unknown]) => within(inner, key)));

function within(value: unknown, place: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [[place, value]];
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => within(inner, `${place}/${key}`));
  const list: readonly unknown[] = value;
  const names = namesIn(list);
  const members = list.flatMap((one, n) => within(one, `${place}/${names[n] ?? n}`));
  // In which order they stand is a piece of its own.
  return list.length > 1 ? [...members, [`${place}/order`, names]] : members;
}

/** Words are known by what they say and things by their name; where one has none, or another the same, by where it stands. */
function namesIn(list: readonly unknown[]): readonly string[] {
  const names = list.flatMap((one) => {
    const name = typeof one === 'object' && one !== null ? NAMES.map((key): unknown => Reflect.get(one, key)).find((known) => typeof known === 'string') : one;
    return typeof name === 'string' ? [`[${name}]`] : [];
  });
  return new Set(names).size === list.length ? names : list.map((_, n) => String(n));
}
