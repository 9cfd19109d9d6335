import { isDeepStrictEqual } from 'node:util';

/** How deep a definition falls into pieces: a state, a field, a right of one step. */
const DEPTH = 2;
/** What every definition of its kind says of itself. */
const OF_ALL = new Set(['format', 'key']);

/** Every piece that is not what it was before, by its place; of something new, each. What was taken away is a piece, too. */
export function changedPieces(before: object | null, after: object): ReadonlyMap<string, unknown> {
  const [old, now] = [before === null ? new Map<string, unknown>() : piecesOf(before), piecesOf(after)];
  const changed = [...now].filter(([place, value]) => !OF_ALL.has(place) && !isDeepStrictEqual(old.get(place), value));
  const gone = [...old.keys()].filter((place) => !now.has(place)).map((place) => [place, undefined] as const);
  return new Map<string, unknown>([...changed, ...gone]);
}

function piecesOf(value: object, place = '', depth = DEPTH): Map<string, unknown> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
      const at = place === '' ? key : `${place}/${key}`;
      return depth > 1 && isParted(inner) ? [...piecesOf(inner, at, depth - 1)] : [[at, inner] as const];
    }),
  );
}

const isParted = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
