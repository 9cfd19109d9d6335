import type { Reading } from '../conditions/condition.js';
import { isEmptyValue, isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf, type Column } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, Issue, TableField } from '../definition.js';
import { hasValue, kindOf } from '../fields/registry.js';
import { isOption, isRequired, isRequiredInRow, isVisible, readingOf, visibleColumns } from '../visibility.js';
import { isAlwaysRequired, leastRows } from './compile-schema.js';
import { errorAt, inRow, inside, type Place } from './place.js';
import { askFor, tooFewRows } from './sentences.js';

/** What depends on other answers: hidden fields hold nothing, shown ones hold what they ask for, a nil report has no rows. */
export function logicIssues(definition: FormDefinition, data: FormData): readonly Issue[] {
  const reading = readingOf(definition, data);
  return fieldsOf(definition)
    .filter(hasValue)
    .flatMap((field) => {
      const value = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
      const place = inside({ pointer: '' }, field.key);
      if (!isVisible(definition, field, reading)) return hiddenIssues({ definition, field, place, reading }, value);
      const asked = isAlwaysRequired(field, definition) && !isHollow(field, value) ? [] : requiredIssues({ definition, field, place, reading }, value);
      return field.kind === 'table'
        ? [...asked, ...cellIssues({ table: field, reading, place }, value)]
        : [...asked, ...optionIssues(field, value, { reading, place })];
    });
}

interface FieldAt {
  readonly definition: FormDefinition;
  readonly field: Field;
  readonly place: Place;
  readonly reading: Reading;
}

function hiddenIssues({ definition, field, place }: FieldAt, value: unknown): readonly Issue[] {
  if (kindOf(field).isEmpty(value)) return [];
  const { nil } = definition;
  return nil?.table === field.id ? [errorAt(place, 'form.nil-with-rows', `已选择“${nil.label}”，请先清空“${field.label}”`)] : [hasNoPlace(field, place)];
}

const hasNoPlace = (field: Field, place: Place): Issue => errorAt(place, 'form.hidden-has-value', `“${field.label}”现在不需要填写，请清空`);

function requiredIssues({ definition, field, place, reading }: FieldAt, value: unknown): readonly Issue[] {
  if (field.kind === 'table') return fewRowsIssues(field, place, value);
  return isRequired(definition, field, reading) && isUnanswered(field, value) ? [ask(field, place)] : [];
}

function fewRowsIssues(table: TableField, place: Place, value: unknown): readonly Issue[] {
  const least = leastRows(table);
  const rows = Array.isArray(value) ? value.length : 0;
  if (rows >= least) return [];
  const { code, words } = tooFewRows(table, least);
  return [errorAt(place, code, words)];
}

interface TableAt {
  readonly table: TableField;
  readonly reading: Reading;
  readonly place: Place;
}

function cellIssues({ table, reading, place }: TableAt, value: unknown): readonly Issue[] {
  const looked = columnsOf(table).filter((column) => hasValue(column) && (isConditional(column) || (column.kind === 'rich-text' && column.required === true)));
  if (looked.length === 0 || !Array.isArray(value)) return [];
  return value.flatMap((row: unknown, index) => {
    if (!isPlainObject(row)) return [];
    const shown = new Set(visibleColumns(table, reading, row));
    return looked
      .filter((column) => isConditional(column) || isHollow(column, row[column.key]))
      .flatMap((column) => cellIssue({ column, shown: shown.has(column), reading }, row, inside(inRow(place, index), column.key)));
  });
}

function cellIssue({ column, shown, reading }: { column: Column; shown: boolean; reading: Reading }, row: Reading, place: Place): readonly Issue[] {
  const value = Object.hasOwn(row, column.key) ? row[column.key] : undefined;
  if (!shown) return kindOf(column).isEmpty(value) ? [] : [hasNoPlace(column, place)];
  if (isUnanswered(column, value)) return isRequiredInRow(column, reading, row) ? [ask(column, place)] : [];
  return optionIssues(column, value, { reading: { ...reading, row }, place });
}

const isConditional = (column: Column): boolean => column.visible !== undefined || column.requiredWhen !== undefined || hasConditionalOptions(column);

const hasConditionalOptions = (field: Field): boolean =>
  (field.kind === 'choice' || field.kind === 'choices') && field.options.some(({ when }) => when !== undefined);

/** An option that exists but is not offered now. */
function optionIssues(field: Field, value: unknown, { reading, place }: { reading: Reading; place: Place }): readonly Issue[] {
  if (!hasConditionalOptions(field) || !('options' in field)) return [];
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  const gone = field.options.filter((option) => given.includes(option.value) && !isOption(option, reading));
  return gone.map(({ label }) => errorAt(place, 'form.not-an-option', `“${field.label}”现在不能选“${label}”，请重新选择`));
}

/** Something is there that says nothing, which the schema lets pass: a paragraph without a word. */
const isHollow = (field: Field, value: unknown): boolean => Array.isArray(value) && value.length > 0 && kindOf(field).isEmpty(value);

/** Kinds differ in what they call empty; blank text answers no question of any kind. */
const isUnanswered = (field: Field, value: unknown): boolean => kindOf(field).isEmpty(value) || (typeof value === 'string' && isEmptyValue(value));

function ask(field: Field, place: Place): Issue {
  const { code, words } = askFor(field);
  return errorAt(place, code, words);
}
