import { allOf } from '@bihuan/forms/changes';
import { assertNever } from '../assert-never.js';
import type { LifecycleDefinition } from '../definition.js';
import { shapeProblems } from '../lint/parse-lifecycle.js';
import type { EditCommand } from './command.js';
import { copyNode } from './copy-node.js';
import { insertAct } from './insert-act.js';
import { insertBranch } from './insert-branch.js';
import { insertNode } from './insert-node.js';
import { insertState } from './insert-state.js';
import { moveBranch } from './move-branch.js';
import { moveNode } from './move-node.js';
import { moveState } from './move-state.js';
import { removeAct } from './remove-act.js';
import { removeBranch } from './remove-branch.js';
import { removeNode } from './remove-node.js';
import { removeState } from './remove-state.js';
import { renameAct } from './rename-act.js';
import { renameNode } from './rename-node.js';
import { renameState } from './rename-state.js';
import { refused, type EditResult } from './result.js';
import { setValue } from './set.js';

/**
 * One change of a lifecycle, with what takes it back. What comes out always has the shape of a lifecycle, but may be one that cannot
 * run yet: `lint` says what is missing. It makes up no ids and leaves what it does not touch the same objects.
 * Forms are no part of a lifecycle: `editDesign` knows both.
 */
export function edit(definition: LifecycleDefinition, command: EditCommand): EditResult {
  const result = apply(definition, command);
  if (result.type === 'refused') return result;
  const [first] = shapeProblems(result.document);
  return first ? refused('edit.breaks-shape', { pointer: first.pointer, message: first.message }) : result;
}

function apply(definition: LifecycleDefinition, command: EditCommand): EditResult {
  switch (command.type) {
    case 'insert-node':
      return insertNode(definition, command);
    case 'remove-node':
      return removeNode(definition, command);
    case 'move-node':
      return moveNode(definition, command);
    case 'copy-node':
      return copyNode(definition, command);
    case 'insert-branch':
      return insertBranch(definition, command);
    case 'remove-branch':
      return removeBranch(definition, command);
    case 'move-branch':
      return moveBranch(definition, command);
    case 'insert-state':
      return insertState(definition, command);
    case 'remove-state':
      return removeState(definition, command);
    case 'move-state':
      return moveState(definition, command);
    case 'insert-act':
      return insertAct(definition, command);
    case 'remove-act':
      return removeAct(definition, command);
    case 'rename-state':
      return renameState(definition, command);
    case 'rename-act':
      return renameAct(definition, command);
    case 'rename-node':
      return renameNode(definition, command);
    case 'set':
      return setValue(definition, command);
    case 'set-access':
    case 'form':
    case 'remove-form':
      return refused('edit.form-unknown', { form: command.form });
    case 'insert-form':
      return refused('edit.form-unknown', { form: command.value.key });
    case 'all':
      return allOf(definition, command.commands, apply);
    default:
      return assertNever(command);
  }
}
