import { isPlainObject } from '../conditions/reading.js';
import type { Option } from '../definition.js';
import { jsonProblems } from '../parsing/json-problems.js';
import { problemAt, type DefinitionProblem } from '../parsing/problem.js';
import { shapeProblems } from '../parsing/shape-problems.js';
import type { Shape } from '../parsing/shapes.js';
import { OPTION_SET_KEY } from './key.js';

/** Options several forms share. A form copies them and says of which version, so that it is read without this. */
export interface OptionSetDefinition {
  readonly format: 1;
  readonly key: string;
  readonly title: string;
  readonly options: readonly SharedOption[];
}

/** The value is what stands in the data: it stays, whatever the label becomes. */
export type SharedOption = Pick<Option, 'value' | 'label' | 'retired'>;

export type ParsedOptionSet =
  | { readonly ok: true; readonly definition: OptionSetDefinition }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

/** As many as a field holds. */
const MOST = 500;

const SHAPE: Shape = {
  required: ['format', 'key', 'title', 'options'],
  properties: {
    format: { const: 1 },
    key: OPTION_SET_KEY,
    title: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' },
    options: { type: 'array', maxItems: MOST },
  },
};
const LINE: Shape = {
  required: ['value', 'label'],
  properties: {
    value: { type: 'string', minLength: 1, maxLength: 100 },
    label: { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' },
    retired: { type: 'boolean' },
  },
};

/** Accepts exactly what `OptionSetDefinition` says, with at least one option that is offered and none twice. Throws on no input. */
export function parseOptionSet(json: unknown): ParsedOptionSet {
  const problems = problemsOf(json);
  // The checks are the definition of OptionSetDefinition at run time.
  return problems.length === 0 ? { ok: true, definition: json as OptionSetDefinition } : { ok: false, problems };
}

function problemsOf(json: unknown): readonly DefinitionProblem[] {
  const plain = jsonProblems(json);
  if (plain.length > 0) return plain;
  const options: unknown = isPlainObject(json) ? json['options'] : undefined;
  const lines: readonly unknown[] = Array.isArray(options) ? options : [];
  const shape = [...shapeProblems(json, SHAPE, ''), ...lines.flatMap((line, n) => shapeProblems(line, LINE, `/options/${n}`))];
  return shape.length > 0 ? shape : meaningProblems(lines as readonly SharedOption[]); // the shape is right
}

function meaningProblems(options: readonly SharedOption[]): readonly DefinitionProblem[] {
  const bare = options.map(({ label }) => label.normalize('NFKC').replaceAll(/\s/gu, ''));
  const values = options.map(({ value }) => value);
  return [
    ...(options.some(({ retired }) => retired !== true)
      ? []
      : [problemAt('/options', 'definition.options-retired', options.length === 0 ? '选项表里还没有选项' : '选项都已停用，没有可选的')]),
    ...options.flatMap(({ label, value }, n) => [
      ...(values.indexOf(value) < n
        ? [problemAt(`/options/${n}/value`, 'definition.option-repeated', `“${label}”与第${values.indexOf(value) + 1}项存的是同一个值`)]
        : []),
      ...(bare.indexOf(bare[n] ?? '') < n
        ? [problemAt(`/options/${n}/label`, 'definition.option-repeated', `第${n + 1}项与第${bare.indexOf(bare[n] ?? '') + 1}项都叫“${label}”，填表的人分不清`)]
        : []),
    ]),
  ];
}
