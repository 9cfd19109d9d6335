import { BudgetExceeded } from '../conditions/budget.js';
import type { Condition, Operand, Reading, Truth } from '../conditions/condition.js';
import { isPlainObject, rowsAt, valueAt } from '../conditions/reading.js';
import { because, trace, type TraceOptions } from '../conditions/trace.js';
import { notAnnounced, unannouncedYear } from '../conditions/unannounced.js';
import { variablesOfOperand } from '../conditions/variables-of.js';
import { formConditionWords, formulaWords } from '../condition-words.js';
import { columnsOf, fieldsOf, tableById } from '../definition-reading.js';
import type { Field, FieldId, FormData, FormDefinition, FormRule, Issue, TableField } from '../definition.js';
import type { Names } from '../fields/field-kind.js';
import { displayOf } from '../fields/registry.js';
import { fieldByPath, labelsOf, shownAs } from '../form-words.js';
import { workedOut } from '../formulas.js';
import { validate } from '../validation/validate.js';
import { FORM_STEPS, readingOf } from '../visibility.js';
import { withoutHidden } from '../without-hidden.js';

/** What is so of a field, or of a rule, with what somebody filled in. */
export type About =
  | 'shown'
  | 'hidden'
  | 'required'
  | 'optional'
  | 'locked'
  | 'open'
  | 'worked-out'
  | 'wrong'
  | 'advice'
  | 'holds'
  | 'fails'
  | 'not-yet'
  | 'too-heavy';

export interface Explained {
  readonly about: About;
  /** Absent: it concerns the form as a whole. */
  readonly field?: FieldId;
  readonly table?: FieldId;
  /** From 0. */
  readonly row?: number;
  readonly rule?: string;
  /** Where it is in the data, where it can be gone to (RFC 6901). */
  readonly pointer: string;
  /** The condition, the formula, the sentence of the rule. */
  readonly says: string;
  /** «因为第2行“整改措施”为空»; of a formula the figures. Empty where nothing decides it. */
  readonly why: string;
}

export interface ExplainOptions {
  readonly today?: string;
  readonly names?: Names;
  /** Rows of a table looked into. */
  readonly rows?: number;
}

const ROWS_EXPLAINED = 20;

/**
 * Why everything in a form is as it is with what was filled in: each field that a condition shows, requires or locks, each formula with
 * its figures, each rule, and what is wrong besides. In the order of the form, rules after the fields. Throws on no data whatever.
 */
export function explain(definition: FormDefinition, filled: FormData, options: ExplainOptions = {}): readonly Explained[] {
  const whole = workedOut(definition, filled);
  const data = handedIn(definition, whole);
  if (data === null) return [{ about: 'too-heavy', pointer: '', says: '', why: '' }];
  const asked: Asked = { definition, reading: readingOf(definition, data), whole: readingOf(definition, whole), names: options.names ?? {}, pointer: '' };
  const fields = fieldsOf(definition).flatMap((field) => {
    const at = { ...asked, pointer: `/${field.key}` };
    return [...ofField(at, field), ...(field.kind === 'table' ? inRows(at, field, options.rows ?? ROWS_EXPLAINED) : [])];
  });
  return [...fields, ...(definition.rules ?? []).flatMap((rule) => ofRule(asked, rule, options.rows ?? ROWS_EXPLAINED)), ...besides(definition, data, options)];
}

/** As it would be handed in: what is hidden goes with nobody's doing. Null where that is too much to find out. */
function handedIn(definition: FormDefinition, whole: FormData): FormData | null {
  try {
    return withoutHidden(definition, whole);
  } catch (error) {
    if (error instanceof BudgetExceeded) return null;
    throw error;
  }
}

interface Asked {
  readonly definition: FormDefinition;
  readonly reading: Reading;
  /** With what stands in hidden fields: what is shown is decided by it. */
  readonly whole: Reading;
  readonly names: Names;
  readonly pointer: string;
  readonly table?: TableField;
  readonly row?: number;
}

