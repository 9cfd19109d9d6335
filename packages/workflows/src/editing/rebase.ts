import type { EditCommand } from './command.js';
import { editDesign, type Design } from './edit-design.js';
import { refused, type EditProblem } from './result.js';

export interface Rebased {
  readonly design: Design;
  /** Those that were done, in their order. */
  readonly done: readonly EditCommand[];
  /** Those that were not, each with the reason; nothing of them is in the definition. */
  readonly conflicts: readonly Conflict[];
}

export interface Conflict {
  readonly command: EditCommand;
  readonly problem: EditProblem;
}

export interface ToRebase {
  /** With their changes in it, without mine. */
  readonly design: Design;
  readonly theirs: readonly EditCommand[];
  /** Noted by `withSeen` when they were made. */
  readonly mine: readonly EditCommand[];
}

/** My changes done over somebody else's: whatever would silently undo one of theirs, or cannot be done any more, is a conflict. */
export function rebase({ design, theirs, mine }: ToRebase): Rebased {
  const movedByThem = new Set(theirs.flatMap(movesOf));
  let now = design;
  const done: EditCommand[] = [];
  const conflicts: Conflict[] = [];
  for (const command of mine) {
    const moved = movesOf(command).find((thing) => movedByThem.has(thing));
    const result = moved === undefined ? editDesign(now, command) : refused('edit.moved-meanwhile', { thing: moved });
    if (result.type === 'refused') conflicts.push({ command, problem: result });
    else {
      now = result.design;
      done.push(command);
    }
  }
  return { design: now, done, conflicts };
}

/** What it puts elsewhere: where a thing stands is no value of it, so `was` cannot tell. */
function movesOf(command: EditCommand): readonly string[] {
  switch (command.type) {
    case 'all':
      return command.commands.flatMap(movesOf);
    case 'move-node':
      return [`node ${command.node}`];
    case 'move-branch':
      return [`branch ${command.fork}/${command.branch}`];
    case 'move-state':
      return [`state ${command.state}`];
    default:
      return [];
  }
}
