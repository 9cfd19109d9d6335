import type { Option } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import { partsOf, plainText, type TextRead } from './text-read.js';

/** Shape of an option list in a definition. */
export const OPTIONS_SHAPE: JsonSchema = optionsShape({ when: {} });

/** Shape of the lines of a checklist. */
export const TICKS_SHAPE: JsonSchema = optionsShape({ optional: { type: 'boolean' } });

function optionsShape(more: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    type: 'array',
    minItems: 1,
    maxItems: 500,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['value', 'label'],
      properties: { value: { type: 'string', minLength: 1, maxLength: 100 }, label: { type: 'string', minLength: 1, maxLength: 200 }, ...more },
    },
  };
}

export const optionValues = (options: readonly Option[]): readonly string[] => options.map((option) => option.value);

export const labelOf = (options: readonly Option[], value: unknown): string =>
  options.find((option) => option.value === value)?.label ?? (typeof value === 'string' ? value : '');

/** The pairs rjsf reads. */
export const titled = (options: readonly Option[]): readonly JsonSchema[] => options.map(({ value, label }) => ({ const: value, title: label }));

const bare = (label: string): string => plainText(label).replaceAll(/\s/gu, '').toLowerCase();

/** The option that goes by a label, or by its value. */
export function valueLabelled(options: readonly Option[], text: string): string | undefined {
  const wanted = bare(text);
  return (options.find(({ label }) => bare(label) === wanted) ?? options.find(({ value }) => value.toLowerCase() === wanted))?.value;
}

/** The options of a list of labels, in the order of the options; all of them or none. */
export function valuesLabelled(options: readonly Option[], text: string): TextRead {
  const whole = valueLabelled(options, text);
  if (whole !== undefined) return { value: [whole] };
  const read = partsOf(text).map((label) => ({ label, value: valueLabelled(options, label) }));
  const unknown = read.filter(({ value }) => value === undefined);
  if (unknown.length > 0) return { flaw: `中${unknown.map(({ label }) => `“${label}”`).join('')}不在可选范围内` };
  return { value: optionValues(options).filter((option) => read.some(({ value }) => value === option)) };
}
