import { production } from '../house.ts';
import type { House } from '../house.ts';

/** A prepared statement as it is written: its name, and its text as far as the closing quote. */
const named = /name: '([\w-]+)',\s*text:\s*(`[^`]*`|'[^']*')/gu;

/** A connection keeps a statement by its name: the same name for another text is refused on the connection that knows the first, so on some and some day. */
export function statementNames(house: House): readonly string[] {
  const known = new Map<string, { readonly path: string; readonly text: string }>();
  return production(house)
    .filter((path) => path.startsWith('apps/api/src/'))
    .flatMap((path) =>
      [...(house.get(path) ?? '').matchAll(named)].flatMap(([, name = '', text = '']) => {
        const before = known.get(name) ?? { path, text };
        known.set(name, before);
        return before.text === text ? [] : [`${path}: another statement is called «${name}» in ${before.path}`];
      }),
    );
}
