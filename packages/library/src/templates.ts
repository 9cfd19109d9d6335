import type { FormDefinition, LifecycleDefinition, SeriesDefinition } from './kinds.js';
import { loadLibrary } from './library.js';
import { templateFiles } from './data/templates/index.js';
import shown from './data/templates/shown.json' with { type: 'json' };

/** A process to begin from: what it is for, and all that belongs to it. */
export interface TemplateDefinition {
  readonly key: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  readonly from: 'library' | 'example';
  readonly lifecycle: LifecycleDefinition;
  readonly forms: readonly FormDefinition[];
  readonly series: readonly SeriesDefinition[];
}

/** What one may begin a process from: those of the library that are used by themselves, and examples nobody runs yet. */
export function loadTemplates(): readonly TemplateDefinition[] {
  const { lifecycles } = loadLibrary();
  const own = shown.flatMap(({ key, purpose }): readonly TemplateDefinition[] => {
    const lifecycle = lifecycles.find((one) => one.key === key);
    // What belongs to it is published with it.
    return lifecycle ? [{ key, title: lifecycle.title, purpose, from: 'library', lifecycle, forms: [], series: [] }] : [];
  });
  // A JSON import knows no literals; the tests parse each with the packages' own parsers.
  return [...own, ...(templateFiles as readonly TemplateDefinition[])];
}
