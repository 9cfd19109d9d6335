import { cut } from '../cut.js';
import type { Condition, Expression, Operand, Reading, Truth, Variable } from './condition.js';
import { repeatedRows } from './distinct.js';
import { answer, scopeOf, type EvaluateOptions } from './evaluate.js';
import { name, operand as printed, type Labels, type PrintScope } from './print-condition.js';
import { isEmptyValue, rowsAt, valueAt } from './reading.js';
import { notAnnounced, unannouncedIn, unannouncedYear } from './unannounced.js';
import { withRow, type Scope } from './scope.js';
import { plainValue, valueOf } from './values.js';

/** One thing that decides a condition: which row (counted from 0), and what is so there. */
export interface Reason {
  readonly row?: number;
  readonly words: string;
}

export interface Traced {
  readonly truth: Truth;
  /** What decides it, in the order of the form; what does not matter for the answer is left out. */
  readonly reasons: readonly Reason[];
}

export interface TraceOptions extends EvaluateOptions {
  readonly labels?: Labels;
  /** A value as it is shown: the label of an option; `null`: only that it is there. Absent or `undefined`: the value itself. */
  readonly shown?: (path: string, value: unknown) => string | null | undefined;
}

/** The answer and what decides it. Reasons are looked for in at most this many rows. */
const ROWS_NAMED = 20;

/** Answers a condition and says why. Throws `BudgetExceeded` only. */
export function trace(condition: Condition, reading: Reading, options: TraceOptions = {}): Traced {
  const at: At = {
    scope: scopeOf(reading, { ...options, steps: (options.steps ?? 10_000) * 2 }),
    print: { labels: options.labels ?? {}, table: undefined },
    shown: options.shown ?? (() => undefined),
  };
  const truth = answer(condition, at.scope);
  return { truth, reasons: reasons(condition, truth, at) };
}

/** «因为第2行“整改措施”为空»; empty where nothing decides it. */
export function because(condition: Condition, reading: Reading, options: TraceOptions = {}): string {
  const { reasons: found } = trace(condition, reading, options);
  const words = [...new Set(found.map(({ row, words: said }) => `${row === undefined ? '' : `第${row + 1}行`}${said}`))];
  if (words.length === 0) return '';
  const named = words.slice(0, 3).join('，');
  return words.length > 3 ? `因为${named}等${words.length}处` : `因为${named}`;
}

interface At {
  readonly scope: Scope;
  readonly print: PrintScope;
  readonly shown: NonNullable<TraceOptions['shown']>;
  readonly row?: number;
}

type Reasons = readonly Reason[];

function reasons(condition: Condition, truth: Truth, at: At): Reasons {
  if ('and' in condition) return deciding(condition.and, truth, at);
  if ('or' in condition) return deciding(condition.or, truth, at);
  if ('not' in condition) return reasons(condition.not, answer(condition.not, at.scope), at);
  if ('some' in condition) return rowReasons(condition.some, truth, at);
  if ('every' in condition) return rowReasons(condition.every, truth, at);
  if ('none' in condition) return rowReasons(condition.none, truth === 'unknown' ? truth : truth === 'true' ? 'false' : 'true', at);
  if ('filled' in condition) return [here(at, said(condition.filled, at))];
  if ('empty' in condition) return [here(at, said(condition.empty, at))];
  if ('distinct' in condition) return distinctReasons(condition.distinct, at);
  if ('in' in condition) return values([condition.in[0]], truth, at);
  if ('workday' in condition) return workdayReasons(condition, truth, at);
  return values(Object.values(condition).flat(), truth, at);
}

/** Only parts that answer as the whole does decide it: one that is false, all that are true. */
function deciding(parts: readonly Condition[], truth: Truth, at: At): Reasons {
  return parts.flatMap((part) => {
    const own = answer(part, at.scope);
    return own === truth ? reasons(part, own, at) : [];
  });
}

