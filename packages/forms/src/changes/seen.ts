import type { Edited, Refused } from './change.js';
import { equalJson } from './equal-json.js';

/** A value as its author saw it; `{}` means there was none. */
export interface Seen {
  readonly value?: unknown;
}

export const seen = <T>(value: T | undefined): { readonly value?: T } => (value === undefined ? {} : { value });

/** Whether something else stands there than its author saw; what he did not note he does not mind. */
export const differs = (was: Seen | undefined, is: unknown): boolean => was !== undefined && !equalJson(was.value, is);

/** Each command noted over the document as it is when its turn comes. */
export function seenInTurn<Document, Command>(
  document: Document,
  commands: readonly Command[],
  {
    note,
    change,
  }: {
    readonly note: (document: Document, command: Command) => Command;
    readonly change: (document: Document, command: Command) => Edited<Document, Command> | Refused<string>;
  },
): readonly Command[] {
  let now = document;
  return commands.map((command) => {
    const noted = note(now, command);
    const result = change(now, command);
    if (result.type === 'edited') now = result.document;
    return noted;
  });
}
