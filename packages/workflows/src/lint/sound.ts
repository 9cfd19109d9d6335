import type { Chain, ChainNode, LifecycleDefinition, Step, Work } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { exitsOf, reachable, returnsHome } from './reach.js';
import { alwaysAsks, onEveryWay } from './targets.js';
import { actsOf, statesOf, stepsOf } from './walk.js';

type State = ReturnType<typeof statesOf>[number];

/**
 * What would run, and yet not do what an approval is for: let something through that nobody was asked about, close what was only sent
 * back, go round for ever, ask whoever is not allowed to answer.
 */
export function lintSound(definition: LifecycleDefinition): readonly Problem[] {
  return statesOf(definition).flatMap((state) => [
    ...neverEnds(definition, state),
    ...(state.value.chain ? [...maySkipAll(state.value.chain, state), ...goneForGood(definition, state.value.chain, state)] : []),
    ...barsEverybody(state),
    ...nobodyAtWork(state),
  ]);
}

/** Steps that are passed over where nobody is found cannot be all there is. */
function maySkipAll({ nodes }: Chain, { pointer }: State): readonly Problem[] {
  return alwaysAsks(nodes) && !onEveryWay(nodes, neverSkipped)
    ? [problem(below(pointer, 'chain', 'nodes'), 'chain.may-skip-all', '必经的步骤都可能跳过，会一个审批人都不经过就通过')]
    : [];
}

function neverSkipped(node: ChainNode): boolean {
  if (node.type === 'step') return node.work.nobody !== 'skip' && !(node.self === 'skip' && asksOnlySubmitter(node.work));
  return node.type === 'sub-items' && node.nobody !== 'skip';
}

/** Whoever has it back can put it right, and it comes here again. */
function goneForGood(definition: LifecycleDefinition, { returned }: Chain, state: State): readonly Problem[] {
  if (returned === undefined || !Object.hasOwn(definition.states, returned) || !returnsHome(state)) return [];
  return reachable(definition, [returned], { pastEnds: false }).has(state.code)
    ? []
    : [problem(below(state.pointer, 'chain', 'returned'), 'chain.returned-for-good', '退回以后没有办法改好再报到这里来')];
}

/**
 * What has no way on at all is told as such. What the office may end ends, from wherever it stands; a jump of the office stays in the
 * chain, whose own ways out are looked at anyway.
 */
function neverEnds(definition: LifecycleDefinition, state: State): readonly Problem[] {
  if (state.value.end || definition.office?.terminate !== undefined || exitsOf(state).every((code) => code === state.code)) return [];
  const ahead = reachable(definition, [state.code], { pastEnds: false });
  return statesOf(definition).some(({ code, value }) => value.end && ahead.has(code))
    ? []
    : [problem(state.pointer, 'state.never-ends', `从“${state.value.label}”怎么走都到不了终点`)];
}

function barsEverybody(state: State): readonly Problem[] {
  const barred = ({ rules, self, work }: Step): boolean => (rules?.includes('not-the-submitter') ?? false) && self !== 'superior' && asksOnlySubmitter(work);
  return stepsOf(state).flatMap(({ value, pointer }) =>
    barred(value) ? [problem(below(pointer, 'rules'), 'rule.bars-everybody', '这一步只请提交人办，又不许由提交人办，没有人能办')] : [],
  );
}

function nobodyAtWork(state: State): readonly Problem[] {
  if (state.value.work || state.value.chain) return [];
  return actsOf(state).flatMap(({ value: { who }, pointer }) =>
    who.length > 0 && who.every(({ type }) => type === 'at-work')
      ? [problem(below(pointer, 'who'), 'act.nobody-at-work', '只有经办人可以办，而这里没有经办人')]
      : [],
  );
}

function asksOnlySubmitter({ who, orElse = [] }: Work): boolean {
  return who.length > 0 && [...who, ...orElse].every(({ type }) => type === 'submitter');
}
