import { parseCondition, parseOperand } from '../conditions/parse-condition.js';
import { typeOfFormula, typeProblems } from '../conditions/type-problems.js';
import { isUnfinished, isUnfinishedOperand } from '../conditions/unfinished.js';
import { variablesOf, variablesOfOperand } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf, tableById } from '../definition-reading.js';
import type { Field, FieldId, FormDefinition, FormRule, FormulaField, MatrixField, TableField } from '../definition.js';
import { hasValue, isGiven } from '../fields/registry.js';
import { inside } from '../validation/place.js';
import { circleProblems } from './circle-problems.js';
import { problemAt, type DefinitionProblem } from './problem.js';

type Problems = readonly DefinitionProblem[];

/** Conditions and references of a definition whose shape is already right: everything they name exists. */
export function referenceProblems(definition: FormDefinition): Problems {
  return [
    ...fieldsOf(definition).flatMap((field) => {
      const { pointer } = inside({ pointer: '/fields' }, field.id);
      const own = fieldLogic(definition, field, { pointer });
      return field.kind === 'table' ? [...own, ...columnProblems(definition, field, pointer)] : own;
    }),
    ...circleProblems(definition),
    ...ruleProblems(definition),
    ...summaryProblems(definition),
    ...nilProblems(definition),
    ...paperProblems(definition),
  ];
}

const columnProblems = (definition: FormDefinition, table: TableField, pointer: string): Problems =>
  columnsOf(table).flatMap((column) => fieldLogic(definition, column, { pointer: inside({ pointer: `${pointer}/columns` }, column.id).pointer, table }));

/** Everything a field or column makes depend on other answers. */
function fieldLogic(definition: FormDefinition, field: Field, { pointer, table }: Pick<ConditionAt, 'pointer' | 'table'>): Problems {
  const options = field.kind === 'choice' || field.kind === 'choices' ? field.options : [];
  return [
    ...conditionProblems(definition, { json: field.visible, pointer: `${pointer}/visible`, table }),
    ...conditionProblems(definition, { json: field.requiredWhen, pointer: `${pointer}/requiredWhen`, table }),
    ...conditionProblems(definition, { json: field.readOnlyWhen, pointer: `${pointer}/readOnlyWhen`, table }),
    ...options.flatMap(({ when }, index) => conditionProblems(definition, { json: when, pointer: `${pointer}/options/${index}/when`, table })),
    ...(isGiven(field) && (field.required === true || field.requiredWhen !== undefined)
      ? [problemAt(`${pointer}/required`, 'definition.given-required', '自动算出、自动编号的字段不必写“必填”')]
      : []),
    ...(field.kind === 'formula' ? formulaProblems(definition, field, { pointer, table }) : []),
  ];
}

/** A formula is worked out from what is there. */
function formulaProblems(definition: FormDefinition, field: FormulaField, { pointer, table }: Pick<ConditionAt, 'pointer' | 'table'>): Problems {
  const parsed = parseOperand(field.of);
  if (!parsed.ok) return [];
  const at = { pointer: `${pointer}/of`, table };
  const { type, problems } = typeOfFormula(parsed.operand, (path) => fieldAt(definition, path, table));
  const noType = type === 'list' ? [problemAt(at.pointer, 'condition.wrong-kind', '公式算不出一个值')] : [];
  return [
    ...unreadable(definition, variablesOfOperand(parsed.operand), at),
    ...unfinished(isUnfinishedOperand(parsed.operand), at.pointer),
    ...problems.map(({ code, message }) => problemAt(at.pointer, code, message)),
    ...noType,
  ];
}

/** It would always hold, or never: a rule that asks nothing, a field that is always there. */
const unfinished = (is: boolean, pointer: string): Problems => (is ? [problemAt(pointer, 'condition.unfinished', '条件还没有写完')] : []);

function ruleProblems(definition: FormDefinition): Problems {
  const rules = definition.rules ?? [];
  const ids = rules.map(({ id }) => id);
  return rules.flatMap((rule, index) => {
    const pointer = `/rules/${index}`;
    const table = tableById(definition, rule.table);
    return [
      ...(ids.indexOf(rule.id) < index ? [problemAt(`${pointer}/id`, 'definition.id-repeated', '规则编号重复')] : []),
      ...(rule.table !== undefined && table === undefined ? [unknownField(`${pointer}/table`)] : []),
      ...(rule.at === undefined || Object.hasOwn(placesOf(definition, rule), rule.at) ? [] : [unknownField(`${pointer}/at`)]),
      ...conditionProblems(definition, { json: rule.holds, pointer: `${pointer}/holds`, table }),
    ];
  });
}

