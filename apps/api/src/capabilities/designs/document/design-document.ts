import { BUNDLE_FORMAT } from '@bihuan/library';
import type { DefinitionBundle, FormDefinition, LifecycleDefinition, SeriesDefinition } from '@bihuan/library';

/** What is worked on: one lifecycle with the forms and number series that belong to it. */
export interface DesignDocument {
  readonly lifecycle: LifecycleDefinition;
  readonly forms: readonly FormDefinition[];
  readonly series: readonly SeriesDefinition[];
}

/** As one file, as 流程库 reads it. */
export function bundleOfDocument({ lifecycle, forms, series }: DesignDocument): DefinitionBundle {
  return { type: 'bihuan-definitions', format: BUNDLE_FORMAT, lifecycles: [lifecycle], forms, series, registers: [] };
}

/** Of a file that holds one lifecycle, or of which one is meant. */
export function documentOf({ lifecycles, forms, series }: Pick<DefinitionBundle, 'lifecycles' | 'forms' | 'series'>, key: string): DesignDocument | null {
  const lifecycle = lifecycles.find((one) => one.key === key);
  return lifecycle ? { lifecycle, forms, series } : null;
}
