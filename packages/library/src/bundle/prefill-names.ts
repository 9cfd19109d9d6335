import { columnsOf, fieldsOf, isAlike, isAnswer } from '@bihuan/forms';
import type { AnswerPrefill, Field } from '@bihuan/forms';
import { below } from '@bihuan/workflows';
import type { FormDefinition } from '../kinds.js';
import type { BundleProblem, DefinitionBundle, KnownNames } from './bundle.js';
import { bundleProblem } from './guard.js';
import { withNames } from './lifecycle-names.js';

/** Posts, forms and fields that answers are to be brought in from, each at the field that names it. */
export function prefillNames(bundle: DefinitionBundle, known: KnownNames): readonly BundleProblem[] {
  const names = withNames(bundle, known);
  return bundle.forms.flatMap((form, n) =>
    fieldsOf(form).flatMap((field) => {
      const at = below('/forms', n, 'fields', field.id);
      const columns =
        field.kind === 'table' ? columnsOf(field).flatMap((column) => ofField(form, column, { names, known, at: below(at, 'columns', column.id) })) : [];
      return [...ofField(form, field, { names, known, at }), ...columns];
    }),
  );
}

interface Naming {
  readonly names: KnownNames;
  /** As it is published, before this file. */
  readonly known: KnownNames;
  readonly at: string;
}

function ofField(form: FormDefinition, field: Field, { names, known, at }: Naming): readonly BundleProblem[] {
  const { prefill } = field;
  if (typeof prefill === 'object' && prefill.from === 'post')
    return names.posts.has(prefill.post)
      ? []
      : [bundleProblem(below(at, 'prefill', 'post'), 'names.post', `“${field.label}”预填自职务“${prefill.post}”，没有这个职务`)];
  if (prefill === undefined || !isAnswer(prefill)) return [];
  if ('form' in prefill && prefill.form !== undefined && !names.forms.has(prefill.form))
    return [bundleProblem(below(at, 'prefill', 'form'), 'names.form', `“${field.label}”预填自表单“${prefill.form}”，没有这张表`)];
  return fieldNamed(field, prefill, { there: placesOf(form, prefill, { names, known }), at });
}

/** A field of the same id or key needs no name; it may be new this year. One that is named is there, and holds what this one can hold. */
function fieldNamed(field: Field, { field: key }: AnswerPrefill, { there, at }: { there: readonly Field[]; at: string }): readonly BundleProblem[] {
  if (key === undefined) return [];
  const named = there.filter((one) => one.key === key);
  const place = below(at, 'prefill', 'field');
  if (named.length === 0) return [bundleProblem(place, 'names.field', `“${field.label}”预填自“${key}”，那里没有这个字段`)];
  return named.some((one) => isAlike(one, field))
    ? []
    : [bundleProblem(place, 'names.prefill-kind', `“${field.label}”和要带入的“${named[0]?.label ?? key}”填的不是同一类内容`)];
}

function placesOf(form: FormDefinition, prefill: AnswerPrefill, { names, known }: Pick<Naming, 'names' | 'known'>): readonly Field[] {
  if (prefill.from === 'linked' && prefill.record === 'register')
    return [...names.registers.values()].flatMap(({ source }) =>
      fieldsOf(names.forms.get(source.form) ?? form).flatMap((field) => (field.kind === 'table' ? columnsOf(field) : [])),
    );
  const key = prefill.form ?? form.key;
  return [names.forms.get(key), known.forms.get(key)].flatMap((one) => (one ? fieldsOf(one) : []));
}
