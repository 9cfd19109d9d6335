import type { Field } from 'react-querybuilder';
import type { Field as FormField } from '@bihuan/forms';
import { t } from '../texts.js';
import { KEPT, type Group } from './query.js';

const DAY_WORDS: Readonly<Record<string, string>> = { '>': t('opLater'), '>=': t('opNotEarlier'), '<': t('opEarlier'), '<=': t('opNotLater') };

/** What may be asked of a number or a day. */
export const ordered = [
  { name: '==', label: t('opIs') },
  { name: '!=', label: t('opIsNot') },
  { name: '>', label: t('opOver') },
  { name: '>=', label: t('opAtLeast') },
  { name: '<', label: t('opUnder') },
  { name: '<=', label: t('opAtMost') },
];
/** The same of days, which are earlier and later. */
const dated = ordered.map((one) => ({ ...one, label: DAY_WORDS[one.name] ?? one.label }));
const given = [
  { name: 'filled', label: t('opFilled') },
  { name: 'empty', label: t('opEmpty') },
];
/** By the working calendar. */
const worked = [
  { name: 'workday', label: t('opWorkday') },
  { name: 'free-day', label: t('opFreeDay') },
];
const same = ordered.slice(0, 2);

/** A field with what may be asked of it, by the path conditions know it by; a text that stands for itself may not be asked. */
export function questionsFor(field: FormField, { path, label }: { readonly path: string; readonly label: string }): readonly Field[] {
  const base = { name: path, value: path, label, defaultValue: '' };
  switch (field.kind) {
    case 'static':
      return [];
    case 'integer':
    case 'decimal':
    case 'year':
    case 'score':
    case 'rating':
      return [{ ...base, operators: [...ordered, ...given], inputType: 'number', defaultValue: 0, defaultOperator: '>=' }];
    case 'date':
      return [{ ...base, operators: [...dated, ...worked, ...given], inputType: 'date' }];
    case 'choice':
      return [
        {
          ...base,
          operators: [...same, { name: 'in', label: t('opIn') }, ...given],
          values: field.options.map(({ value, label: words }) => ({ name: value, label: words })),
          defaultValue: field.options[0]?.value ?? '',
        },
      ];
    case 'yes-no':
      return [{ ...base, operators: [...same, ...given], datatype: 'yes-no', defaultValue: true }];
    case 'text':
      return [{ ...base, operators: [...same, ...given] }];
    default:
      return [{ ...base, operators: given, defaultOperator: 'filled' }];
  }
}

/** A path that is not here stays as it is, and can still be compared. */
export function unknownIn(group: Group, known: readonly string[]): readonly Field[] {
  const used = group.rules.flatMap((part): readonly string[] => ('rules' in part ? unknownIn(part, known).map(({ name }) => name) : [part.field]));
  return [...new Set(used)]
    .filter((name) => !known.includes(name))
    .map((name) => ({
      name,
      value: name,
      label: name === KEPT ? t('keptCondition') : name,
      operators: name === KEPT ? [{ name: '==', label: t('opKept') }] : [...ordered, ...given],
    }));
}
