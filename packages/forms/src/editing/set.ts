import { atPath, differs, seen, withPath } from '../changes/index.js';
import { assertNever } from '../conditions/operator.js';
import type { Field, FormDefinition, FormRule, Option } from '../definition.js';
import type { FormSection } from '../layout/form-layout.js';
import { sectionById } from '../layout/reading-order.js';
import type { FormCommandOf, Target } from './command.js';
import { laidAt, withLaid } from './layout.js';
import { fieldAt, isShared, optionsAt, ruleById, withField, withOptions } from './places.js';
import { edited, refused, type FormEditRefused, type FormEditResult } from './result.js';
import { withSections } from './sections.js';

type Part = Readonly<Record<string, unknown>>;

export function setValue(definition: FormDefinition, { target, path, value, was }: FormCommandOf<'set'>): FormEditResult {
  const owner = partAt(definition, target);
  if ('code' in owner) return owner;
  const is = atPath(owner.part, path);
  if (!is) return refused('edit.path-unknown', { path: path.join('/') });
  if (differs(was, is.value)) return refused('edit.value-changed', { path: path.join('/') });
  if (PARTS[target.type].includes(path[0] ?? '')) return refused('edit.has-parts', { path: path.join('/') });
  if (target.type === 'option' && !OWN_IN_SHARED.includes(path[0] ?? '') && isShared(definition, target)) return refused('edit.options-shared');
  if (namesNoSection(definition, target, { path, value })) return refused('edit.section-unknown');
  return edited(withPart(definition, target, withPath(owner.part, path, value)), { type: 'set', target, path, was: seen(value), ...seen(is.value) });
}

/** What a form says of an option it shares with others: when it is offered, whether it may stay without a tick. */
const OWN_IN_SHARED: readonly string[] = ['when', 'optional'];

const namesNoSection = (definition: FormDefinition, { type }: Target, { path, value }: Pick<FormCommandOf<'set'>, 'path' | 'value'>): boolean =>
  type === 'layout' && path[0] === 'section' && typeof value === 'string' && !sectionById(definition, value);

/** Words that hold parts with ids of their own, and those ids; parts come, go and move by commands that say so. */
const PARTS: Readonly<Record<Target['type'], readonly string[]>> = {
  form: ['fields', 'order', 'rules', 'format', 'layout'],
  field: ['id', 'columns', 'columnOrder', 'options', 'rows'],
  option: ['value'],
  rule: ['id'],
  section: ['id'],
  layout: [],
};

/** What `set` writes in, as it stands. */
export function partAt(definition: FormDefinition, target: Target): { readonly part: Part } | FormEditRefused {
  switch (target.type) {
    case 'form':
      return { part: { ...definition } };
    case 'field':
      return found(fieldAt(definition, target), refused('edit.field-unknown', { field: target.field }));
    case 'option':
      return found(
        optionsAt(definition, target)?.find(({ value }) => value === target.option),
        refused('edit.option-unknown', { option: target.option }),
      );
    case 'section':
      return found(sectionById(definition, target.section), refused('edit.section-unknown', { section: target.section }));
    case 'layout':
      return fieldAt(definition, target) ? { part: { ...laidAt(definition, target) } } : refused('edit.field-unknown', { field: target.field });
    case 'rule':
      return found(ruleById(definition, target.rule), refused('edit.rule-unknown', { rule: target.rule }));
    default:
      return assertNever(target);
  }
}

const found = (part: object | undefined, otherwise: FormEditRefused): { readonly part: Part } | FormEditRefused => (part ? { part: { ...part } } : otherwise);

/** Parts are plain JSON; that what comes out is still a form is looked at once, when the command is done. */
function withPart(definition: FormDefinition, target: Target, part: Part): FormDefinition {
  switch (target.type) {
    case 'form':
      return part as unknown as FormDefinition; // see above
    case 'field':
      return withField(definition, target, part as unknown as Field); // see above
    case 'option':
      return withOptions(
        definition,
        target,
        (optionsAt(definition, target) ?? []).map((option) => (option.value === target.option ? (part as unknown as Option) : option)),
      ); // see above
    case 'section':
      return withSections(
        definition,
        (definition.layout?.sections ?? []).map((section) => (section.id === target.section ? (part as unknown as FormSection) : section)),
      ); // see above
    case 'layout':
      return withLaid(definition, target, part);
    case 'rule':
      return { ...definition, rules: (definition.rules ?? []).map((rule) => (rule.id === target.rule ? (part as unknown as FormRule) : rule)) }; // see above
    default:
      return assertNever(target);
  }
}
