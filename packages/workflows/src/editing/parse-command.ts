import { formShapeProblems, parseFormCommand } from '@bihuan/forms/editing';
import { partShapes } from '../lint/parse-lifecycle.js';
import { below, problem, type Problem } from '../lint/problem.js';
import { isPlain, list, literal, object, oneOf, record, text, type Shape } from '../lint/shape.js';
import type { EditCommand } from './command.js';

export type ParsedCommand = { readonly ok: true; readonly command: EditCommand } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Deeper than any value of a definition, and shallow enough that nothing runs out of stack. */
const DEEPEST_VALUE = 64;
const DEEPEST_ALL = 4;
const MOST = { most: 500 };

/** Accepts exactly the commands of `EditCommand`. Whether one can be done is asked by `edit`. */
export function parseEditCommand(json: unknown): ParsedCommand {
  const problems = command(1)(json, '');
  // The checks above are the definition of EditCommand at run time.
  return problems.length === 0 ? { ok: true, command: json as EditCommand } : { ok: false, problems };
}

const inside = object({ fork: text, branch: text });
const place = object({ chain: text }, { in: inside, after: text });
const inOrder = object({}, { after: text });

const anything: Shape = (json, pointer) => bounded(json, pointer, 1);
const seen = object({}, { value: anything });

const target = oneOf({
  lifecycle: object({ type: literal('lifecycle') }),
  state: object({ type: literal('state'), state: text }),
  act: object({ type: literal('act'), state: text, act: text }),
  node: object({ type: literal('node'), node: text }),
  branch: object({ type: literal('branch'), fork: text, branch: text }),
});

const right = literal('write', 'read', 'masked', 'hidden');
const inTable = object({ right }, { columns: record(right, MOST), rows: list(literal('add', 'delete', 'reorder'), { most: 3 }) });
const fieldRight: Shape = (json, pointer) => (typeof json === 'string' ? right : inTable)(json, pointer);
const placeAccess = object({}, { otherwise: right, fields: record(fieldRight, MOST) });
const accessAt = oneOf({
  filling: object({ type: literal('filling') }),
  others: object({ type: literal('others') }),
  step: object({ type: literal('step'), step: text }),
});

const { node, branch, state, act } = partShapes;
/** Typed, so that a command added to the union breaks the build here instead of being refused by the api. */
const plain: Readonly<Record<Exclude<EditCommand['type'], 'all'>, Shape>> = {
  'insert-node': typed('insert-node', { at: place, node }),
  'remove-node': typed('remove-node', { node: text }, { was: seen }),
  'move-node': typed('move-node', { node: text, to: place }),
  'copy-node': typed('copy-node', { node: text, to: place, ids: record(text, MOST) }, { was: seen }),
  'insert-branch': typed('insert-branch', { fork: text, branch }, { after: text }),
  'remove-branch': typed('remove-branch', { fork: text, branch: text }, { was: seen }),
  'move-branch': typed('move-branch', { fork: text, branch: text }, { after: text }),
  'insert-state': typed('insert-state', { state: text, value: state }, { before: text, order: inOrder }),
  'remove-state': typed('remove-state', { state: text }, { was: seen }),
  'move-state': typed('move-state', { state: text }, { order: inOrder }),
  'insert-act': typed('insert-act', { state: text, act: text, value: act }, { before: text }),
  'remove-act': typed('remove-act', { state: text, act: text }, { was: seen }),
  'rename-state': typed('rename-state', { state: text, to: text }),
  'rename-act': typed('rename-act', { state: text, act: text, to: text }),
  'rename-node': typed('rename-node', { node: text, to: text }),
  'set-access': typed('set-access', { form: text, at: accessAt }, { value: placeAccess, was: seen }),
  form: typed('form', { form: text, command: inForm }),
  'insert-form': typed('insert-form', { value: aForm }, { after: text }),
  'remove-form': typed('remove-form', { form: text }, { was: seen }),
  set: typed('set', { target, path: list(text, { most: 10 }) }, { value: anything, was: seen }),
};

function inForm(json: unknown, pointer: string): readonly Problem[] {
  const parsed = parseFormCommand(json);
  return parsed.ok ? [] : parsed.problems.map((one) => ({ ...one, pointer: pointer + one.pointer }));
}

function aForm(json: unknown, pointer: string): readonly Problem[] {
  return formShapeProblems(json).map((one) => ({ ...one, pointer: pointer + one.pointer }));
}

function command(depth: number): Shape {
  return (json, pointer) => {
    if (depth > DEEPEST_ALL) return [problem(pointer, 'json.too-deep', `嵌套不能超过${DEEPEST_ALL}层`)];
    return oneOf({ ...plain, all: typed('all', { commands: list(command(depth + 1), MOST) }) })(json, pointer);
  };
}

function typed(type: EditCommand['type'], required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape {
  return object({ type: literal(type), ...required }, optional);
}

function bounded(json: unknown, pointer: string, depth: number): readonly Problem[] {
  if (depth > DEEPEST_VALUE) return [problem(pointer, 'json.too-deep', `嵌套不能超过${DEEPEST_VALUE}层`)];
  if (Array.isArray(json)) return json.flatMap((one, n) => bounded(one, below(pointer, n), depth + 1));
  return isPlain(json) ? Object.entries(json).flatMap(([key, value]) => bounded(value, below(pointer, key), depth + 1)) : [];
}
