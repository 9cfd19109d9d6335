import { files } from './data/index.js';
import type { BeginningDefinition, Library, OrganisationDefinition } from './kinds.js';

/** Everything the library ships. The same frozen-by-type value each time; nothing is read from disk. */
export function loadLibrary(): Library {
  const { organisation: _, beginning: _beginning, ...shipped } = files;
  // Importing JSON widens every literal to string; the tests parse each file with the packages' own parsers.
  return shipped as unknown as Library;
}

/** The invented hospital of the demo and of the tests. */
export function loadOrganisation(): OrganisationDefinition {
  // As above: a JSON import knows no literals.
  return files.organisation as unknown as OrganisationDefinition;
}

/** What an installation of one's own begins with, before its people are brought in. `{name}` stands for the tenant's name. */
export function loadBeginning(): BeginningDefinition {
  // As above.
  return files.beginning as unknown as BeginningDefinition;
}
