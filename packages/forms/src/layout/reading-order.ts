import type { FieldId, FormDefinition } from '../definition.js';
import type { FieldSpan, FormSection } from './form-layout.js';

/** Fields that stand together: under a heading, or before the first one. */
export interface FieldGroup {
  readonly section?: FormSection;
  readonly fields: readonly FieldId[];
}

const made = new WeakMap<FormDefinition, readonly FieldGroup[]>();

/** The parts of a form as they are read; the first has no heading and may be empty. The same object for the same form. */
export function groupsOf(definition: FormDefinition): readonly FieldGroup[] {
  const known = made.get(definition);
  if (known) return known;
  const sections = definition.layout?.sections ?? [];
  const members = new Map<string | undefined, FieldId[]>([[undefined, []], ...sections.map(({ id }) => [id, []] as [string, FieldId[]])]);
  for (const id of definition.order) (members.get(sectionOf(definition, id)) ?? members.get(undefined))?.push(id);
  const groups = [{ fields: members.get(undefined) ?? [] }, ...sections.map((section) => ({ section, fields: members.get(section.id) ?? [] }))];
  made.set(definition, groups);
  return groups;
}

/** Fields of a form in the order they are read: section by section. */
export const readingOrder = (definition: FormDefinition): readonly FieldId[] =>
  definition.layout?.sections === undefined ? definition.order : groupsOf(definition).flatMap(({ fields }) => fields);

export const sectionOf = ({ layout }: FormDefinition, field: FieldId): string | undefined => ownOf(layout?.fields, field)?.section;

export const sectionById = ({ layout }: FormDefinition, id: string): FormSection | undefined => layout?.sections?.find((section) => section.id === id);

/** A table always takes the whole row. */
export const spanOf = ({ layout, fields }: FormDefinition, field: FieldId): FieldSpan =>
  ownOf(fields, field)?.kind === 'table' ? 12 : (ownOf(layout?.fields, field)?.span ?? 12);

export const ownOf = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;
