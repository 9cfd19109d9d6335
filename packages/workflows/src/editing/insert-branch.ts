import { putAfter } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { takenAmong } from './names.js';
import { edited, refused, type EditResult } from './result.js';
import { findFork, withBranches } from './sequences.js';

export function insertBranch(definition: LifecycleDefinition, { fork: id, branch, after }: EditCommandOf<'insert-branch'>): EditResult {
  const fork = findFork(definition, id);
  if (!fork) return refused('edit.node-unknown', { node: id });
  const taken = fork.branches.some((other) => other.id === branch.id) ? branch.id : takenAmong(definition, branch.nodes);
  if (taken !== undefined) return refused('edit.id-taken', { id: taken });
  const branches = putAfter(fork.branches, branch, { after, idOf: (other) => other.id });
  if (!branches) return refused('edit.place-unknown', { fork: id, after: after ?? '' });
  return edited(
    withBranches(definition, id, () => branches),
    { type: 'remove-branch', fork: id, branch: branch.id, was: { value: branch } },
  );
}
