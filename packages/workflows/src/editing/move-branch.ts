import { putAfter } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { edited, refused, type EditResult } from './result.js';
import { findFork, withBranches } from './sequences.js';

export function moveBranch(definition: LifecycleDefinition, { fork: id, branch: name, after }: EditCommandOf<'move-branch'>): EditResult {
  const fork = findFork(definition, id);
  if (!fork) return refused('edit.node-unknown', { node: id });
  const at = fork.branches.findIndex((branch) => branch.id === name);
  const branch = fork.branches[at];
  if (!branch) return refused('edit.branch-unknown', { fork: id, branch: name });
  const branches = putAfter(
    fork.branches.filter((one) => one !== branch),
    branch,
    { after, idOf: (one) => one.id },
  );
  if (!branches) return refused('edit.place-unknown', { fork: id, after: after ?? '' });
  const before = fork.branches[at - 1];
  return edited(
    withBranches(definition, id, () => branches),
    { type: 'move-branch', fork: id, branch: name, ...(before ? { after: before.id } : {}) },
  );
}
