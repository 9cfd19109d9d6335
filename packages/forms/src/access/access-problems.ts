import type { Condition } from '../conditions/condition.js';
import { isPlainObject } from '../conditions/reading.js';
import { variablesOf } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf, tableById } from '../definition-reading.js';
import type { Field, FormDefinition } from '../definition.js';
import { problemAt, type DefinitionProblem } from '../parsing/problem.js';
import { inside } from '../validation/place.js';
import type { AccessPlace, FieldRight, FormAccess, PlaceAccess, TableRight } from './form-access.js';
import { rightOfColumn, rightOfField, rightsAt, ROW_OPERATIONS, type Rights } from './rights.js';
import { definitionFor, isShown } from './shown.js';

type Problems = readonly DefinitionProblem[];

const RIGHTS: readonly unknown[] = ['write', 'read', 'masked', 'hidden'] satisfies FieldRight[];
const wrong = (pointer: string): DefinitionProblem => problemAt(pointer, 'definition.wrong-shape', '写法不对');
const unknown = (pointer: string, key: string): DefinitionProblem => problemAt(pointer, 'definition.unknown-property', `没有“${key.slice(0, 40)}”这个属性`);
const at = (pointer: string, key: string): string => inside({ pointer }, key).pointer;

/** The shape of `access`, by hand because it branches; only names of fields are left open. */
export function accessShapeProblems(json: unknown): Problems {
  if (json === undefined) return [];
  if (!isPlainObject(json)) return [wrong('/access')];
  return Object.entries(json).flatMap(([key, value]) => {
    const here = at('/access', key);
    if (key === 'filling' || key === 'others') return placeShape(value, here);
    if (key !== 'steps') return [unknown(here, key)];
    return isPlainObject(value) ? Object.entries(value).flatMap(([step, place]) => placeShape(place, at(here, step))) : [wrong(here)];
  });
}

function placeShape(json: unknown, pointer: string): Problems {
  if (!isPlainObject(json)) return [wrong(pointer)];
  return Object.entries(json).flatMap(([key, value]) => {
    const here = at(pointer, key);
    if (key === 'otherwise') return RIGHTS.includes(value) ? [] : [wrong(here)];
    if (key !== 'fields') return [unknown(here, key)];
    return isPlainObject(value)
      ? Object.entries(value).flatMap(([id, right]) => (RIGHTS.includes(right) ? [] : tableShape(right, at(here, id))))
      : [wrong(here)];
  });
}

function tableShape(json: unknown, pointer: string): Problems {
  if (!isPlainObject(json)) return [wrong(pointer)];
  const missing = Object.hasOwn(json, 'right') ? [] : [problemAt(pointer, 'definition.missing-property', '缺少“right”')];
  return [
    ...missing,
    ...Object.entries(json).flatMap(([key, value]) => {
      const here = at(pointer, key);
      if (key === 'right') return RIGHTS.includes(value) ? [] : [wrong(here)];
      if (key === 'columns') return isPlainObject(value) && Object.values(value).every((right) => RIGHTS.includes(right)) ? [] : [wrong(here)];
      if (key === 'rows') return Array.isArray(value) && value.every((row: unknown) => ROW_OPERATIONS.some((known) => known === row)) ? [] : [wrong(here)];
      return [unknown(here, key)];
    }),
  ];
}

/** Rights of a definition that is right otherwise: what they name exists, and they leave nobody stranded. */
export function accessProblems(definition: FormDefinition): Problems {
  const { access } = definition;
  if (!access) return [];
  const places = placesOf(access);
  const named = places.flatMap(({ said, pointer }) => (said ? namedProblems(definition, said, pointer) : []));
  if (named.length > 0) return named;
  return [
    ...others(definition, access),
    ...places.flatMap(({ place, pointer }) => blindConditions(definition, place, pointer)),
    ...nobodyWrites(definition, access),
  ];
}

interface PlaceSaid {
  readonly place: AccessPlace;
  readonly said: PlaceAccess | undefined;
  readonly pointer: string;
}

