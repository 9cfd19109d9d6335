import { assertNever } from '../assert-never.js';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommand, Seen } from './command.js';
import { edit } from './edit.js';
import { own } from './keyed.js';
import { findFork, findNode } from './sequences.js';
import { valueAt } from './set.js';
import { targetOf } from './target.js';

/**
 * The same command with what its author saw, so that over somebody else's changes it is refused wherever it would undo one of them.
 * The definition is the one it is about to be done to.
 */
export function withSeen(definition: LifecycleDefinition, command: EditCommand): EditCommand {
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
      return owner.type === 'found' ? { ...command, was: seen(valueAt(owner.value, command.path)?.value) } : command;
    }
    case 'all':
      return { ...command, commands: oneByOne(definition, command.commands) };
    case 'insert-node': case 'move-node': case 'insert-branch': case 'move-branch': case 'insert-state': case 'move-state':
    case 'insert-act': case 'rename-state': case 'rename-act': case 'rename-node':
      return command;
    default:
      return assertNever(command);
  }
}

function oneByOne(definition: LifecycleDefinition, commands: readonly EditCommand[]): readonly EditCommand[] {
  let now = definition;
  return commands.map((command) => {
    const noted = withSeen(now, command);
    const result = edit(now, command);
    if (result.type === 'edited') now = result.definition;
    return noted;
  });
}

function seen(value: unknown): Seen {
  return value === undefined ? {} : { value };
}
