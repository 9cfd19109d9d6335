import { importsOf, isTest } from '../house.ts';
import type { House, Import } from '../house.ts';

/** Which room may import which: the arrows of the architecture. A room may always import itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'packages/forms': [],
  'packages/workflows': ['packages/forms'],
  'packages/library': ['packages/forms', 'packages/workflows'],
  'apps/api': ['packages/forms', 'packages/workflows', 'packages/library'],
  'apps/admin': ['packages/forms', 'packages/workflows', 'packages/library'],
  tools: [],
  scripts: ['tools'],
};

/** Rooms import downhill only, and from outside a package is entered by its name. */
export function arrows(house: House): readonly string[] {
  return importsOf(house)
    .filter((each) => !isTest(each.from))
    .flatMap(judge);
}

function judge({ from, specifier, to }: Import): string[] {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to ?? nameOf(specifier))];
  if (fromRoom === undefined || toRoom === undefined || fromRoom === toRoom) return [];
  if (!mayImport[fromRoom]?.includes(toRoom)) return [`${from}: ${fromRoom} may not import ${toRoom} (${specifier})`];
  if (toRoom.startsWith('packages/') && specifier.startsWith('.')) return [`${from}: enter ${toRoom} by its name, not by ${specifier}`];
  return [];
}

const roomOf = (path: string | undefined): string | undefined => Object.keys(mayImport).find((room) => path?.startsWith(`${room}/`));

/** `@bihuan/api/x` names a room even when nothing answers to it. */
function nameOf(specifier: string): string | undefined {
  const name = /^@bihuan\/([a-z]+)/u.exec(specifier)?.[1];
  if (name === undefined) return undefined;
  return `${name === 'api' || name === 'admin' ? 'apps' : 'packages'}/${name}/`;
}
