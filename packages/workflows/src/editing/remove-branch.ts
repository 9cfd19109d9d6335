import { differs } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { edited, refused, type EditResult } from './result.js';
import { findFork, withBranches } from './sequences.js';

export function removeBranch(definition: LifecycleDefinition, { fork: id, branch: name, was }: EditCommandOf<'remove-branch'>): EditResult {
  const fork = findFork(definition, id);
  if (!fork) return refused('edit.node-unknown', { node: id });
  const at = fork.branches.findIndex((branch) => branch.id === name);
  const branch = fork.branches[at];
  if (!branch) return refused('edit.branch-unknown', { fork: id, branch: name });
  if (differs(was, branch)) return refused('edit.value-changed', { fork: id, branch: name });
  const before = fork.branches[at - 1];
  const back = { type: 'insert-branch', fork: id, branch, ...(before ? { after: before.id } : {}) } as const;
  return edited(
    withBranches(definition, id, (branches) => branches.filter((one) => one !== branch)),
    back,
  );
}