function inRows(asked: Asked, table: TableField, most: number): readonly Explained[] {
  const columns = columnsOf(table);
  const whole = rowsAt(asked.whole, table.key) ?? [];
  // A table that is hidden has no rows in what is handed in.
  return (rowsAt(asked.reading, table.key) ?? []).slice(0, most).flatMap((row, index) => {
    if (!isPlainObject(row)) return [];
    const here: Asked = { ...asked, table, row: index, reading: { ...asked.reading, row }, whole: { ...asked.whole, row: whole[index] } };
    return columns.flatMap((column) => ofField({ ...here, pointer: `/${table.key}/${index}/${column.key}` }, column));
  });
}

/** What its conditions make of it; of a field that is not shown nothing else matters. */
function ofField(asked: Asked, field: Field): readonly Explained[] {
  const nil = byNil(asked, field);
  if (nil) return [nil];
  const shown = field.visible && judged({ ...asked, reading: asked.whole }, field, { when: field.visible, about: ['shown', 'hidden'] });
  if (shown?.about === 'hidden') return [shown];
  const required = field.requiredWhen && field.required !== true && judged(asked, field, { when: field.requiredWhen, about: ['required', 'optional'] });
  const locked = field.readOnlyWhen && judged(asked, field, { when: field.readOnlyWhen, about: ['locked', 'open'] });
  return [shown, required, locked, calculated(asked, field)].filter((one) => one !== undefined && one !== false);
}

/** A nil report hides its table; what explains it is shown with it alone. */
function byNil({ definition: { nil }, reading, table, pointer }: Asked, field: Field): Explained | undefined {
  if (!nil || table) return undefined;
  const isNil = reading['nil'] === true;
  const isHidden = nil.table === field.id ? isNil : nil.explain.includes(field.id) && !isNil;
  return isHidden ? { about: 'hidden', field: field.id, pointer, says: '', why: isNil ? `因为选了“${nil.label}”` : `因为没有选“${nil.label}”` } : undefined;
}

interface Judging {
  readonly when: Condition;
  /** While it holds, and otherwise. */
  readonly about: readonly [About, About];
}

function judged(asked: Asked, field: Field, { when, about: [yes, no] }: Judging): Explained {
  const { truth, why } = reasonOf(asked, when);
  const about: About = truth === 'too-heavy' ? truth : truth === 'true' ? yes : no;
  return { about, ...placeOf(asked, field.id), says: formConditionWords(asked.definition, when, asked.table), why };
}

const placeOf = ({ table, row, pointer }: Asked, field: FieldId): Pick<Explained, 'field' | 'table' | 'row' | 'pointer'> => ({
  field,
  pointer,
  ...(table ? { table: table.id } : {}),
  ...(row === undefined ? {} : { row }),
});

function reasonOf(asked: Asked, when: Condition): { readonly truth: Truth | 'too-heavy'; readonly why: string } {
  const options = tracing(asked);
  try {
    return { truth: trace(when, asked.reading, options).truth, why: because(when, asked.reading, options) };
  } catch (error) {
    if (error instanceof BudgetExceeded) return { truth: 'too-heavy', why: '' };
    throw error;
  }
}

/** In a row its columns go by their own names. */
function tracing({ definition, table, names }: Asked): TraceOptions {
  const own = table ? columnsOf(table).map((column) => [`row.${column.key}`, column.label] as const) : [];
  return {
    ...FORM_STEPS,
    labels: { ...labelsOf(definition), ...Object.fromEntries(own) },
    shown: (path, value) => shownAs(fieldByPath(definition, inTable(path, table)), value, names),
  };
}

const inTable = (path: string, table: TableField | undefined): string => (table ? path.replace(/^row\./u, `${table.key}.`) : path);

function calculated(asked: Asked, field: Field): Explained | undefined {
  if (field.kind !== 'formula' || field.of === undefined) return undefined;
  const { definition, table, names } = asked;
  const figures = variablesOfOperand(field.of).map((path) => `“${labelsOf(definition)[inTable(path, table)] ?? path}”${figureOf(asked, path)}`);
  const value = valueAt(asked.reading, table ? `row.${field.key}` : field.key);
  const result = value === undefined ? `算不出来${whyOpen(field.of, asked)}` : `得${displayOf(field, value, names)}`;
  return { about: 'worked-out', ...placeOf(asked, field.id), says: formulaWords(definition, field.of, table), why: [...figures, result].join('，') };
}