function rowReasons([table, condition]: readonly [Variable, Condition], truth: Truth, at: At): Reasons {
  const rows = rowsAt(at.scope.reading, table.var) ?? [];
  if (rows.length === 0) return [here(at, `${name(table, at.print)}没有一行`)];
  const found: Reason[] = [];
  for (const [row, values] of rows.entries()) {
    if (found.length >= ROWS_NAMED) break;
    const inside: At = { ...at, scope: withRow(at.scope, values), print: { ...at.print, table: table.var }, row };
    const own = answer(condition, inside.scope);
    if (own === truth) found.push(...reasons(condition, own, inside));
  }
  return found;
}

function distinctReasons([table, key]: readonly [Variable, string], at: At): Reasons {
  const column = name({ var: `${table.var}.${key}` }, at.print);
  const repeated = repeatedRows(rowsAt(at.scope.reading, table.var) ?? [], key);
  if (repeated.length === 0) return [here(at, `${name(table, at.print)}各行的${column}互不相同`)];
  return repeated.slice(0, ROWS_NAMED).map(({ first, second }) => here(at, `第${first + 1}行与第${second + 1}行${column}相同`));
}

/** What the sides of a comparison are; where it is open, only what leaves it open. */
function values(sides: readonly unknown[], truth: Truth, at: At): Reasons {
  const told = (sides as readonly Operand[]).filter((side) => typeof side === 'object' && side !== null); // sides of a comparison are operands
  const open = told.filter((side) => valueOf(side, at.scope) === undefined);
  return (truth === 'unknown' && open.length > 0 ? open : told).map((side) => here(at, fact(side, at)));
}

/** The day; where it is open although there is one, the year nobody has announced. */
function workdayReasons(condition: Extract<Condition, { workday: unknown }>, truth: Truth, at: At): Reasons {
  const year = truth === 'unknown' ? unannouncedIn(condition, at.scope.reading, at.scope.calendar) : null;
  if (year !== null) return [here(at, notAnnounced(year))];
  const found = values([condition.workday], truth, at);
  return truth === 'unknown' ? found : found.map((one) => ({ ...one, words: `${one.words}，${truth === 'true' ? '是' : '不是'}工作日` }));
}

function fact(side: Variable | Expression, at: At): string {
  if ('var' in side) return said(side, at);
  const value = plainValue(valueOf(side, at.scope));
  const empty = emptyVariables(side, at);
  if (value === undefined && empty.length > 0) return empty.join('，');
  if (value !== undefined) return `${printed(side, at.print)}为${shownValue(value)}`;
  const year = unannouncedYear(side, at.scope.reading, at.scope.calendar);
  return `${printed(side, at.print)}算不出来${year === null ? '' : `（${notAnnounced(year)}）`}`;
}

/** Variables a value is worked out from that hold nothing, outside of rows. */
function emptyVariables(side: Expression, at: At): readonly string[] {
  return Object.values(side)
    .flat()
    .flatMap((one: unknown) => {
      if (typeof one !== 'object' || one === null) return [];
      const path: unknown = Reflect.get(one, 'var');
      return typeof path === 'string' && isEmptyValue(valueAt(at.scope.reading, path)) ? [said({ var: path }, at)] : [];
    });
}

function said(variable: Variable, at: At): string {
  const value = valueAt(at.scope.reading, variable.var);
  const label = name(variable, at.print);
  if (isEmptyValue(value)) return `${label}为空`;
  const shown = at.shown(at.print.table === undefined ? variable.var : variable.var.replace(/^row\./u, `${at.print.table}.`), value);
  if (typeof shown === 'string') return `${label}为“${shown}”`;
  return shown === null || typeof value === 'object' ? `${label}已填写` : `${label}为${shownValue(value)}`;
}

function shownValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? '“是”' : '“否”';
  const text = String(value);
  return typeof value === 'number' ? text : `“${text.length > 30 ? `${cut(text, 30)}…` : text}”`;
}

const here = ({ row }: At, words: string): Reason => (row === undefined ? { words } : { row, words });
