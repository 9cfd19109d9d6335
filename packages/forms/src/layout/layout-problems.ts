import { isPlainObject } from '../conditions/reading.js';
import type { JsonSchema } from '../json-schema.js';
import { problemAt, type DefinitionProblem } from '../parsing/problem.js';
import { inside } from '../validation/place.js';

type Problems = readonly DefinitionProblem[];
type Json = Readonly<Record<string, unknown>>;

const id: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' };
const words = (maxLength: number): JsonSchema => ({ type: 'string', minLength: 1, maxLength });
const closed = (properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties,
  required,
});

/** Nothing in it is empty: what says nothing is not there, so that the same layout is always the same JSON. */
export const LAYOUT_SCHEMA: JsonSchema = closed({
  sections: { type: 'array', minItems: 1, maxItems: 100, items: closed({ id, title: words(200), help: words(1_000) }, ['id', 'title']) },
  fields: { type: 'object', minProperties: 1, maxProperties: 500, additionalProperties: closed({ section: id, span: { enum: [3, 4, 6, 8, 9, 12] } }) },
  columns: {
    type: 'object',
    minProperties: 1,
    maxProperties: 5_000,
    additionalProperties: closed({ width: { type: 'number', exclusiveMinimum: 0, maximum: 1_000 } }),
  },
});

/** What a layout names is there: it is no form otherwise, because nobody could mend it by hand. Throws on no input. */
export function layoutReferenceProblems(form: Json): Problems {
  const { layout, fields } = form;
  if (!isPlainObject(layout) || !isPlainObject(fields)) return [];
  const listed = Array.isArray(layout['sections']) ? layout['sections'].map((one: unknown) => (isPlainObject(one) ? one['id'] : undefined)) : [];
  const sections = new Set<unknown>();
  const repeated = listed.flatMap((section, n) => (sections.size === sections.add(section).size ? [n] : []));
  const columns = Object.values(fields).flatMap((field) => (isPlainObject(field) && isPlainObject(field['columns']) ? Object.keys(field['columns']) : []));
  return [
    ...repeated.map((n) => problemAt(`/layout/sections/${n}/id`, 'definition.id-repeated', '分节编号重复')),
    ...unknownIds(layout['fields'], new Set(Object.keys(fields)), '/layout/fields'),
    ...unknownIds(layout['columns'], new Set(columns), '/layout/columns'),
    ...unknownSections(layout['fields'], sections),
  ];
}

const unknownIds = (named: unknown, known: ReadonlySet<string>, pointer: string): Problems =>
  isPlainObject(named)
    ? Object.keys(named)
        .filter((one) => !known.has(one))
        .map((one) => problemAt(inside({ pointer }, one).pointer, 'definition.unknown-field', '这里指的字段不存在'))
    : [];

const unknownSections = (named: unknown, known: ReadonlySet<unknown>): Problems =>
  isPlainObject(named)
    ? Object.entries(named)
        .filter(([, laid]) => isPlainObject(laid) && laid['section'] !== undefined && !known.has(laid['section']))
        .map(([one]) => problemAt(`${inside({ pointer: '/layout/fields' }, one).pointer}/section`, 'definition.unknown-section', '这里指的分节不存在'))
    : [];
