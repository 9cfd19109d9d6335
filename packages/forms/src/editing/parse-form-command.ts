import { isPlainObject } from '../conditions/reading.js';
import { jsonProblems } from '../parsing/json-problems.js';
import { problemAt, type DefinitionProblem } from '../parsing/problem.js';
import { shapeProblems } from '../parsing/shape-problems.js';
import type { JsonSchema } from '../json-schema.js';
import type { FormCommand } from './command.js';

export type ParsedFormCommand = { readonly ok: true; readonly command: FormCommand } | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

const MOST_COMMANDS = 500;
const DEEPEST_ALL = 4;

/** Accepts exactly the commands of `FormCommand`, whatever stands in the fields they carry. Whether one can be done is asked by `editForm`. */
export function parseFormCommand(json: unknown): ParsedFormCommand {
  const plain = jsonProblems(json);
  const problems = plain.length > 0 ? plain : commandProblems(json, '', 1);
  // The checks above are the definition of FormCommand at run time.
  return problems.length === 0 ? { ok: true, command: json as FormCommand } : { ok: false, problems };
}

const text: JsonSchema = { type: 'string', maxLength: 200 };
const part: JsonSchema = { type: 'object' };
const closed = (properties: Record<string, JsonSchema>, required: readonly string[]): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const seen = closed({ value: {} }, []);
const list: JsonSchema = { enum: ['options', 'rows', 'columns'] };
const optionsAt = closed({ field: text, table: text, list }, ['field', 'list']);
const line: JsonSchema = { type: 'object', required: ['value', 'label'], properties: { value: text, label: text } };
const carried = (named: readonly string[]): JsonSchema => ({ type: 'object', required: named, properties: { id: text } });
const target: JsonSchema = {
  oneOf: [
    closed({ type: { const: 'form' } }, ['type']),
    closed({ type: { const: 'field' }, field: text, table: text }, ['type', 'field']),
    closed({ type: { const: 'option' }, field: text, table: text, list, option: text }, ['type', 'field', 'list', 'option']),
    closed({ type: { const: 'rule' }, rule: text }, ['type', 'rule']),
    closed({ type: { const: 'section' }, section: text }, ['type', 'section']),
    closed({ type: { const: 'layout' }, field: text, table: text }, ['type', 'field']),
  ],
};

interface CommandShape {
  readonly required: Readonly<Record<string, JsonSchema>>;
  readonly optional?: Readonly<Record<string, JsonSchema>>;
}

/** Typed, so that a command added to the union breaks the build here instead of being refused later. */
const SHAPES: Readonly<Record<FormCommand['type'], CommandShape>> = {
  'insert-field': { required: { at: closed({ table: text, after: text }, []), field: carried(['id', 'key', 'label', 'kind']) } },
  'remove-field': { required: { field: text }, optional: { table: text, was: seen } },
  'move-field': { required: { field: text }, optional: { table: text, after: text } },
  'insert-option': { required: { at: optionsAt, option: line }, optional: { after: text } },
  'remove-option': { required: { at: optionsAt, option: text }, optional: { was: seen } },
  'move-option': { required: { at: optionsAt, option: text }, optional: { after: text } },
  'insert-rule': { required: { rule: { ...part, ...carried(['id', 'holds', 'severity', 'message']) } }, optional: { after: text } },
  'remove-rule': { required: { rule: text }, optional: { was: seen } },
  'move-rule': { required: { rule: text }, optional: { after: text } },
  'insert-section': { required: { section: { ...part, ...carried(['id', 'title']) } }, optional: { after: text } },
  'remove-section': { required: { section: text }, optional: { was: seen } },
  'move-section': { required: { section: text }, optional: { after: text } },
  set: { required: { target, path: { type: 'array', minItems: 1, maxItems: 10, items: text } }, optional: { value: {}, was: seen } },
  all: { required: { commands: { type: 'array', maxItems: MOST_COMMANDS } } },
};

function commandProblems(json: unknown, pointer: string, depth: number): readonly DefinitionProblem[] {
  if (depth > DEEPEST_ALL) return [problemAt(pointer, 'definition.too-deep', `嵌套不能超过${DEEPEST_ALL}层`)];
  const type = isPlainObject(json) ? json['type'] : undefined;
  if (!isPlainObject(json) || !isType(type)) return [problemAt(`${pointer}/type`, 'definition.wrong-shape', '没有这种改动')];
  const { required, optional = {} } = SHAPES[type];
  const found = shapeProblems(json, { required: Object.keys(required), properties: { type: text, ...required, ...optional } }, pointer);
  const inner = type === 'all' && Array.isArray(json['commands']) && found.length === 0 ? json['commands'] : [];
  return [...found, ...inner.flatMap((one: unknown, index) => commandProblems(one, `${pointer}/commands/${index}`, depth + 1))];
}

const isType = (type: unknown): type is FormCommand['type'] => typeof type === 'string' && Object.hasOwn(SHAPES, type);
