import type { LifecycleDefinition, Work } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { actsOf, statesOf, stepsOf, subItemsOf, tellsOf, waitsOf } from './walk.js';

const MOST = 200;

/** What a single state may say of itself. */
export function lintStates(definition: LifecycleDefinition): readonly Problem[] {
  return [...size(definition), ...statesOf(definition).flatMap((state) => [...shape(state), ...acts(state), ...timers(state), ...works(state)])];
}

type State = ReturnType<typeof statesOf>[number];

function size(definition: LifecycleDefinition): readonly Problem[] {
  const states = statesOf(definition);
  const count = states.length + states.flatMap((state) => [...stepsOf(state), ...subItemsOf(state), ...tellsOf(state), ...waitsOf(state)]).length;
  if (states.length === 0) return [problem('/states', 'lifecycle.empty', '至少要有一个状态')];
  return count > MOST ? [problem('/states', 'lifecycle.too-large', `状态和步骤共${count}个，最多${MOST}个`)] : [];
}

function shape({ value, pointer }: State): readonly Problem[] {
  if (value.chain && value.work) return [problem(below(pointer, 'work'), 'state.work-and-chain', '走审批的状态不再另派经办人')];
  if (value.work?.nobody === 'skip') return [problem(below(pointer, 'work', 'nobody'), 'work.cannot-skip', '这里不是审批步骤，不能跳过；可以改为等待')];
  if (value.chain && value.end) return [problem(below(pointer, 'chain'), 'state.end-with-chain', '终点不再走审批')];
  return [];
}

function acts(state: State): readonly Problem[] {
  const primary = actsOf(state).filter(({ value }) => value.primary);
  const many = primary.slice(1).map(({ pointer }) => problem(below(pointer, 'primary'), 'state.more-than-one-primary', '一个状态只能有一个主按钮'));
  const nobody = actsOf(state).flatMap(({ value, pointer }) =>
    value.who.length === 0 ? [problem(below(pointer, 'who'), 'act.nobody', '没有人可以办这一步')] : [],
  );
  return [...many, ...nobody];
}

function timers(state: State): readonly Problem[] {
  return (state.value.timers ?? []).flatMap(({ event }, n) => {
    const pointer = below(state.pointer, 'timers', n, 'event');
    const act = actsOf(state).find(({ code }) => code === event);
    if (!act) return [problem(pointer, 'timer.unknown-event', `这个状态没有“${event}”`)];
    return act.value.who.some(({ type }) => type === 'system') ? [] : [problem(pointer, 'timer.not-for-system', `“${event}”没有允许系统自动办理`)];
  });
}

function works(state: State): readonly Problem[] {
  const places: readonly (readonly [Work | undefined, string])[] = [
    [state.value.work, below(state.pointer, 'work')],
    ...stepsOf(state).map(({ value, pointer }) => [value.work, below(pointer, 'work')] as const),
  ];
  return places.flatMap(([work, pointer]) => (work && work.who.length === 0 ? [problem(below(pointer, 'who'), 'work.nobody', '没有写明由谁办')] : []));
}
