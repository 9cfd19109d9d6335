import { afterOf, differs, putAfter } from '../changes/index.js';
import type { FormDefinition } from '../definition.js';
import type { FormSection } from '../layout/form-layout.js';
import { sectionById } from '../layout/reading-order.js';
import type { FormCommandOf } from './command.js';
import { withLayout } from './layout.js';
import { edited, refused, type FormEditResult } from './result.js';

const idOf = ({ id }: FormSection): string => id;
const sectionsOf = ({ layout }: FormDefinition): readonly FormSection[] => layout?.sections ?? [];

export function insertSection(definition: FormDefinition, { section, after }: FormCommandOf<'insert-section'>): FormEditResult {
  const put = putAfter(sectionsOf(definition), section, { after, idOf });
  if (!put) return refused('edit.place-unknown', { section: section.id });
  if (sectionById(definition, section.id)) return refused('edit.id-taken', { id: section.id });
  return edited(withSections(definition, put), { type: 'remove-section', section: section.id, was: { value: section } });
}

/** Only an empty one: where its fields go is said before. */
export function removeSection(definition: FormDefinition, { section, was }: FormCommandOf<'remove-section'>): FormEditResult {
  const found = sectionById(definition, section);
  if (!found) return refused('edit.section-unknown', { section });
  if (differs(was, found)) return refused('edit.value-changed', { section });
  if (Object.values(definition.layout?.fields ?? {}).some((laid) => laid.section === section)) return refused('edit.section-in-use', { section });
  const sections = sectionsOf(definition);
  return edited(
    withSections(
      definition,
      sections.filter((one) => one !== found),
    ),
    { type: 'insert-section', section: found, ...afterOf(sections.map(idOf), section) },
  );
}

export function moveSection(definition: FormDefinition, { section, after }: FormCommandOf<'move-section'>): FormEditResult {
  const found = sectionById(definition, section);
  if (!found) return refused('edit.section-unknown', { section });
  const sections = sectionsOf(definition);
  const rest = sections.filter((one) => one !== found);
  const put = after === section ? undefined : putAfter(rest, found, { after, idOf });
  if (!put) return refused('edit.place-unknown', { section });
  return edited(withSections(definition, put), { type: 'move-section', section, ...afterOf(sections.map(idOf), section) });
}

export const withSections = (definition: FormDefinition, sections: readonly FormSection[]): FormDefinition =>
  withLayout(definition, { ...definition.layout, sections });
