export { DefinitionsModule } from './definitions.module.js';
export { definitionEntities } from './entities/index.js';
export { definitionsProblems } from './definitions.problems.js';
export type { DefinitionKind, DefinitionOf, VersionOf } from './kinds.js';
export { formByVersion, list, publishedVersion, versionById } from './queries/versions.js';
export { lifecycleMachine } from './queries/lifecycle-machine.js';
export { importLibrary } from './commands/import-library.js';
export type { Imported } from './commands/import-library.js';
export { RunningItems } from './running-items.js';
