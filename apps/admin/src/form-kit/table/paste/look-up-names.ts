import type { QueryClient } from '@tanstack/react-query';
import type { TextsKnown } from '@bihuan/forms';
import { peopleQuery, unitsQuery } from '../../../api/queries.js';

/** Names looked up at once; a list of people seldom has more, and the server answers them one by one. */
const AT_ONCE = 6;

export interface Found extends Pick<TextsKnown, 'people' | 'units'> {
  readonly names: { readonly people: Record<string, string>; readonly units: Record<string, string> };
}

/** The ids that go by the names in what was pasted, and what they are called on the page. */
export const lookUpNames = async (client: QueryClient, asked: { readonly people: readonly string[]; readonly units: readonly string[] }): Promise<Found> => {
  const people: Record<string, readonly string[]> = {};
  const names: Found['names'] = { people: {}, units: {} };
  const left = [...asked.people];
  const lookUp = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const found = (await client.fetchQuery(peopleQuery(name, null))).filter((person) => person.name === name);
      people[name] = found.map(({ id }) => id);
      for (const { id, label } of found) names.people[id] = label;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lookUp));
  const all = asked.units.length === 0 ? [] : await client.fetchQuery(unitsQuery);
  const units = Object.fromEntries(asked.units.map((name) => [name, all.filter((unit) => unit.name === name).map(({ id }) => id)]));
  for (const { id, name } of all) if (asked.units.includes(name)) names.units[id] = name;
  return { people, units, names };
};
