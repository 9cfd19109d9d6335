import { setImmediate as turn } from 'node:timers/promises';
import { differenceOfForms, isAsInSet, optionSetPlaces, withOptionSet } from '@bihuan/forms';
import type { FormDefinition, OptionSetPlace, OptionSetVersion } from '@bihuan/forms';
import { bundleProblemsOfForm } from '@bihuan/library';
import type { KnownNames } from '@bihuan/library';
import type { VersionOf } from '../kinds.js';
import type { OptionSetUse } from './option-sets.contract.js';

/** A published form that uses a list, and what it becomes with the options of now. */
export interface FormBehind {
  readonly form: VersionOf<'form'>;
  readonly places: readonly OptionSetPlace[];
  /** The same form where nothing differs. */
  readonly next: FormDefinition;
  readonly faults: OptionSetUse['faults'];
}

/** What a form says of a list, without what would become of it. */
export const isBehind = ({ definition }: VersionOf<'form'>, set: OptionSetVersion): boolean =>
  optionSetPlaces(definition, set.definition.key).some(({ field }) => !isAsInSet(field, set.definition));

/**
 * Every form at which it is used. An option that is gone and still named by a condition, a first value or another process is a fault at its place.
 * A form is looked through only where it would change, and others have their turn before each.
 */
export async function usesOfSet(forms: readonly VersionOf<'form'>[], set: OptionSetVersion, known: KnownNames): Promise<FormBehind[]> {
  const uses: FormBehind[] = [];
  for (const form of forms) {
    const places = optionSetPlaces(form.definition, set.definition.key);
    if (places.length === 0) continue;
    if (!isBehind(form, set)) {
      uses.push({ form, places, next: form.definition, faults: [] });
      continue;
    }
    await turn();
    const next = withOptionSet(form.definition, set);
    const faults = bundleProblemsOfForm(next, known).map(({ pointer, ...fault }) => ({ ...fault, place: placeInWords(next, pointer) }));
    uses.push({ form, places, next, faults });
  }
  return uses;
}

export const useView = ({ form, places, next, faults }: FormBehind, set: OptionSetVersion): OptionSetUse => ({
  form: form.definition.key,
  title: form.definition.title,
  version: form.version,
  places: places.map(({ field, tableLabel }) => ({
    label: tableLabel === undefined ? field.label : `${tableLabel} · ${field.label}`,
    usedVersion: field.optionSet?.version ?? 0,
    isCurrent: isAsInSet(field, set.definition),
  })),
  changes: [...differenceOfForms(form.definition, next)],
  faults,
});

/** The field or rule a fault stands at, by its words. */
function placeInWords(form: FormDefinition, pointer: string): string {
  const [part, id, columns, column] = pointer.split('/').slice(1);
  if (part === 'rules') return form.rules?.[Number(id)]?.message ?? '';
  const field = part === 'fields' && id !== undefined && Object.hasOwn(form.fields, id) ? form.fields[id] : undefined;
  if (!field) return form.title;
  const own = columns === 'columns' && field.kind === 'table' && column !== undefined ? field.columns[column] : undefined;
  return own ? `${field.label} · ${own.label}` : field.label;
}
