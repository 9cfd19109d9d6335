import { importsOf, isTest, production } from '../house.ts';
import type { House, Import } from '../house.ts';

/** From the top of the hill to its foot. Capabilities of one line do not know each other. */
export const hill: readonly (readonly string[])[] = [
  ['boards', 'reviews', 'setup', 'live', 'upkeep', 'links', 'sheets'],
  ['notifications', 'inbox', 'deadlines', 'registers', 'documents', 'audit', 'designs'],
  ['campaigns'],
  ['items'],
  ['history', 'attachments'],
  ['definitions'],
  ['accounts'],
  ['people'],
];

const heights = new Map(hill.flatMap((line, index) => line.map((name) => [name, hill.length - index] as const)));
const home = /^apps\/api\/src\/capabilities\/([^/]+)\//u;
const nameOf = (path: string | undefined): string | undefined => home.exec(path ?? '')?.[1];

/** A capability imports only capabilities below it; the kernel imports none. */
export function order(house: House): readonly string[] {
  return capabilityImports(house).flatMap(({ from, to }) => {
    const [upper, lower] = [nameOf(from), nameOf(to)];
    if (from.startsWith('apps/api/src/kernel/')) return [`${from}: the kernel may not import the capability ${lower}`];
    if (upper === undefined || lower === undefined || upper === lower) return [];
    return (heights.get(upper) ?? 0) > (heights.get(lower) ?? 0) ? [] : [`${from}: ${upper} is not above ${lower}; send news uphill through the outbox`];
  });
}

/** Every capability has its place on the hill. */
export function places(house: House): readonly string[] {
  const names = new Set(production(house).flatMap((path) => nameOf(path) ?? []));
  return [...names].filter((name) => !heights.has(name)).map((name) => `apps/api/src/capabilities/${name}: has no place on the hill`);
}

/** Another capability is entered through its index.ts. */
export function doors(house: House): readonly string[] {
  return capabilityImports(house).flatMap(({ from, to, specifier }) => {
    const name = nameOf(to);
    if (name === nameOf(from) || (isShell(from) && /\.(module|problems)\.js$/u.test(specifier))) return [];
    return to === `apps/api/src/capabilities/${name}/index.ts` ? [] : [`${from}: enter ${name} by its index.ts, not by ${specifier}`];
  });
}

/** The shell puts the parts together, so it alone sees modules and lists of problems. */
const isShell = (path: string): boolean => /^apps\/api\/src\/[^/]+\.ts$/u.test(path);

function capabilityImports(house: House): readonly Import[] {
  return importsOf(house).filter(({ from, to }) => !isTest(from) && nameOf(to) !== undefined);
}
