import { withSeenInForm } from '@bihuan/forms/editing';
import { atPath, seen, seenInTurn } from '@bihuan/forms/changes';
import { assertNever } from '../assert-never.js';
import type { EditCommand } from './command.js';
import type { Design } from './design.js';
import { accessAt, editDesign } from './edit-design.js';
import { own } from './keyed.js';
import { findFork, findNode } from './sequences.js';
import { targetOf } from './target.js';

/**
 * The same command with what its author saw, so that over somebody else's changes it is refused wherever it would undo one of them.
 * The design is the one it is about to be done to.
 */
export function withSeen(design: Design, command: EditCommand): EditCommand {
  const definition = design.lifecycle;
  switch (command.type) {
    case 'remove-node':
    case 'copy-node':
      return { ...command, was: seen(findNode(definition, command.node)?.node) };
    case 'remove-branch':
      return { ...command, was: seen(findFork(definition, command.fork)?.branches.find(({ id }) => id === command.branch)) };
    case 'remove-state':
      return { ...command, was: seen(own(definition.states, command.state)) };
    case 'remove-act':
      return { ...command, was: seen(own(own(definition.states, command.state)?.on, command.act)) };
    case 'set': {
      const owner = targetOf(definition, command.target);
      return owner.type === 'found' ? { ...command, was: seen(atPath(owner.value, command.path)?.value) } : command;
    }
    case 'all':
      return { ...command, commands: seenInTurn(design, command.commands, { note: withSeen, change: editDesign }) };
    case 'set-access':
      return { ...command, was: seen(accessAt(formByKey(design, command.form), command.at)) };
    case 'form': {
      const form = formByKey(design, command.form);
      return form ? { ...command, command: withSeenInForm(form, command.command) } : command;
    }
    case 'remove-form':
      return { ...command, was: seen(formByKey(design, command.form)) };
    case 'insert-form':
    case 'insert-node':
    case 'move-node':
    case 'insert-branch':
    case 'move-branch':
    case 'insert-state':
    case 'move-state':
    case 'insert-act':
    case 'rename-state':
    case 'rename-act':
    case 'rename-node':
      return command;
    default:
      return assertNever(command);
  }
}

const formByKey = ({ forms }: Design, form: string) => forms.find(({ key }) => key === form);
