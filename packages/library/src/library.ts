import { files } from './data/index.js';
import type { Library, OrganisationDefinition } from './kinds.js';

/** Everything the library ships. The same frozen-by-type value each time; nothing is read from disk. */
export function loadLibrary(): Library {
  const { organisation: _, ...shipped } = files;
  // Importing JSON widens every literal to string; the tests parse each file with the packages' own parsers.
  return shipped as unknown as Library;
}

/** The invented hospital of the demo and of the tests. */
export function loadOrganisation(): OrganisationDefinition {
  // As above: a JSON import knows no literals.
  return files.organisation as unknown as OrganisationDefinition;
}
