import type { House } from '../house.ts';

const given = /(?:(--[a-z0-9-]+)['"]?\s*[:\]]|setProperty\('(--[a-z0-9-]+)')/gu;
const used = /var\((--[a-z0-9-]+)/gu;

/** A style names only what is given somewhere: an unknown variable is drawn as if nothing had been said. */
export function styleVariables(house: House): readonly string[] {
  const known = new Set([...house.values()].flatMap((text) => [...text.matchAll(given)].map(([, said, set]) => said ?? set)));
  return [...house].flatMap(([path, text]) => [...text.matchAll(used)].flatMap(([, name]) => (known.has(name) ? [] : [`${path}: ${name} is given nowhere`])));
}
