import { columnsOf, fieldsOf, isGiven, namingColumns } from '@bihuan/forms';
import type { Column, Field, FormDefinition, TableField } from '@bihuan/forms';
import { below } from '@bihuan/workflows';
import type { RowsOf, SubItems } from '@bihuan/workflows';
import type { BundleProblem, KnownNames } from './bundle.js';
import { bundleProblem } from './guard.js';

/** A table of the form: a column everybody may read that names each row, and those that say in whose hands it is, which nobody may leave empty. */
export function columnsNamed({ form, field, called, unit, person }: RowsOf, pointer: string, { forms }: Pick<KnownNames, 'forms'>): readonly BundleProblem[] {
  const known = forms.get(form);
  if (!known) return [];
  const table = tableOf(known, field);
  if (!table) return [bundleProblem(below(pointer, 'field'), 'names.field', `表单“${known.title}”里没有“${field}”这张表格`)];
  return [
    ...naming(known, table, { called, pointer: below(pointer, 'called') }),
    ...inHands(table, { name: unit, kind: 'unit', pointer: below(pointer, 'unit') }),
    ...inHands(table, { name: person, kind: 'person', pointer: below(pointer, 'person') }),
  ];
}

function naming(known: FormDefinition, table: TableField, { called, pointer }: { called: string; pointer: string }): readonly BundleProblem[] {
  const column = columnsOf(table).find(({ key }) => key === called);
  if (!column) return [missing(table, called, pointer)];
  if (namingColumns(known, table).includes(column)) return [];
  return [bundleProblem(pointer, 'sub-items.not-a-name', `“${column.label}”不能作每一行的名称：它不是文字、数字或日期，或者有人看不到这一列`)];
}

function inHands(table: TableField, { name, kind, pointer }: { name: string | undefined; kind: 'unit' | 'person'; pointer: string }): readonly BundleProblem[] {
  if (name === undefined) return [];
  const column = columnsOf(table).find((one) => one.key === name && one.kind === kind);
  if (!column) return [bundleProblem(pointer, 'names.column', `表格“${table.label}”里没有“${name}”这个${kind === 'unit' ? '单位' : '人员'}列`)];
  return column.required === true ? [] : [bundleProblem(pointer, 'sub-items.hands-empty', `由“${column.label}”写明的${HANDS[kind]}办，这一列却可以不填`)];
}

const HANDS = { unit: '单位', person: '人' } as const;

/** What is handed down to the form below: it is there, of the same kind, and may be written. */
export function handedNamed(
  { each, child }: SubItems,
  pointer: string,
  { forms, lifecycles }: Pick<KnownNames, 'forms' | 'lifecycles'>,
): readonly BundleProblem[] {
  const { data } = child;
  const from = data && forms.get(data.from);
  if (!from) return [];
  const to = forms.get(lifecycles.get(child.lifecycle)?.create.form ?? '');
  const table = each.type === 'rows' && each.form === data.from ? tableOf(from, each.field) : undefined;
  const fields = Object.entries(data.fields).flatMap(([target, name]) => {
    const field = fieldsOf(from).find(({ key }) => key === name);
    const at = below(pointer, 'fields', target);
    return field ? handed(to, { target, field, at }) : [bundleProblem(at, 'names.field', `表单“${from.title}”里没有“${name}”这个字段`)];
  });
  if (!table) return fields;
  const columns = Object.entries(data.columns ?? {}).flatMap(([target, name]) => {
    const field = columnsOf(table).find(({ key }) => key === name);
    const at = below(pointer, 'columns', target);
    return field ? handed(to, { target, field, at }) : [missing(table, name, at)];
  });
  return [...fields, ...columns];
}

function handed(to: FormDefinition | undefined, { target, field, at }: { target: string; field: Field | Column; at: string }): readonly BundleProblem[] {
  if (!to) return [];
  const place = fieldsOf(to).find(({ key }) => key === target);
  if (!place) return [bundleProblem(at, 'names.field', `表单“${to.title}”里没有“${target}”这个字段`)];
  if (isGiven(place)) return [bundleProblem(at, 'sub-items.given', `“${place.label}”由系统自动给出，不能带下`)];
  return place.kind === field.kind ? [] : [bundleProblem(at, 'sub-items.other-kind', `“${field.label}”和“${place.label}”不是同一类，不能照原样带下`)];
}

const tableOf = (form: FormDefinition, name: string): TableField | undefined =>
  fieldsOf(form).find((field): field is TableField => field.kind === 'table' && field.key === name);

const missing = ({ label }: TableField, name: string, pointer: string): BundleProblem =>
  bundleProblem(pointer, 'names.column', `表格“${label}”里没有“${name}”这一列`);