function placesOf({ filling, steps = {}, others: rest }: FormAccess): readonly PlaceSaid[] {
  return [
    { place: { type: 'filling' }, said: filling, pointer: '/access/filling' },
    ...Object.entries(steps).map(([step, said]): PlaceSaid => ({ place: { type: 'step', step }, said, pointer: at('/access/steps', step) })),
    { place: { type: 'others' }, said: rest, pointer: '/access/others' },
  ];
}

function namedProblems(definition: FormDefinition, { fields = {} }: PlaceAccess, pointer: string): Problems {
  return Object.entries(fields).flatMap(([id, right]) => {
    const here = at(`${pointer}/fields`, id);
    if (!Object.hasOwn(definition.fields, id)) return [problemAt(here, 'definition.unknown-field', '这里指的字段不存在')];
    return typeof right === 'string' ? [] : tableProblems(definition, { id, right, here });
  });
}

function tableProblems(definition: FormDefinition, { id, right, here }: { id: string; right: TableRight; here: string }): Problems {
  const table = tableById(definition, id);
  if (!table) return [problemAt(here, 'definition.wrong-shape', '只有表格才分列授权')];
  return Object.keys(right.columns ?? {})
    .filter((column) => !Object.hasOwn(table.columns, column))
    .map((column) => problemAt(at(`${here}/columns`, column), 'definition.unknown-field', '这里指的字段不存在'));
}

/** Whoever only reads has nothing in hand in which he could write. */
function others(definition: FormDefinition, { others: said }: FormAccess): Problems {
  const rights = rightsAt(definition, { type: 'others' });
  const writes = Object.entries(rights.fields).find(([, right]) => right === 'write');
  return said && writes ? [problemAt('/access/others', 'definition.access-reader-writes', '只读的人员不能填写内容')] : [];
}

/** What is shown there must not depend on what is hidden there: it would be told by its being shown. */
function blindConditions(definition: FormDefinition, place: AccessPlace, pointer: string): Problems {
  const shown = definitionFor(definition, rightsAt(definition, place));
  const blind = (field: Field, table?: string): boolean =>
    conditionsOf(field).some((one) => variablesOf(one).some((path) => !isShown(shown, path, { table, nil: definition.nil?.table })));
  return fieldsOf(shown).flatMap((field) => {
    const columns = field.kind === 'table' ? columnsOf(field).filter((column) => blind(column, field.id)) : [];
    return [...(blind(field) ? [field] : []), ...columns].map(({ label }) =>
      problemAt(pointer, 'definition.access-blind-condition', `“${label}”的显示条件用到了这里不可见的字段`),
    );
  });
}

/** Conditions by which a field is shown, required, locked or offers an option. */
function conditionsOf(field: Field): readonly Condition[] {
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options.map(({ when }) => when) : [];
  return [field.visible, field.requiredWhen, field.readOnlyWhen, ...options].filter((one) => one !== undefined);
}

/** A required answer that nobody can ever give holds everything up. */
function nobodyWrites(definition: FormDefinition, access: FormAccess): Problems {
  const all = placesOf(access).map(({ place }) => rightsAt(definition, place));
  const writable = (may: (rights: Rights) => boolean): boolean => all.some(may);
  return fieldsOf(definition).flatMap((field) => {
    const pointer = at('/fields', field.id);
    const own = field.required === true && !writable((rights) => rightOfField(rights, field.id) === 'write') ? [unanswerable(pointer, field.label)] : [];
    if (field.kind !== 'table') return own;
    return [
      ...own,
      ...columnsOf(field)
        .filter((column) => column.required === true && !writable((rights) => rightOfColumn(rights, field.id, column.id) === 'write'))
        .map(({ id, label }) => unanswerable(at(`${pointer}/columns`, id), label)),
    ];
  });
}

const unanswerable = (pointer: string, label: string): DefinitionProblem =>
  problemAt(`${pointer}/required`, 'definition.required-unwritable', `“${label}”必须填写，但没有人可以填写`);
