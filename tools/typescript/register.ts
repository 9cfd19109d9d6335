/** `node --import tools/typescript/register.ts file.ts` runs a file of a package from its sources. */
import { readSources } from './read-sources.ts';

readSources({ sources: new Map(), modules: {} });
