import type { Chain, ChainNode, LifecycleDefinition, Step, Who, Work } from '../definition.js';
import { allNodes, branchesOf } from '../rules/sequences.js';
import { below, problem, type Problem } from './problem.js';
import { exitsOf, reachable, returnsHome } from './reach.js';
import { alwaysAsks, onEveryWay } from './targets.js';
import { actsOf, statesOf, stepsOf, targetStates } from './walk.js';

type State = ReturnType<typeof statesOf>[number];

/**
 * What would run, and yet not do what an approval is for: let something through that nobody was asked about, close what was only sent
 * back, go round for ever, ask whoever is not allowed to answer.
 */
export function lintSound(definition: LifecycleDefinition): readonly Problem[] {
  const early = unsubmitted(definition);
  return statesOf(definition).flatMap((state) => [
    ...noExit(definition, state),
    ...neverEnds(definition, state),
    ...standingWrong(definition, state),
    ...(state.value.chain ? [...maySkipAll(state.value.chain, state), ...goneForGood(definition, state.value.chain, state)] : []),
    ...barsEverybody(state),
    ...leavesNobodyToLead(state),
    ...agreesUnsaid(state),
    ...nobodyAtWork(state),
    ...nobodyAtWait(state),
    ...nobodySubmitted(early, state),
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

/** A state is left again, or is an end, or says that it goes on until the office ends it. */
function noExit(definition: LifecycleDefinition, state: State): readonly Problem[] {
  if (state.value.end || isStanding(definition, state)) return [];
  const leads = exitsOf(state);
  if (leads.length === 0) return [problem(state.pointer, 'state.no-exit', `“${state.code}”没有出口，也不是终点`)];
  const onlyItself = leads.every((code) => code === state.code);
  return onlyItself ? [problem(state.pointer, 'state.only-itself', `“${state.code}”只能回到自己`)] : [];
}

/** Something is done there, and it goes on until the office ends it; where nothing can be done, its way out was forgotten. */
function isStanding({ office }: LifecycleDefinition, state: State): boolean {
  return state.value.standing === true && office?.terminate !== undefined && actsOf(state).length > 0;
}

function standingWrong({ office }: LifecycleDefinition, { value, pointer }: State): readonly Problem[] {
  if (!value.standing) return [];
  if (value.end) return [problem(below(pointer, 'standing'), 'state.standing-at-end', '终点已经办完，不会长期在办')];
  if (office?.terminate !== undefined) return [];
  return [problem(below(pointer, 'standing'), 'state.standing-for-ever', `“${value.label}”长期在办，而党办不能终止它`)];
}

/**
 * What has no way on at all is told as such. That the office may end anything is no way to an end: what goes on until it does says so. A jump
 * of the office stays in the chain, whose own ways out are looked at anyway.
 */
function neverEnds(definition: LifecycleDefinition, state: State): readonly Problem[] {
  if (state.value.end || exitsOf(state).every((code) => code === state.code)) return [];
  const ahead = reachable(definition, [state.code], { pastEnds: false });
  return statesOf(definition).some((one) => (one.value.end || isStanding(definition, one)) && ahead.has(one.code))
    ? []
    : [problem(state.pointer, 'state.never-ends', `从“${state.value.label}”怎么走都到不了终点`)];
}

function barsEverybody(state: State): readonly Problem[] {
  const barred = ({ rules, self, work }: Step): boolean => (rules?.includes('not-the-submitter') ?? false) && self !== 'superior' && asksOnlySubmitter(work);
  return stepsOf(state).flatMap(({ value, pointer }) =>
    barred(value) ? [problem(below(pointer, 'rules'), 'rule.bars-everybody', '这一步只请提交人办，又不许由提交人办，没有人能办')] : [],
  );
}

/** Whoever leads may be the one who handed it in; the assistants who were found would only give an opinion, and nobody would decide. */
function leavesNobodyToLead(state: State): readonly Problem[] {
  return stepsOf(state).flatMap(({ value: { mode, self }, pointer }) =>
    typeof mode === 'object' && mode.type === 'lead' && self === 'skip'
      ? [problem(below(pointer, 'self'), 'lead.left-out', '主办可能就是提交人，跳过他就只剩协办，没有人决定')]
      : [],
  );
}

/** What counts as agreed by itself says nothing. */
function agreesUnsaid(state: State): readonly Problem[] {
  return stepsOf(state).flatMap(({ value: { agree, again, due }, pointer }) => {
    if (agree.opinion !== 'required') return [];
    return [
      ...(again === 'auto-agree' ? [problem(below(pointer, 'again'), 'again.must-say', '同意时必须写意见的步骤不能自动同意')] : []),
      ...(due?.then === 'agree' ? [problem(below(pointer, 'due', 'then'), 'due.agrees-unsaid', '同意时必须写意见的步骤不能到期自动同意')] : []),
    ];
  });
}

function nobodyAtWork(state: State): readonly Problem[] {
  if (state.value.work || state.value.chain) return [];
  return actsOf(state).flatMap(({ value: { who }, pointer }) =>
    isOnly('at-work', who) ? [problem(below(pointer, 'who'), 'act.nobody-at-work', '只有经办人可以办，而这里没有经办人')] : [],
  );
}

/** Whoever is at work while it waits signs in a branch beside it; where there is none, only the office could let it go on. */
function nobodyAtWait({ value: { chain }, pointer }: State): readonly Problem[] {
  const inNodes = (nodes: readonly ChainNode[], at: string, isBesideOthers: boolean): readonly Problem[] =>
    nodes.flatMap((node, n) => {
      const here = below(at, n);
      if (node.type === 'wait')
        return !isBesideOthers && node.until.type === 'answer' && isOnly('at-work', node.until.who)
          ? [problem(below(here, 'until', 'who'), 'wait.nobody-at-work', '等到这里时没有人在办，没有人能登记')]
          : [];
      return branchesOf(node).flatMap((branch, b, all) =>
        inNodes(
          branch.nodes,
          below(here, 'branches', b, 'nodes'),
          isBesideOthers || (isParallel(node) && all.some((other) => other !== branch && signs(other.nodes))),
        ),
      );
    });
  return chain ? inNodes(chain.nodes, below(pointer, 'chain', 'nodes'), false) : [];
}

const isParallel = (node: ChainNode): boolean => node.type === 'fork' && node.takes !== 'first';
const signs = (nodes: readonly ChainNode[]): boolean => allNodes(nodes).some(({ type }) => type === 'step');

/** Before anything was handed in there is no submitter. */
function nobodySubmitted(early: ReadonlySet<string>, state: State): readonly Problem[] {
  if (state.value.chain || state.value.end || !early.has(state.code)) return [];
  const leading = actsOf(state).filter(({ value }) => value.to !== undefined);
  return leading.every(({ value }) => isOnly('submitter', value.who))
    ? leading.map(({ pointer }) => problem(below(pointer, 'who'), 'act.nobody-submitted', '到这里可能还没有人提交过，只有提交人可以办，就没有人能办'))
    : [];
}

/** States an item may come to before it was handed in the first time. */
function unsubmitted(definition: LifecycleDefinition): ReadonlySet<string> {
  const states = Object.entries(definition.states).map(([code, { on, ...state }]) => [
    code,
    { ...state, on: Object.fromEntries(Object.entries(on ?? {}).filter(([, { submits, who }]) => !submits && !isOnly('submitter', who))) },
  ]);
  return reachable({ ...definition, states: Object.fromEntries(states) }, targetStates(definition.create.to), { pastEnds: true });
}

function isOnly(whom: Who['type'], who: readonly Who[]): boolean {
  return who.length > 0 && who.every(({ type }) => type === whom);
}

function asksOnlySubmitter({ who, orElse = [] }: Work): boolean {
  return who.length > 0 && [...who, ...orElse].every(({ type }) => type === 'submitter');
}
