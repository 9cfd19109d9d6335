import { namedBy } from '../questions/words-used.js';
import type { NamedResolver, Resolver, Step } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { actsOf, stepsOf } from './walk.js';

const FOR_A_PERSON: ReadonlySet<NamedResolver['type']> = new Set(['person-field', 'form-person', 'submitter', 'chosen', 'body', 'group']);

type State = Parameters<typeof stepsOf>[0];

/** What a step offers its signers, and when its time is over: nothing said twice, and nothing that contradicts itself. */
export function lintActions(state: State): readonly Problem[] {
  return [
    ...stepsOf(state).flatMap(({ value, pointer }) => [
      ...actions(value, pointer),
      ...due(value, pointer),
      ...follows(value, pointer),
      ...standsIn(value, pointer),
    ]),
    ...withdrawing(state),
  ];
}

function actions({ actions: offered = [] }: Step, pointer: string): readonly Problem[] {
  return offered.flatMap((one, n) => (offered.indexOf(one) < n ? [problem(below(pointer, 'actions', n), 'action.duplicate', `“${one}”重复`)] : []));
}

function due({ due: limit, personal, signature }: Step, pointer: string): readonly Problem[] {
  if (!limit) return [];
  const { within, remind = [], then } = limit;
  const at = (n: number): string => below(pointer, 'due', 'remind', n);
  const late = remind.flatMap((before, n) =>
    before >= within.amount ? [problem(at(n), 'due.remind-too-early', '提醒要早于到期、晚于开始，请写得比时限小')] : [],
  );
  const twice = remind.flatMap((before, n) => (remind.indexOf(before) < n ? [problem(at(n), 'due.remind-twice', '同一天提醒了两次')] : []));
  const wanted = personal ? '必须本人签' : '要求手写签名';
  const itself =
    (personal || signature) && then === 'agree' ? [problem(below(pointer, 'due', 'then'), 'due.agrees-for-him', `${wanted}的步骤不能到期自动同意`)] : [];
  return [...late, ...twice, ...itself];
}

/** What goes with a post must have been given for one. */
function follows({ follows: whom, work }: Step, pointer: string): readonly Problem[] {
  const forPost = (one: Resolver): boolean => namedBy(one).some(({ type }) => !FOR_A_PERSON.has(type));
  if (whom !== 'post' || [...work.who, ...(work.orElse ?? [])].some(forPost)) return [];
  return [problem(below(pointer, 'follows'), 'follows.no-post', '这一步按人找审批人，没有可以跟随的岗位')];
}

/** Where nobody stands in, nothing is left when he is back. */
function standsIn({ standIn, personal }: Step, pointer: string): readonly Problem[] {
  return standIn && personal ? [problem(below(pointer, 'standIn'), 'stand-in.nobody', '必须本人签的步骤没有人代办，不用写代办到期后由谁办')] : [];
}

function withdrawing(state: State): readonly Problem[] {
  if (state.value.chain) return [];
  return actsOf(state).flatMap(({ value, pointer }) =>
    value.rules?.includes('nothing-decided')
      ? [problem(below(pointer, 'rules'), 'rule.nothing-to-decide', '这个状态没有审批，“没有人表态时才能办”不起作用')]
      : [],
  );
}
