import type { FormDefinition, OptionSetDefinition } from '@bihuan/forms';
import type { PlanDefinition, RegisterDefinition, ReviewDefinition, SeriesDefinition, WayDefinition } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';

/** What is kept in versions, by kind. */
export interface DefinitionOf {
  readonly form: FormDefinition;
  readonly lifecycle: LifecycleDefinition;
  readonly register: RegisterDefinition;
  readonly way: WayDefinition;
  readonly plan: PlanDefinition;
  readonly series: SeriesDefinition;
  readonly review: ReviewDefinition;
  readonly 'option-set': OptionSetDefinition;
}
export type DefinitionKind = keyof DefinitionOf;

/** One immutable version and its content. */
export interface VersionOf<K extends DefinitionKind> {
  readonly versionId: string;
  readonly version: number;
  readonly definition: DefinitionOf[K];
}
