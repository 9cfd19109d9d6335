export type * from './condition.js';
export { BudgetExceeded, STEP_BUDGET } from './budget.js';
export { repeatedRows, type Repetition } from './distinct.js';
export { evaluate, holds, type EvaluateOptions } from './evaluate.js';
export { neverHolds } from './never-holds.js';
export { parseCondition, type ConditionProblem, type ParsedCondition } from './parse-condition.js';
export { printCondition, type Labels } from './print-condition.js';
export { isEmptyValue, isPlainObject, valueAt } from './reading.js';
export { variablesOf } from './variables-of.js';