/** Only where the calendar is what is missing: empty figures stand there as empty. */
function whyOpen(of: Operand, { reading }: Asked): string {
  const year = unannouncedYear(of, reading);
  return year === null ? '' : `（${notAnnounced(year)}）`;
}

const FIGURES = 8;

/** What a variable of a formula stands for now; of a column the figure of each row. */
function figureOf({ definition, reading, table, names }: Asked, path: string): string {
  const field = fieldByPath(definition, inTable(path, table));
  const shown = (value: unknown): string =>
    value === undefined || value === null || value === ''
      ? '空'
      : ((field && displayOf(field, value, names)) ?? (typeof value === 'string' ? value : JSON.stringify(value)));
  const [first = '', column] = path.split('.');
  if (first !== 'row' && field?.kind === 'table') return `有${rowsAt(reading, path)?.length ?? 0}行`;
  if (first === 'row' || column === undefined) return `为${shown(valueAt(reading, path))}`;
  const rows = rowsAt(reading, first);
  if (!rows) return `为${shown(valueAt(reading, path))}`;
  if (rows.length === 0) return '没有一行';
  const figures = rows.slice(0, FIGURES).map((row) => shown(isPlainObject(row) ? row[column] : undefined));
  return `各行为${figures.join('、')}${rows.length > FIGURES ? '…' : ''}`;
}

const ABOUT: Readonly<Record<Truth, About>> = { true: 'holds', false: 'fails', unknown: 'not-yet' };

/** A rule on rows is told for each row in which it does not hold, or once where it holds in all of them. */
function ofRule(asked: Asked, rule: FormRule, most: number): readonly Explained[] {
  const table = tableById(asked.definition, rule.table);
  const told = (at: Asked): Explained => {
    const { truth, why } = reasonOf(at, rule.holds);
    const field = rule.at ?? rule.table;
    return {
      about: truth === 'too-heavy' ? truth : ABOUT[truth],
      rule: rule.id,
      ...(field === undefined ? { pointer: '' } : placeOf(at, field)),
      pointer: at.pointer,
      says: formConditionWords(asked.definition, rule.holds, table),
      why,
    };
  };
  const at = rule.at === undefined ? undefined : asked.definition.fields[rule.at];
  if (!table) return [told({ ...asked, pointer: at ? `/${at.key}` : '' })];
  const column = columnsOf(table).find(({ id }) => id === rule.at);
  const each = (rowsAt(asked.reading, table.key) ?? []).slice(0, most).flatMap((row, index) => {
    const pointer = `/${table.key}/${index}${column ? `/${column.key}` : ''}`;
    return isPlainObject(row) ? [told({ ...asked, table, row: index, reading: { ...asked.reading, row }, pointer })] : [];
  });
  const open = each.filter(({ about }) => about !== 'holds');
  return open.length > 0 ? open : each.slice(0, 1).map(({ row: _, ...one }) => ({ ...one, why: '', pointer: `/${table.key}` }));
}

/** What is wrong for other reasons than a rule: it says so itself. */
function besides(definition: FormDefinition, data: FormData, { today }: ExplainOptions): readonly Explained[] {
  return validate(definition, data, today === undefined ? {} : { today })
    .filter(({ code }) => code !== 'form.rule' && code !== 'form.calendar-open')
    .map((issue) => ({ about: issue.severity === 'error' ? 'wrong' : 'advice', ...pointedAt(definition, issue), says: issue.message, why: '' }));
}

function pointedAt(definition: FormDefinition, { pointer }: Issue): Pick<Explained, 'field' | 'table' | 'row' | 'pointer'> {
  const [key, row, column] = pointer.split('/').slice(1);
  const field = fieldsOf(definition).find((one) => one.key === key);
  const inside = field?.kind === 'table' ? columnsOf(field).find((one) => one.key === column) : undefined;
  if (!field) return { pointer };
  return inside ? { field: inside.id, table: field.id, row: Number(row), pointer } : { field: field.id, pointer };
}
