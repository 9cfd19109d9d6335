import type { LaunchNode } from './launch-tree.js';

/** Which part of a plan a further run sends out: tasks appended, units that take part now, or nodes an earlier run left out. */
export interface Part {
  readonly tasks?: readonly string[];
  readonly units?: readonly string[];
  readonly nodes?: readonly string[];
}

/** Whether a node is of a part. A share needs its task, which is there already or comes along. */
export function isOfPart({ tasks, units, nodes }: Part): (node: LaunchNode) => boolean {
  const [ofTasks, ofUnits, named] = [tasks, units, nodes].map((ids) => (ids === undefined ? null : new Set(ids)));
  return ({ id, kind, taskId, unitId }) =>
    (ofTasks?.has(taskId) ?? true) && (ofUnits === null || kind === 'task' || ofUnits?.has(unitId) === true) && (named?.has(id) ?? true);
}

/** A part as a message carries it; null where a message names none and the whole plan is meant. */
export function partOf(value: unknown): Part | null {
  if (typeof value !== 'object' || value === null) return null;
  const ids = (name: keyof Part) => {
    const list: unknown = Reflect.get(value, name);
    return Array.isArray(list) ? { [name]: list.filter((id) => typeof id === 'string') } : {};
  };
  return { ...ids('tasks'), ...ids('units'), ...ids('nodes') };
}
