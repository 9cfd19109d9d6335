import type { Option } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import { OPTION_SET_KEY } from '../option-sets/key.js';
import { problemAt, type DefinitionProblem } from '../parsing/problem.js';
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
      properties: {
        value: { type: 'string', minLength: 1, maxLength: 100 },
        label: { type: 'string', minLength: 1, maxLength: 200 },
        retired: { type: 'boolean' },
        ...more,
      },
    },
  };
}

/** Options of their own, or copied from a list that several forms share. */
export const optionProperties = (options: JsonSchema): Readonly<Record<string, JsonSchema>> => ({ options, optionSet: OPTION_SET_USED });

const OPTION_SET_USED: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['key', 'version'],
  properties: { key: OPTION_SET_KEY, version: { type: 'integer', minimum: 1, maximum: 1_000_000 } },
};

/** Where none is offered any more nobody could answer, and a new form does not begin with what is not offered. Pointers begin at the field. */
export function optionFlaws({ label, options, default: begins }: OptionsOf): readonly DefinitionProblem[] {
  const gone = new Set(options.filter(({ retired }) => retired === true).map(({ value }) => value));
  const first: readonly unknown[] = Array.isArray(begins) ? begins : [begins];
  return [
    ...(gone.size === options.length ? [problemAt('/options', 'definition.options-retired', `“${label}”的选项都已停用，没有可选的`)] : []),
    ...(first.some((one) => typeof one === 'string' && gone.has(one))
      ? [problemAt('/default', 'definition.wrong-default', `“${label}”的默认值是已停用的选项`)]
      : []),
  ];
}

interface OptionsOf {
  readonly label: string;
  readonly options: readonly Option[];
  readonly default?: unknown;
}

/** What a retired option is called where it still stands. */
export const RETIRED_MARK = '（已停用）';

export const optionValues = (options: readonly Option[]): readonly string[] => options.map((option) => option.value);

export const labelOf = (options: readonly Option[], value: unknown): string =>
  options.find((option) => option.value === value)?.label ?? (typeof value === 'string' ? value : '');

/** The pairs rjsf reads. */
export const titled = (options: readonly Option[]): readonly JsonSchema[] =>
  options.map(({ value, label, retired }) => ({ const: value, title: retired === true ? `${label}${RETIRED_MARK}` : label }));

const bare = (label: string): string => plainText(label).replaceAll(/\s/gu, '').toLowerCase();

/** The option that goes by a label, or by its value. */
export function valueLabelled(options: readonly Option[], text: string): string | undefined {
  const wanted = bare(text);
  // One of the same words that is still offered goes before one that is not.
  const all = options.toSorted((a, b) => Number(a.retired === true) - Number(b.retired === true));
  return (all.find(({ label }) => bare(label) === wanted) ?? all.find(({ value }) => value.toLowerCase() === wanted))?.value;
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
