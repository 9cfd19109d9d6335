import type { LifecycleDefinition } from '../definition.js';
import { below, problem, type Problem } from './problem.js';

const ID = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** Each step of the ladder comes at a day of its own and tells somebody. */
export function lintLights({ lights = [] }: LifecycleDefinition): readonly Problem[] {
  return lights.flatMap(({ id, at, after, tell }, n) => {
    const pointer = below('', 'lights', n);
    return [
      ...(ID.test(id) ? [] : [problem(below(pointer, 'id'), 'id.wrong-name', '编号以字母开头，只用字母、数字、连字符和下划线')]),
      ...(lights.slice(0, n).some((other) => other.id === id) ? [problem(below(pointer, 'id'), 'id.duplicate', `编号“${id}”重复`)] : []),
      ...(at === 'yellow' && after !== undefined ? [problem(below(pointer, 'after'), 'light.after-yellow', '只有红灯可以写“过几天”')] : []),
      ...(tell.length === 0 ? [problem(below(pointer, 'tell'), 'work.nobody', '没有写明告知谁')] : []),
    ];
  });
}
