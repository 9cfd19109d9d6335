import { parseCondition } from '@bihuan/forms/conditions';
import type { ActDefinition, Chain, ChildDefinition, LifecycleDefinition, Step, SubItems } from '../definition.js';
import { lint } from './lint.js';
import type { Problem } from './problem.js';
import { count, flag, isPlain, list, literal, minutes, object, oneOf, record, text, textOrEmpty, type Shape } from './shape.js';

export type ParsedLifecycle = { readonly ok: true; readonly definition: LifecycleDefinition } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Deeper than any lint limit, and shallow enough that no check runs out of stack. */
const DEEPEST = 32;
const MANY = { most: 500 };
const FEW = { most: 50 };

/** Accepts exactly the shape of `LifecycleDefinition`, and of those the ones that can run. */
export function parseLifecycle(json: unknown): ParsedLifecycle {
  const problems = shapeProblems(json);
  if (problems.length > 0) return { ok: false, problems };
  // The checks above are the definition of LifecycleDefinition at run time.
  const definition = json as LifecycleDefinition;
  const faults = lint(definition);
  return faults.length > 0 ? { ok: false, problems: faults } : { ok: true, definition };
}

/** What is wrong with the shape alone: a definition without any may still be one that cannot run. */
export function shapeProblems(json: unknown): readonly Problem[] {
  return lifecycle(json, '');
}

const condition: Shape = (json, pointer) => {
  const parsed = parseCondition(json);
  return parsed.ok ? [] : parsed.problems.map(({ pointer: inner, code, message }) => ({ pointer: pointer + inner, code, message }));
};

const post = object({ type: literal('post'), post: textOrEmpty, of: literal('item-unit', 'parent-unit', 'anywhere') });
const personField = object({ type: literal('person-field'), field: literal('subject', 'filler', 'creator', 'leader', 'owner') });
const areaLeader = object({ type: literal('area-leader') });
const unitOf = object({ type: literal('unit-of'), field: literal('lead'), post: textOrEmpty });
const plain = { post, 'person-field': personField, 'area-leader': areaLeader, 'unit-of': unitOf };
const alone = (type: string): Shape => object({ type: literal(type) });
const namedResolvers = {
  ...plain,
  superior: object({ type: literal('superior'), level: literal(0, 1, 2, 3, 4, 5, 6, 7, 8, 9) }),
  superiors: object({ type: literal('superiors'), upTo: literal(1, 2, 3, 4, 5, 6, 7, 8, 9) }),
  body: object({ type: literal('body'), category: text }),
  'form-person': object({ type: literal('form-person'), form: text, field: text }),
  'form-unit': object({ type: literal('form-unit'), form: text, field: text }, { post: text }),
  submitter: alone('submitter'),
  chosen: object({ type: literal('chosen'), by: literal('submitter', 'previous-signer') }, { from: list(oneOf(plain), FEW) }),
  group: object({ type: literal('group'), group: text }),
};
const namedResolver = oneOf(namedResolvers);
const expression = object({ type: literal('expression'), cases: list(object({ when: condition, then: namedResolver }), FEW), otherwise: namedResolver });
const resolver = oneOf({ ...namedResolvers, expression });
const who = oneOf({ ...plain, 'at-work': alone('at-work'), submitter: alone('submitter'), system: alone('system') });

const target: Shape = (json, pointer) => (typeof json === 'string' ? text(json, pointer) : list(object({ to: text }, { when: condition }), FEW)(json, pointer));
const actRule = literal('outside-owner-unit', 'not-the-submitter', 'nothing-decided');
const stepRule = literal('outside-owner-unit', 'not-the-submitter', 'not-the-previous-signer');
const work = object(
  { who: list(resolver, FEW), act: text },
  { orElse: list(resolver, FEW), minutes, outside: flag, nobody: literal('refuse', 'skip', 'wait') },
);

type Optional<T> = { [K in keyof T]-?: undefined extends T[K] ? K : never }[keyof T];

