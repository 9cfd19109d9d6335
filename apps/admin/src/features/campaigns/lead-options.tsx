import type { Choices, Lead, PlanChange } from '../../api/types.js';
import { t } from './texts.js';

const categoryPrefix = 'category:';

export const isCategory = (key: string): boolean => key.startsWith(categoryPrefix);

/** Categories or units by name, never both: the last choice says which. */
export const pickKeys = (before: readonly string[], next: readonly string[]): string[] => {
  const added = next.find((key) => !before.includes(key));
  const byCategory = isCategory(added ?? next[0] ?? '');
  return next.filter((key) => isCategory(key) === byCategory);
};

/** A category is also found as the plan prints it: «各党支部». */
export const wordsOf = (option: { readonly label?: unknown; readonly search?: unknown } | undefined): string =>
  [option?.search, option?.label].filter((part) => typeof part === 'string').join(' ');

export const optionsOf = (choices: Choices) => [
  {
    label: <span>{t('categories')}</span>,
    options: choices.categories.map((category) => ({
      value: `${categoryPrefix}${category.key}`,
      label: t('categoryOption', { label: category.label, count: category.units }),
      search: `各${category.label}`,
    })),
  },
  { label: <span>{t('units')}</span>, options: choices.units.map((unit) => ({ value: unit.id, label: unit.name, search: unit.name })) },
];

export const keysOf = (lead: Lead | null): string[] => {
  if (lead === null) return [];
  return lead.type === 'category' ? [lead.category ?? '', ...lead.and].map((key) => `${categoryPrefix}${key}`) : lead.units.map((unit) => unit.id);
};

export const leadOf = (keys: readonly string[]): NonNullable<PlanChange['lead']> | null => {
  const [first, ...more] = keys;
  if (first === undefined) return null;
  if (!first.startsWith(categoryPrefix)) return { type: 'units', units: [...keys] };
  return { type: 'category', category: keyOf(first), and: more.map(keyOf) };
};

const keyOf = (option: string): string => option.slice(categoryPrefix.length);
