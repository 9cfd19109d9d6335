import { edited, type Edited, type Refused } from './change.js';

/** Several at once. */
export interface All<Command> {
  readonly type: 'all';
  readonly commands: readonly Command[];
}

/** All of them, one after the other, or none; the inverse takes them back from the last to the first. */
export function allOf<Document, Command, Code extends string>(
  document: Document,
  commands: readonly Command[],
  change: (document: Document, command: Command) => Edited<Document, Command> | Refused<Code>,
): Edited<Document, All<Command>> | Refused<Code> {
  let now = document;
  const back: Command[] = [];
  for (const command of commands) {
    const result = change(now, command);
    if (result.type === 'refused') return result;
    now = result.document;
    back.unshift(result.inverse);
  }
  return edited(now, { type: 'all', commands: back });
}
