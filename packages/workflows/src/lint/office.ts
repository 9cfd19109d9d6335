import type { LifecycleDefinition } from '../definition.js';
import { below, problem, type Problem } from './problem.js';

/** What the party office may do leads somewhere, and somebody may do it. */
export function lintOffice(definition: LifecycleDefinition): readonly Problem[] {
  const { office } = definition;
  if (!office) return [];
  const nobody = office.who.length === 0 ? [problem('/office/who', 'office.nobody', '没有人可以这样办')] : [];
  return [...nobody, ...terminating(definition, office.terminate)];
}

function terminating({ states }: LifecycleDefinition, code: string | undefined): readonly Problem[] {
  const pointer = below('/office', 'terminate');
  if (code === undefined) return [];
  if (!Object.hasOwn(states, code)) return [problem(pointer, 'state.unknown', `没有“${code}”这个状态`)];
  return states[code]?.end ? [] : [problem(pointer, 'office.terminates-nothing', '终止要到一个终点')];
}