/** Typed, so that a word added to `ActDefinition` breaks the build here instead of being refused in every file. */
const moreOfAct: Record<Optional<ActDefinition>, Shape> = {
  to: target,
  form: text,
  reason: literal('required', 'optional'),
  phrases: list(text, FEW),
  requires: list(object({ id: text, when: condition, text }), FEW),
  rules: list(actRule, FEW),
  primary: flag,
  grave: flag,
  rare: flag,
  hint: text,
  offered: literal('never', 'when-possible'),
  number: text,
  submits: flag,
  happened: text,
  sets: list(object({ day: literal('dueOn', 'startsOn'), form: text, field: text }), FEW),
  then: literal('launch-plan', 'amend-plan', 'close-year', 'open-review', 'cancel-review', 'count-review', 'recount-review', 'feed-back-review'),
};
const act = object({ label: text, who: list(who, FEW), record: text }, moreOfAct);

const fraction: Shape = (json, pointer) =>
  Array.isArray(json) && json.length === 2 && json.every((part) => Number.isSafeInteger(part) && part > 0) && json[0] <= json[1]
    ? []
    : [{ pointer, code: 'json.not-a-fraction', message: '请写成两个正整数，前一个不大于后一个' }];
const share: Shape = (json, pointer) => {
  const [key] = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  if (key === 'atLeast') return object({ atLeast: fraction })(json, pointer);
  return key === 'over' ? object({ over: fraction })(json, pointer) : object({ count })(json, pointer);
};
const modes = oneOf({
  vote: object({ type: literal('vote'), agree: share, reject: share }, { weights: record(count, FEW) }),
  'per-group': object({ type: literal('per-group'), by: literal('line', 'unit'), need: count }),
  lead: object({ type: literal('lead'), assist: literal('waits', 'optional') }),
});
const mode: Shape = (json, pointer) => (typeof json === 'string' ? literal('all', 'any', 'in-turn', 'claim')(json, pointer) : modes(json, pointer));
const policy: Shape = (json, pointer) =>
  typeof json === 'string' ? literal('one-veto', 'wait-for-all', 'by-mode')(json, pointer) : object({ count })(json, pointer);
const returning = object(
  { label: text, record: text, then: literal('straight-back', 'walk-again', 'changed-only') },
  { phrases: list(text, FEW), to: list(literal('submitter', 'previous', 'earlier'), FEW) },
);
const due = object(
  { within: object({ amount: count, unit: literal('working-days', 'days', 'hours') }) },
  { remind: list(count, FEW), then: literal('tell', 'agree', 'return') },
);

const requires = list(object({ id: text, when: condition, text }), FEW);
const plus = object({ amount: count, unit: literal('working-days', 'days') });
const until = oneOf({
  'form-day': object({ type: literal('form-day'), form: text, field: text }, { plus }),
  'item-day': object({ type: literal('item-day'), day: literal('startsOn', 'dueOn') }, { plus }),
  after: object({ type: literal('after'), within: object({ amount: count, unit: literal('working-days', 'days', 'hours') }) }),
  items: object({ type: literal('items'), form: text, field: text, lost: literal('go-on', 'ask-office') }, { states: list(text, FEW) }),
  answer: object({ type: literal('answer'), label: text, record: text, who: list(who, FEW) }, { form: text, requires }),
});
const wait = object({ type: literal('wait'), id: text, label: text, until });
const tell = (type: 'notify' | 'cc'): Shape => object({ type: literal(type), id: text, label: text, who: list(resolver, FEW) });

/** Typed for the same reason. */
const moreOfStep: Record<Optional<Step>, Shape> = {
  reject: object({ label: text, record: text, policy }, { phrases: list(text, FEW) }),
  return: returning,
  rules: list(stepRule, FEW),
  self: literal('allow', 'skip', 'superior'),
  again: literal('sign', 'auto-agree'),
  personal: flag,
  signature: literal('required'),
  files: object({ label: textOrEmpty, with: list(literal('agree', 'reject', 'return'), FEW) }, { least: count }),
  follows: literal('person', 'post'),
  standIn: literal('keeps', 'ends'),
  actions: list(literal('transfer', 'consult', 'add-signer', 'take-back', 'cc'), FEW),
  due,
};
const step = object(
  {
    type: literal('step'),
    id: text,
    label: text,
    mine: text,
    work,
    mode,
    agree: object({ label: text, record: text }, { opinion: literal('required', 'optional') }),
  },
  moreOfStep,
);

