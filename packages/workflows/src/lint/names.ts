import type { LifecycleDefinition } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { ENGINE_EVENTS } from '../machine/engine-events.js';
import { actsOf, isFork, nodesOf, statesOf } from './walk.js';

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;
const EVENT = /^[A-Z][A-Z0-9_]{0,63}$/;
/** Names of the compiled chart's own nodes, beside which a state or a node of a chain would stand. */
const BESIDE_STATES = new Set(['born']);
const BESIDE_NODES = new Set(['entering', 'skipped', 'ended']);

/** Ids are words of the stored state: plain letters, unique in the whole lifecycle, none of the engine's own. */
export function lintNames(definition: LifecycleDefinition): readonly Problem[] {
  return [...ids(definition), ...branchIds(definition), ...eventCodes(definition), ...requirementIds(definition)];
}

function ids(definition: LifecycleDefinition): readonly Problem[] {
  const states = statesOf(definition);
  const nodes = states.flatMap((state) => nodesOf(state.value.chain, state.pointer));
  const named = [
    ...states.map(({ code, pointer }) => ({ id: code, pointer, reserved: BESIDE_STATES })),
    ...nodes.map(({ value, pointer }) => ({ id: value.id, pointer: below(pointer, 'id'), reserved: BESIDE_NODES })),
  ];
  return [...named.flatMap(idProblems), ...repeated(named)];
}

function branchIds(definition: LifecycleDefinition): readonly Problem[] {
  const forks = statesOf(definition).flatMap((state) => nodesOf(state.value.chain, state.pointer).filter(isFork));
  return forks.flatMap(({ value, pointer }) => {
    const named = value.branches.map((branch, n) => ({ id: branch.id, pointer: below(pointer, 'branches', n, 'id'), reserved: BESIDE_NODES }));
    return [...named.flatMap(idProblems), ...repeated(named)];
  });
}

function eventCodes(definition: LifecycleDefinition): readonly Problem[] {
  return statesOf(definition)
    .flatMap(actsOf)
    .flatMap(({ code, pointer }) => {
      if (ENGINE_EVENTS.has(code)) return [problem(pointer, 'event.reserved', `“${code}”是引擎自用的事件名，请换一个`)];
      return EVENT.test(code) ? [] : [problem(pointer, 'event.wrong-name', '事件名用大写字母、数字和下划线')];
    });
}

function requirementIds(definition: LifecycleDefinition): readonly Problem[] {
  return statesOf(definition)
    .flatMap(actsOf)
    .flatMap(({ value, pointer }) => {
      const named = (value.requires ?? []).map(({ id }, n) => ({ id, pointer: below(pointer, 'requires', n, 'id'), reserved: new Set<string>() }));
      return [...named.flatMap(idProblems), ...repeated(named)];
    });
}

interface Named {
  readonly id: string;
  readonly pointer: string;
  readonly reserved: ReadonlySet<string>;
}

function idProblems({ id, pointer, reserved }: Named): readonly Problem[] {
  if (reserved.has(id) || id in Object.prototype) return [problem(pointer, 'id.reserved', `“${id}”是保留字，请换一个`)];
  return ID.test(id) ? [] : [problem(pointer, 'id.wrong-name', '编号以字母开头，只用字母、数字、连字符和下划线')];
}

function repeated(named: readonly { id: string; pointer: string }[]): readonly Problem[] {
  const seen = new Set<string>();
  return named.flatMap(({ id, pointer }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [problem(pointer, 'id.duplicate', `编号“${id}”重复`)];
  });
}
