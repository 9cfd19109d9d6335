import type { Option } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';

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