const eachOf = oneOf({
  units: object({ type: literal('units'), form: text, field: text }, { column: text }),
  'units-of': object({ type: literal('units-of'), category: text }),
  people: object({ type: literal('people'), who: list(resolver, FEW) }),
  rows: object({ type: literal('rows'), form: text, field: text, called: text }, { unit: text, person: text }),
});
const moreOfChild: Record<Optional<ChildDefinition>, Shape> = {
  form: text,
  due: (json, pointer) => (json === 'same' ? [] : object({ amount: count, unit: literal('working-days', 'days') })(json, pointer)),
  data: object({ from: text, fields: record(text, FEW) }, { columns: record(text, FEW) }),
};
const moreOfSubItems: Record<Optional<SubItems>, Shape> = {
  enough: share,
  nobody: literal('refuse', 'skip'),
  rest: literal('keep', 'end'),
  left: literal('end', 'keep'),
  again: literal('all', 'failed'),
};
const subItems = object(
  {
    type: literal('sub-items'),
    id: text,
    label: text,
    record: text,
    each: eachOf,
    child: object({ lifecycle: text, title: text }, moreOfChild),
    bad: literal('reject', 'return', 'go-on'),
  },
  moreOfSubItems,
);

const NODES = { step, notify: tell('notify'), cc: tell('cc'), wait, 'sub-items': subItems };
/** Every kind is named to whoever got it wrong; a fork never comes here. */
const leaf = oneOf({ ...NODES, fork: () => [] });

function branch(depth: number): Shape {
  return object({ id: text, label: text, nodes: list(node(depth + 1), MANY) }, { when: condition });
}

/** Nodes found in shape before: whoever edits a long chain has it checked at each key, and a definition never changes. */
const sound = new WeakSet<object>();

function node(depth: number): Shape {
  return (json, pointer) => {
    if (typeof json === 'object' && json !== null && sound.has(json)) return [];
    if (depth > DEEPEST) return [{ pointer, code: 'json.too-deep', message: `嵌套不能超过${DEEPEST}层` }];
    const fork = object(
      { type: literal('fork'), id: text, branches: list(branch(depth), FEW) },
      { takes: literal('all', 'first'), onReject: literal('stop-all', 'siblings-finish', 'restart-branch') },
    );
    const problems = (isPlain(json) && json['type'] === 'fork' ? fork : leaf)(json, pointer);
    // A fork may stand deeper the next time, and is cheap once its nodes are known.
    if (problems.length === 0 && isPlain(json) && json['type'] !== 'fork') sound.add(json);
    return problems;
  };
}

/** Typed for the same reason. */
const moreOfChain: Record<Optional<Chain>, Shape> = { returned: text, rejected: text, returnLimit: count, number: text };
const chain = object({ nodes: list(node(1), MANY), agreed: target }, moreOfChain);

const state = object(
  { label: text, tone: literal('grey', 'blue', 'purple', 'teal', 'stopped') },
  {
    mine: text,
    work,
    chain,
    on: record(act, FEW),
    timers: list(object({ event: text, at: literal('startsOn', 'dueOn') }), FEW),
    end: literal('done', 'void'),
    standing: flag,
    back: flag,
    clock: literal('stopped'),
    clockWords: text,
  },
);

const lightStep = object({ id: text, at: literal('yellow', 'red'), tell: list(resolver, FEW), record: text }, { after: count });

const lifecycle = object(
  {
    format: literal(1),
    key: text,
    title: text,
    noun: text,
    create: object({ to: target, record: text }, { form: text }),
    states: record(state, MANY),
    order: list(text, MANY),
  },
  {
    start: object({ label: text, posts: list(text, FEW) }, { hint: text, form: text, due: object({ label: text }, { required: flag }) }),
    late: text,
    lights: list(lightStep, FEW),
    office: object({ who: list(who, FEW) }, { suspend: flag, terminate: text, jump: flag }),
  },
);

/** Of the parts a change may bring along. */
export const partShapes = { node: node(1), branch: branch(1), state, act };
