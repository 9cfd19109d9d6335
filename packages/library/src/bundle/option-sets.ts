import { hasOptions, isAsInSet, optionSetPlaces, type FormDefinition, type OptionSetVersion } from '@bihuan/forms';
import { below } from '@bihuan/workflows';
import type { BundleProblem } from './bundle.js';
import { bundleProblem } from './guard.js';

/** Lists of options as they stand here, by key. */
export type KnownOptionSets = ReadonlyMap<string, OptionSetVersion>;

/**
 * Forms whose options were copied from a list that is not here, or says something else here. Nothing is wrong with that: a form is read
 * by what it holds. But whoever publishes it should know.
 */
export function optionSetNotices(forms: readonly FormDefinition[], known: KnownOptionSets): readonly BundleProblem[] {
  return forms.flatMap((form, n) =>
    optionSetPlaces(form).flatMap(({ place, field }) => {
      if (!hasOptions(field) || !field.optionSet) return [];
      const pointer = place.table === undefined ? below('/forms', n, 'fields', place.field) : below('/forms', n, 'fields', place.table, 'columns', place.field);
      const set = known.get(field.optionSet.key);
      const where = `表单“${form.title}”的“${field.label}”`;
      if (!set) return [bundleProblem(`${pointer}/optionSet`, 'option-set.unknown', `${where}的选项来自一份选项表，本系统没有这份表，选项照原样保留`)];
      if (isAsInSet(field, set.definition)) return [];
      return [
        bundleProblem(
          `${pointer}/optionSet`,
          'option-set.differs',
          `${where}的选项与选项表“${set.definition.title}”现在的第${set.version}版不同，选项照原样保留`,
        ),
      ];
    }),
  );
}
