import type { Condition } from '@bihuan/forms';
import type { ActDefinition, LifecycleDefinition, Resolver, StateDefinition, Target, Who } from '@bihuan/workflows';
import type { Names } from '../store/design-types.js';
import { whoWords, wordOf } from '../words/who-words.js';
import type { LookedAt } from './looked-at.js';
import { t } from './texts.js';

/** One way from a state: who does what, what must hold, what follows, and where it leads. */
export interface Row {
  readonly key: string;
  readonly at: LookedAt;
  /** Null: it is only born. */
  readonly from: string | null;
  readonly event: string;
  readonly who: string;
  readonly guards: readonly string[];
  readonly effects: readonly string[];
  /** The state itself where it stays. */
  readonly to: readonly string[];
  readonly kind: 'birth' | 'act' | 'chain' | 'office';
}

export interface Wording {
  readonly names: Names;
  /** A condition as a sentence. */
  readonly words: (when: Condition) => string;
}

/** Every way there is, state by state in the order of the path. */
export function rowsOf(definition: LifecycleDefinition, wording: Wording): readonly Row[] {
  const { create, office } = definition;
  const born: Row = {
    key: 'birth',
    at: { type: 'process' },
    from: null,
    event: create.record,
    who: t('whoBirth'),
    guards: [],
    effects: create.form === undefined ? [] : [t('effectForm', { form: wordOf(wording.names.forms, create.form) })],
    to: targetsOf(create.to),
    kind: 'birth',
  };
  const ended: readonly Row[] =
    office?.terminate === undefined
      ? []
      : [
          {
            key: 'office',
            at: { type: 'process' },
            from: null,
            event: t('officeEnds'),
            who: office.who.map((one) => doerWords(one, wording.names)).join('、'),
            guards: [],
            effects: [t('effectReason')],
            to: [office.terminate],
            kind: 'office',
          },
        ];
  return [born, ...codesInOrder(definition).flatMap((code) => rowsOfState(code, definition.states[code], wording)), ...ended];
}

/** States as the path has them; then those that stand on no path. */
export function codesInOrder({ states, order }: LifecycleDefinition): readonly string[] {
  return [...order.filter((code) => Object.hasOwn(states, code)), ...Object.keys(states).filter((code) => !order.includes(code))];
}

/** What each state is called; two of one name are told apart by what returns to them, or else by their order. */
export function stateLabels(definition: LifecycleDefinition): ReadonlyMap<string, string> {
  const codes = codesInOrder(definition);
  const plain = (code: string): string => definition.states[code]?.label ?? code;
  return new Map(
    codes.map((code, n) => {
      const same = codes.filter((other) => plain(other) === plain(code));
      if (same.length === 1) return [code, plain(code)];
      const returners = codes.filter((other) => definition.states[other]?.chain?.returned === code).map(plain);
      return [
        code,
        returners.length > 0
          ? t('returnedBy', { label: plain(code), by: returners.join('、') })
          : t('nth', { label: plain(code), n: codes.slice(0, n).filter((other) => same.includes(other)).length + 1 }),
      ];
    }),
  );
}

function rowsOfState(code: string, state: StateDefinition | undefined, wording: Wording): readonly Row[] {
  const acts = Object.entries(state?.on ?? {}).map(([act, definition]): Row => ({
    key: `${code}/${act}`,
    at: { type: 'act', state: code, act },
    from: code,
    event: definition.label,
    who: definition.who.map((one) => doerWords(one, wording.names)).join('、'),
    guards: guardsOf(definition, wording),
    effects: effectsOf(definition, wording),
    to: definition.to === undefined ? [code] : targetsOf(definition.to),
    kind: 'act',
  }));
  return [...acts, ...chainRows(code, state, wording)];
}

function chainRows(code: string, state: StateDefinition | undefined, { words, names }: Wording): readonly Row[] {
  const chain = state?.chain;
  if (!chain) return [];
  const at: LookedAt = { type: 'state', state: code };
  const row = (key: string, event: string, more: Pick<Row, 'to'> & Partial<Row>): Row => ({
    key: `${code}/${key}`,
    at,
    from: code,
    event,
    who: t('whoChain'),
    guards: [],
    effects: [],
    kind: 'chain',
    ...more,
  });
  const number = chain.number === undefined ? [] : [t('effectNumber', { series: wordOf(names.series, chain.number) })];
  return [
    row('agreed', t('chainAgreed'), { to: targetsOf(chain.agreed), guards: branchesInWords(chain.agreed, words), effects: number }),
    ...(chain.returned === undefined
      ? []
      : [
          row('returned', t('chainReturned'), {
            to: [chain.returned],
            effects: chain.returnLimit === undefined ? [] : [t('effectReturns', { count: chain.returnLimit })],
          }),
        ]),
    ...(chain.rejected === undefined ? [] : [row('rejected', t('chainRejected'), { to: [chain.rejected] })]),
  ];
}

export const targetsOf = (target: Target): readonly string[] => (typeof target === 'string' ? [target] : [...new Set(target.map(({ to }) => to))]);

export function doerWords(one: Who | Resolver, names: Names): string {
  if (one.type === 'at-work') return t('whoAtWork');
  return one.type === 'system' ? t('whoSystem') : whoWords(one, names);
}

const rules = { 'outside-owner-unit': t('ruleOutside'), 'not-the-submitter': t('ruleNotSubmitter'), 'nothing-decided': t('ruleNothingDecided') } as const;
export const ruleWords = rules;

function guardsOf({ requires = [], rules: own = [], to, reason }: ActDefinition, { words }: Wording): readonly string[] {
  return [
    ...requires.map(({ text }) => text),
    ...own.map((rule) => rules[rule]),
    ...(reason === 'required' ? [t('guardReason')] : []),
    ...(to === undefined ? [] : branchesInWords(to, words)),
  ];
}

function branchesInWords(target: Target, words: Wording['words']): readonly string[] {
  return typeof target === 'string' ? [] : target.flatMap(({ when }) => (when ? [t('guardWay', { when: words(when) })] : []));
}

function effectsOf({ form, submits, sets = [], number, then, record, happened }: ActDefinition, { names }: Wording): readonly string[] {
  return [
    t('effectRecord', { record }),
    ...(form === undefined ? [] : [t('effectForm', { form: wordOf(names.forms, form) })]),
    ...(submits ? [t('effectSubmits')] : []),
    ...sets.map(({ day }) => t(day === 'dueOn' ? 'effectDue' : 'effectStart')),
    ...(happened === undefined ? [] : [t('effectHappened')]),
    ...(number === undefined ? [] : [t('effectNumber', { series: wordOf(names.series, number) })]),
    ...(then === undefined ? [] : [t('effectThen')]),
  ];
}