/** A message stands at a field; at a column when the rule looks at each row; at either when it sets rows against each other. */
function placesOf(definition: FormDefinition, { table, holds }: FormRule): Readonly<Record<FieldId, Field>> {
  const rows = tableById(definition, table);
  if (rows !== undefined) return rows.columns;
  const parsed = parseCondition(holds);
  const repeated = parsed.ok && 'distinct' in parsed.condition ? tableByKey(definition, parsed.condition.distinct[0].var) : undefined;
  return { ...definition.fields, ...repeated?.columns };
}

function summaryProblems(definition: FormDefinition): Problems {
  return (definition.summary ?? []).flatMap((part, index) => {
    const pointer = `/summary/${index}`;
    const table = tableByKey(definition, part.count);
    return [
      ...(table === undefined ? [unknownField(`${pointer}/count`)] : []),
      ...conditionProblems(definition, { json: part.when, pointer: `${pointer}/when`, table }),
    ];
  });
}

function nilProblems(definition: FormDefinition): Problems {
  const { nil } = definition;
  if (nil === undefined) return [];
  const explained = nil.explain.flatMap((id, index) => (isField(definition, id) && id !== nil.table ? [] : [unknownField(`/nil/explain/${index}`)]));
  return [...(tableById(definition, nil.table) === undefined ? [unknownField('/nil/table')] : []), ...explained];
}

function paperProblems(definition: FormDefinition): Problems {
  const { paper } = definition;
  if (paper === undefined) return [];
  const table = tableById(definition, paper.table);
  if (table === undefined) return [unknownField('/paper/table')];
  return paper.columns.flatMap(({ field }, index) =>
    field === 'serial' || Object.hasOwn(table.columns, field) ? [] : [unknownField(`/paper/columns/${index}/field`)],
  );
}

interface ConditionAt {
  readonly json: unknown;
  readonly pointer: string;
  /** Table whose row is bound to `row`. */
  readonly table?: TableField | undefined;
}

function conditionProblems(definition: FormDefinition, { json, pointer, table }: ConditionAt): Problems {
  if (json === undefined) return [];
  const parsed = parseCondition(json);
  if (!parsed.ok) return parsed.problems.map((problem) => ({ ...problem, pointer: `${pointer}${problem.pointer}` }));
  const missing = unreadable(definition, variablesOf(parsed.condition), { pointer, table });
  if (missing.length > 0) return missing;
  return [
    ...unfinished(isUnfinished(parsed.condition), pointer),
    ...typeProblems(parsed.condition, (path) => fieldAt(definition, path, table)).map(({ code, message }) => problemAt(pointer, code, message)),
  ];
}

const unreadable = (definition: FormDefinition, paths: readonly string[], { pointer, table }: Pick<ConditionAt, 'pointer' | 'table'>): Problems =>
  paths
    .filter((path) => !isReadable(definition, path, table))
    .map((path) => problemAt(pointer, 'definition.unknown-variable', `条件里的“${path.slice(0, 80)}”不是本表的字段`));

/** The field or column a path names. */
function fieldAt(definition: FormDefinition, path: string, table: TableField | undefined): Field | null {
  const [first = '', second] = path.split('.');
  if (second === undefined) return fieldsOf(definition).find(({ key }) => key === first) ?? null;
  const rows = first === 'row' ? table : tableByKey(definition, first);
  return rows === undefined ? null : (columnsOf(rows).find(({ key }) => key === second) ?? null);
}

function isReadable(definition: FormDefinition, path: string, table: TableField | undefined): boolean {
  const [first = '', second, ...rest] = path.split('.');
  const field = fieldsOf(definition).find(({ key }) => key === first);
  if (field?.kind === 'matrix' && second !== undefined) return hasCell(field, [second, ...rest]);
  if (rest.length > 0) return false;
  if (first === 'row') return table !== undefined && second !== undefined && hasColumn(table, second);
  if (first === 'nil') return definition.nil !== undefined && second === undefined;
  if (second === undefined) return fieldsOf(definition).some((field) => field.key === first && hasValue(field));
  const named = tableByKey(definition, first);
  return named !== undefined && hasColumn(named, second);
}

/** `plan.first` where a row holds its tick, `plan.first.cost` where it holds cells. */
function hasCell({ rows, columns, cell }: MatrixField, [row, column, ...rest]: readonly string[]): boolean {
  const known = rows.some(({ value }) => value === row) && rest.length === 0;
  return known && (cell === 'tick' ? column === undefined : columns.some(({ value }) => value === column));
}

const hasColumn = (table: TableField, key: string): boolean => columnsOf(table).some((column) => column.key === key && hasValue(column));

function tableByKey(definition: FormDefinition, key: string): TableField | undefined {
  return fieldsOf(definition).find((field): field is TableField => field.kind === 'table' && field.key === key);
}

const isField = (definition: FormDefinition, id: FieldId): boolean => Object.hasOwn(definition.fields, id);

const unknownField = (pointer: string): DefinitionProblem => problemAt(pointer, 'definition.unknown-field', '这里指的字段不存在');
