import { movesInForm } from '@bihuan/forms/editing';
import { rebaseOver, type RebasedOver, type ToRebaseOver } from '@bihuan/forms/changes';
import type { EditCommand } from './command.js';
import type { Design } from './design.js';
import { editDesign } from './edit-design.js';
import type { EditProblemCode } from './result.js';

export type ToRebase = ToRebaseOver<Design, EditCommand>;
export type Rebased = RebasedOver<Design, EditCommand, EditProblemCode>;
export type Conflict = Rebased['conflicts'][number];

/** My changes done over somebody else's. */
export const rebase = (both: ToRebase): Rebased => rebaseOver(both, { change: editDesign, movesOf });

/** What a command puts elsewhere: the same word for the same thing. */
export function movesOf(command: EditCommand): readonly string[] {
  switch (command.type) {
    case 'all':
      return command.commands.flatMap(movesOf);
    case 'move-node':
      return [`node ${command.node}`];
    case 'move-branch':
      return [`branch ${command.fork}/${command.branch}`];
    case 'move-state':
      return [`state ${command.state}`];
    case 'form':
      return movesInForm(command.command).map((moved) => `form ${command.form} ${moved}`);
    default:
      return [];
  }
}
