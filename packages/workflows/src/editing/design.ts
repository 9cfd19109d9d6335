import type { FormDefinition } from '@bihuan/forms';
import type { Edited } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommand } from './command.js';

/** A lifecycle with the forms that belong to it. */
export interface Design {
  readonly lifecycle: LifecycleDefinition;
  readonly forms: readonly FormDefinition[];
}

export type EditedDesign = Edited<Design, EditCommand>;
