import type { Condition, Reading } from '../conditions/condition.js';
import { repeatedRows } from '../conditions/distinct.js';
import { evaluate } from '../conditions/evaluate.js';
import { isPlainObject, rowsAt } from '../conditions/reading.js';
import { notAnnounced, unannouncedIn } from '../conditions/unannounced.js';
import { columnById, tableById } from '../definition-reading.js';
import type { FieldId, FormData, FormDefinition, FormRule, Issue, TableField } from '../definition.js';
import { becauseOfRows } from '../form-words.js';
import { FORM_STEPS, isVisible, readingOf } from '../visibility.js';
import { inRow, inside, rowWords, type IssueCode, type Place } from './place.js';

/** The form's own rules. Only what is false complains; what is unknown is not yet. */
export function ruleIssues(definition: FormDefinition, data: FormData): readonly Issue[] {
  const reading = readingOf(definition, data);
  return (definition.rules ?? []).flatMap((rule) => {
    const table = tableById(definition, rule.table);
    if (table !== undefined) return isVisible(definition, table, reading) ? rowRuleIssues(rule, table, reading) : [];
    if ('distinct' in rule.holds) return repetitionIssues(rule, rule.holds, reading);
    const truth = evaluate(rule.holds, reading, FORM_STEPS);
    if (truth === 'unknown') return openIssues(rule, placeOf(definition, rule.at), reading);
    if (truth === 'true') return [];
    return [complaint(rule, placeOf(definition, rule.at), withReason(rule.message, becauseOfRows(definition, rule.holds, reading)))];
  });
}

function rowRuleIssues(rule: FormRule, table: TableField, reading: Reading): readonly Issue[] {
  let isTold = false;
  return (rowsAt(reading, table.key) ?? []).flatMap((row, index) => {
    if (!isPlainObject(row)) return [];
    const inRowAt = { ...reading, row };
    const truth = evaluate(rule.holds, inRowAt);
    if (truth === 'true' || (truth === 'unknown' && isTold)) return [];
    const place = inRow(inside(TOP, table.key), index);
    const column = rule.at === undefined ? undefined : columnById(table, rule.at);
    const at = column === undefined ? place : inside(place, column.key);
    if (truth === 'false') return [complaint(rule, at, `${rowWords(place)}${rule.message}`)];
    const open = openIssues(rule, at, inRowAt);
    isTold = open.length > 0;
    return open;
  });
}

/** What cannot be judged yet because a year was not announced: said, and no fault of whoever fills it in. */
function openIssues({ holds }: FormRule, { pointer }: Place, reading: Reading): readonly Issue[] {
  const year = unannouncedIn(holds, reading);
  return year === null
    ? []
    : [{ pointer, code: 'form.calendar-open' satisfies IssueCode, severity: 'advice', message: `${notAnnounced(year)}，这里按工作日的要求暂不核对` }];
}

/** A rule that looks at all rows says which of them is meant. */
const withReason = (message: string, reason: string): string => (reason === '' ? message : `${message.replace(/。$/u, '')}（${reason}）`);

/** A repetition names both rows; the issue stands at the later one. */
function repetitionIssues(rule: FormRule, { distinct: [table, column] }: Extract<Condition, { distinct: unknown }>, reading: Reading): readonly Issue[] {
  const rows = rowsAt(reading, table.var) ?? [];
  return repeatedRows(rows, column).map(({ first, second }) => {
    const place = inside(inRow(inside(TOP, table.var), second), column);
    return complaint(rule, place, repetitionWords(rule.message, { first: first + 1, second: second + 1 }));
  });
}

/** The rule's own sentence when it leaves room for the two numbers; otherwise the usual one. */
function repetitionWords(message: string, { first, second }: { first: number; second: number }): string {
  if (!message.includes('{first}') || !message.includes('{second}')) return `第${first}行与第${second}行内容相同，请写出区别或删去一行。`;
  return message.replaceAll('{first}', String(first)).replaceAll('{second}', String(second));
}

const TOP: Place = { pointer: '' };

function placeOf(definition: FormDefinition, at: FieldId | undefined): Place {
  const field = at !== undefined && Object.hasOwn(definition.fields, at) ? definition.fields[at] : undefined;
  return field === undefined ? TOP : inside(TOP, field.key);
}

const complaint = ({ severity }: FormRule, { pointer }: Place, message: string): Issue => ({ pointer, code: 'form.rule', severity, message });
