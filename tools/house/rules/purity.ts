import { importsOf, isTest } from '../house.ts';
import type { House } from '../house.ts';

/** What a pure package may use besides our own packages. */
const pureLibraries: Readonly<Record<string, readonly string[]>> = {
  'packages/forms': ['@cfworker/json-schema'],
  'packages/workflows': ['xstate'],
  'packages/library': [],
};

/** Packages run in the browser and on the server alike: no Node, no screen, no database, nothing not named here. */
export function purity(house: House): readonly string[] {
  return importsOf(house)
    .filter(({ from }) => from.startsWith('packages/') && !isTest(from))
    .flatMap(({ from, specifier }) => {
      if (specifier.startsWith('.') || specifier.startsWith('@bihuan/')) return [];
      const allowed = pureLibraries[from.split('/').slice(0, 2).join('/')] ?? [];
      return allowed.includes(specifier) ? [] : [`${from}: a pure package may not import ${specifier}`];
    });
}
