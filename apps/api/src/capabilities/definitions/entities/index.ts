import { DefinitionEntity } from './definition.entity.js';
import { DefinitionVersionEntity } from './definition-version.entity.js';

/** Every table of definitions, for the data source. */
export const definitionEntities = [DefinitionEntity, DefinitionVersionEntity];
