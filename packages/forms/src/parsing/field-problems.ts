import { isPlainObject } from '../conditions/reading.js';
import type { Field } from '../definition.js';
import { isKind, isOnlyInForm, kindOf, shapeOf } from '../fields/registry.js';
import { prefillProblems, prefillShapeProblems } from '../prefill/problems.js';
import { inside } from '../validation/place.js';
import { brokenKeyword } from '../validation/schema-piece.js';
import type { Known } from './json-problems.js';
import { problemAt, type DefinitionProblem } from './problem.js';
import { shapeProblems } from './shape-problems.js';
import { FIELD_SHAPE } from './shapes.js';

type Problems = readonly DefinitionProblem[];
type Json = Readonly<Record<string, unknown>>;

/** Where a map of fields with its order stands, and what it may not hold. */
export interface FieldMapAt {
  readonly pointer: string;
  readonly map: 'fields' | 'columns';
  readonly order: 'order' | 'columnOrder';
  readonly reserved: readonly string[];
}

export const FORM_FIELDS: FieldMapAt = { pointer: '', map: 'fields', order: 'order', reserved: ['nil', 'row'] };

/** The fields of a form or the columns of a table, each by its kind, with ids, order and keys. */
export function fieldMapProblems(owner: Json, at: FieldMapAt, known?: Known): Problems {
  const map = owner[at.map];
  if (!isPlainObject(map)) return [];
  return [
    ...Object.entries(map).flatMap(([id, field]) => (isKnown(id, field, known) ? [] : fieldProblems(id, field, at))),
    ...orderProblems(Object.keys(map), owner[at.order], `${at.pointer}/${at.order}`),
    ...keyProblems(map, at),
  ];
}

const isKnown = (id: string, field: unknown, known: Known | undefined): boolean =>
  known !== undefined && isPlainObject(field) && field['id'] === id && known.has(field);

function fieldProblems(id: string, field: unknown, at: FieldMapAt): Problems {
  const { pointer } = inside({ pointer: `${at.pointer}/${at.map}` }, id);
  if (!isPlainObject(field)) return [problemAt(pointer, 'definition.wrong-shape', '这里应为一个字段')];
  const { kind } = field;
  if (!isKind(kind)) return [problemAt(`${pointer}/kind`, 'definition.unknown-kind', '没有这种字段')];
  if (at.map === 'columns' && isOnlyInForm(kind)) return [problemAt(`${pointer}/kind`, 'definition.unknown-kind', '这种字段不能放进表格')];
  const { properties, required = [] } = shapeOf(kind);
  const shape = { required: [...FIELD_SHAPE.required, ...required], properties: { ...FIELD_SHAPE.properties, ...properties } };
  const shapes = [...shapeProblems(field, shape, pointer), ...prefillShapeProblems(field['prefill'], `${pointer}/prefill`)];
  return [
    ...shapes,
    // The shape is right: the field is one of its kind.
    ...(shapes.length > 0
      ? []
      : [
          ...firstValueProblems(field as unknown as Field, at.map === 'columns'),
          ...(kindOf(field as unknown as Field).lint?.(field as unknown as Field) ?? []),
        ].map((problem) => ({
          ...problem,
          pointer: `${pointer}${problem.pointer}`,
        }))),
    ...(field['id'] === id ? [] : [problemAt(`${pointer}/id`, 'definition.id-mismatch', `字段编号与“${id.slice(0, 40)}”不一致`)]),
    ...optionProblems(field['options'], `${pointer}/options`),
    ...boundProblems(field, pointer),
    ...(kind === 'table' ? fieldMapProblems(field, { pointer, map: 'columns', order: 'columnOrder', reserved: ['rowId'] }) : []),
  ];
}

/** What a field begins with is an answer it would accept. Pointers begin at the field. */
function firstValueProblems(field: Field, inTable: boolean): Problems {
  const schema = kindOf(field).schema(field);
  const isWrong =
    field.default !== undefined &&
    (schema === undefined ||
      field.kind === 'table' ||
      kindOf(field).isGiven === true ||
      brokenKeyword(schema, field.default) !== undefined ||
      kindOf(field).flaw?.(field.default, field, undefined) !== undefined);
  return [
    ...(isWrong ? [problemAt('/default', 'definition.wrong-default', `“${field.label}”的默认值不是它能填的内容`)] : []),
    ...prefillProblems(field, inTable),
  ];
}

function orderProblems(ids: readonly string[], order: unknown, pointer: string): Problems {
  if (!Array.isArray(order)) return [];
  const named = new Set<unknown>(order);
  const complete = order.length === ids.length && named.size === ids.length && ids.every((id) => named.has(id));
  return complete ? [] : [problemAt(pointer, 'definition.order-incomplete', '顺序应恰好包含每个字段一次')];
}

function keyProblems(map: Json, at: FieldMapAt): Problems {
  const seen = new Set<unknown>();
  return Object.entries(map).flatMap(([id, field]) => {
    const key = isPlainObject(field) ? field['key'] : undefined;
    if (typeof key !== 'string') return [];
    const repeated = seen.has(key);
    seen.add(key);
    if (!repeated && !at.reserved.includes(key)) return [];
    const { pointer } = inside(inside({ pointer: `${at.pointer}/${at.map}` }, id), 'key');
    if (repeated) return [problemAt(pointer, 'definition.key-repeated', `“${key.slice(0, 40)}”已被别的字段使用`)];
    return at.reserved.includes(key) ? [problemAt(pointer, 'definition.key-reserved', `“${key}”是保留名称`)] : [];
  });
}

function optionProblems(options: unknown, pointer: string): Problems {
  if (!Array.isArray(options)) return [];
  const values = options.map((option: unknown) => (isPlainObject(option) ? option['value'] : undefined));
  return new Set(values).size === values.length ? [] : [problemAt(pointer, 'definition.option-repeated', '选项的值不能重复')];
}

function boundProblems(field: Json, pointer: string): Problems {
  const crossed = (
    [
      ['minimum', 'maximum'],
      ['minRows', 'maxRows'],
    ] as const
  ).filter(([least, most]) => {
    const [low, high] = [field[least], field[most]];
    return typeof low === 'number' && typeof high === 'number' && low > high;
  });
  return crossed.map(([least]) => problemAt(`${pointer}/${least}`, 'definition.bounds-crossed', '下限不能大于上限'));
}
