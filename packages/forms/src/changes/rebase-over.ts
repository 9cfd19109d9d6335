import { refuse, type Edited, type Refused } from './change.js';

export interface ToRebaseOver<Document, Command> {
  /** With their changes in it, without mine. */
  readonly document: Document;
  readonly theirs: readonly Command[];
  /** Noted with what their author saw when they were made. */
  readonly mine: readonly Command[];
}

export interface RebasedOver<Document, Command, Code extends string> {
  readonly document: Document;
  /** Those that were done, in their order. */
  readonly done: readonly Command[];
  /** Those that were not, each with the reason; nothing of them is in the document. */
  readonly conflicts: readonly { readonly command: Command; readonly problem: Refused<Code | 'edit.moved-meanwhile'> }[];
}

export interface Rebasing<Document, Command, Code extends string> {
  readonly change: (document: Document, command: Command) => Edited<Document, Command> | Refused<Code>;
  /** What it puts elsewhere: where a thing stands is no value of it, so what its author saw cannot tell. */
  readonly movesOf: (command: Command) => readonly string[];
}

/** My changes done over somebody else's: whatever would silently undo one of theirs, or cannot be done any more, is a conflict. */
export function rebaseOver<Document, Command, Code extends string>(
  { document, theirs, mine }: ToRebaseOver<Document, Command>,
  { change, movesOf }: Rebasing<Document, Command, Code>,
): RebasedOver<Document, Command, Code> {
  const movedByThem = new Set(theirs.flatMap(movesOf));
  let now = document;
  const done: Command[] = [];
  const conflicts: RebasedOver<Document, Command, Code>['conflicts'][number][] = [];
  for (const command of mine) {
    const moved = movesOf(command).find((thing) => movedByThem.has(thing));
    const result = moved === undefined ? change(now, command) : refuse('edit.moved-meanwhile', { thing: moved });
    if (result.type === 'refused') conflicts.push({ command, problem: result });
    else {
      now = result.document;
      done.push(command);
    }
  }
  return { document: now, done, conflicts };
}
