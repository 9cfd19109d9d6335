import fc from 'fast-check';
import type { Mode, RejectDefinition, Resolver, ReturnDefinition, Share, SignerAction, Step, StepDue, StepFiles, StepRule } from '../../definition.js';
import type { Feature, Features } from './features.js';

/** What a random step may say, as numbers that shrink to the plainest step. */
export const traits = fc.record({
  mode: fc.nat(15),
  share: fc.nat(8),
  policy: fc.nat(5),
  back: fc.nat(9),
  nobody: fc.nat(7),
  self: fc.nat(5),
  again: fc.nat(2),
  personal: fc.nat(6),
  actions: fc.nat(63),
  due: fc.nat(8),
  rules: fc.nat(9),
});
export type Traits = typeof traits extends fc.Arbitrary<infer T> ? T : never;

/** Who is asked by the first line of a step, and by the second. */
const LINES: readonly Resolver[] = [{ type: 'area-leader' }, { type: 'superior', level: 1 }];

/** What follows where nobody is found; of steps with several lines more of them wait, for a line alone is seldom without anybody. */
const NOBODY: readonly Step['work']['nobody'][] = [undefined, undefined, undefined, undefined, 'refuse', 'skip', 'wait', 'skip'];
const NOBODY_OF_A_LINE: readonly Step['work']['nobody'][] = [undefined, undefined, 'wait', 'wait', 'refuse', 'skip', 'wait', 'skip'];

const PLAIN: Traits = { mode: 0, share: 0, policy: 0, back: 0, nobody: 0, self: 0, again: 0, personal: 0, actions: 0, due: 0, rules: 0 };

export interface Where {
  readonly inFork: boolean;
  readonly features: Features;
}

export function stepOf(id: string, found: Traits = PLAIN, { features, inFork }: Where): Step {
  const has = (feature: Feature): boolean => features.has(feature);
  const mode = modeOf(found, features);
  const lines = typeof mode === 'string' || mode.type === 'vote' ? 1 : 2;
  const nobody = has('nobody') ? (lines > 1 ? NOBODY_OF_A_LINE : NOBODY)[found.nobody] : undefined;
  const self = has('self') ? ([undefined, undefined, 'allow', 'skip', 'superior', undefined] as const)[found.self] : undefined;
  const due = has('due') && found.due > 4 ? { due: dueOf(found.due) } : {};
  const rules = rulesOf(found.rules, features);
  const actions = actionsOf(found.actions, features);
  return {
    type: 'step',
    id,
    label: id,
    mine: id,
    work: { who: LINES.slice(0, lines), act: id, ...(nobody ? { nobody } : {}) },
    mode,
    agree: { label: '同意', record: '同意', ...(found.share === 5 ? { opinion: 'required' as const } : {}) },
    ...(has('reject') && (found.policy > 0 || isVote(mode)) ? { reject: rejectOf(found.policy, mode) } : {}),
    ...(found.back > 0 ? { return: returnOf(inFork && !features.has('return-to') ? 3 : found.back, features) } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    ...(self ? { self } : {}),
    ...(has('again') && found.again === 2 ? { again: 'auto-agree' as const } : {}),
    ...(has('personal') && found.personal === 6 ? { personal: true } : {}),
    ...(found.share === 7 ? { signature: 'required' as const } : {}),
    ...(has('files') && found.share === 8 ? { files: filesOf(found) } : {}),
    ...(actions.length > 0 ? { actions } : {}),
    ...due,
  };
}

/** With one of the answers, or with each of them. */
function filesOf({ back }: Traits): StepFiles {
  const answers = ['agree', 'reject', 'return'] as const;
  return { label: '纪要', with: back % 4 === 3 ? answers : [answers[back % 3] ?? 'agree'], ...(back % 2 === 0 ? { least: 2 } : {}) };
}

function modeOf({ mode, share }: Traits, features: Features): Mode {
  const allowed = (wanted: Mode, feature: Feature): Mode => (features.has(feature) ? wanted : mode % 2 === 0 ? 'all' : 'any');
  switch (mode) {
    case 0:
    case 1:
    case 2:
      return 'all';
    case 3:
    case 4:
    case 5:
      return 'any';
    case 6:
    case 7:
      return allowed('in-turn', 'in-turn');
    case 8:
    case 9:
      return allowed('claim', 'claim');
    case 10:
    case 11:
      return allowed(
        { type: 'vote', agree: shareOf(share), reject: shareOf((share * 5 + 2) % 9), ...(mode === 11 ? { weights: { a: 3, b: 2 } } : {}) },
        features.has('reject') ? 'vote' : 'reject',
      );
    case 12:
      return allowed({ type: 'per-group', by: 'line', need: 1 + (share % 2) }, 'per-group');
    case 13:
      return allowed({ type: 'per-group', by: 'unit', need: 1 + (share % 3) }, 'per-group');
    case 14:
      return allowed({ type: 'lead', assist: 'waits' }, 'lead');
    default:
      return allowed({ type: 'lead', assist: 'optional' }, 'lead');
  }
}

function shareOf(n: number): Share {
  const shares: readonly Share[] = [
    { over: [1, 2] },
    { atLeast: [2, 3] },
    { atLeast: [1, 2] },
    { count: 1 },
    { count: 2 },
    { over: [2, 3] },
    { atLeast: [1, 1] },
    { over: [1, 3] },
    { atLeast: [1, 3] },
  ];
  return shares[n] ?? { count: 1 };
}

function isVote(mode: Mode): boolean {
  return typeof mode !== 'string' && mode.type === 'vote';
}

function rejectOf(policy: number, mode: Mode): RejectDefinition {
  const policies: readonly RejectDefinition['policy'][] = ['one-veto', 'one-veto', 'wait-for-all', { count: 1 }, { count: 2 }, 'wait-for-all'];
  return { label: '不同意', record: '不同意', policy: isVote(mode) ? 'by-mode' : (policies[policy] ?? 'one-veto') };
}

function returnOf(back: number, features: Features): ReturnDefinition {
  const then = (['walk-again', 'straight-back', features.has('changed-only') ? 'changed-only' : 'walk-again'] as const)[back % 3] ?? 'walk-again';
  const to = features.has('return-to')
    ? ([undefined, ['submitter', 'previous'], ['earlier', 'submitter'], ['previous'], ['submitter', 'previous', 'earlier']] as const)[back % 5]
    : undefined;
  return { label: '退回', record: '退回', then, ...(to ? { to } : {}) };
}

function rulesOf(n: number, features: Features): readonly StepRule[] {
  if (!features.has('rules')) return [];
  if (n === 7) return ['not-the-submitter'];
  if (n === 8) return ['outside-owner-unit'];
  return n === 9 && features.has('previous-signer') ? ['not-the-previous-signer'] : [];
}

function actionsOf(bits: number, features: Features): readonly SignerAction[] {
  const all: readonly SignerAction[] = ['transfer', 'consult', 'add-signer', 'take-back', 'cc'];
  return all.filter((action, n) => features.has(action) && ((bits >> n) & 1) === 1);
}

function dueOf(n: number): StepDue {
  const then = ([undefined, 'tell', 'agree', 'return'] as const)[n % 4];
  return { within: { amount: 2, unit: 'working-days' }, ...(then ? { then } : {}) };
}
