import { BudgetExceeded } from '../conditions/budget.js';
import { isPlainObject } from '../conditions/reading.js';
import type { FormData, FormDefinition, Issue } from '../definition.js';
import { worked } from '../formulas.js';
import { lackIssues } from './lack-issues.js';
import { logicIssues } from './logic-issues.js';
import { meaningIssues } from './meaning-issues.js';
import { errorAt } from './place.js';
import { rowIdIssues } from './row-id-issues.js';
import { ruleIssues } from './rule-issues.js';
import { schemaIssues } from './schema-issues.js';
import { nothingSeen, SeenRows, type Seen } from './seen-rows.js';

export interface ValidateOptions {
  /** Unfinished is fine; wrong is not: no required fields, no rules, values of hidden fields are kept. */
  readonly draft?: boolean;
  /** The local day, for fields that refuse later ones; without it they are not asked. */
  readonly today?: string;
}

/** Issues one answer holds at most; more are of use to nobody. */
export const MAX_ISSUES = 1_000;

/**
 * Everything wrong or worth saying about the data, in Chinese and at its place. The same on server and browser.
 * Throws on no data whatever. Does not look at rights, and does not know whether ids name anything.
 */
export function validate(definition: FormDefinition, data: unknown, options: ValidateOptions = {}): Issue[] {
  return found(definition, data, options);
}

/** `validate` for whoever asks again and again while a form is written. Data is never changed in its place. */
export interface Check {
  all(data: unknown): Issue[];
  /** Looks at some of the rows not looked at yet, so that `all` has less to do; whether any are left. */
  some(data: unknown, most: number): boolean;
}

/** Rows that are the very same as when they were asked before are not looked at again; what is found is what `validate` finds. */
export function checkOf(definition: FormDefinition, options: ValidateOptions = {}): Check {
  const seen = { shape: new SeenRows(), meaning: new SeenRows() };
  return {
    all: (data) => found(definition, data, options, seen),
    some: (data, most) => {
      const isLeft = seen.shape.some(most, () => schemaIssues(definition, data, { draft: options.draft === true, seen: seen.shape }));
      return (
        seen.meaning.some(most, () => (isPlainObject(data) ? meaningIssues(definition, data, { today: options.today, seen: seen.meaning }) : [])) || isLeft
      );
    },
  };
}

interface SeenBefore {
  readonly shape: Seen;
  readonly meaning: Seen;
}

function found(definition: FormDefinition, data: unknown, options: ValidateOptions, seen: SeenBefore = { shape: nothingSeen, meaning: nothingSeen }): Issue[] {
  const shape = schemaIssues(definition, data, { draft: options.draft === true, seen: seen.shape });
  if (!isPlainObject(data) || hasTooManyRows(shape)) return shape.slice(0, MAX_ISSUES);
  const meaning = [...meaningIssues(definition, data, { today: options.today, seen: seen.meaning }), ...rowIdIssues(definition, data)];
  const logic = options.draft === true ? [] : logicAndRules(definition, data);
  return [...shape, ...meaning, ...logic].slice(0, MAX_ISSUES);
}

/** Whether anything forbids submitting; advice never does. */
export const blocks = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === 'error');

/** Rows beyond the limit are refused before anybody spends time on them. */
const hasTooManyRows = (issues: readonly Issue[]): boolean => issues.some(({ code }) => code === 'form.too-many-rows');

function logicAndRules(definition: FormDefinition, data: FormData): readonly Issue[] {
  try {
    const whole = worked(definition, data);
    return [...logicIssues(definition, whole), ...lackIssues(definition, whole), ...ruleIssues(definition, whole)];
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return [errorAt({ pointer: '' }, 'form.rule-too-heavy', '内容太多，无法核对，请分开填报或联系管理员')];
  }
}
