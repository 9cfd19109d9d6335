import type { FormCommand } from '@bihuan/forms';
import type { EditCommand } from './command.js';

/** So many single changes are carried out at once: after each of them the whole lifecycle is looked at. */
export const MOST_CHANGES_AT_ONCE = 500;

/** One after the other they are the same: all of them are done, or nothing. */
export function leavesOf(command: EditCommand): readonly EditCommand[] {
  return command.type === 'all' ? command.commands.flatMap(leavesOf) : [command];
}

/** Single changes in it, those inside its forms too. */
export const changesIn = (command: EditCommand): number =>
  leavesOf(command).reduce((sum, leaf) => sum + (leaf.type === 'form' ? changesInForm(leaf.command) : 1), 0);

const changesInForm = (command: FormCommand): number => (command.type === 'all' ? command.commands.reduce((sum, one) => sum + changesInForm(one), 0) : 1);
