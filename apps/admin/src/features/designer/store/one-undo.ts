import type { FormCommand } from '@bihuan/forms';
import { equalJson, type EditCommand } from '@bihuan/workflows';

/**
 * What takes back two changes of the same values at once: whoever walks through a list, or types in two goes, undoes it in one.
 * Null where they changed different things.
 */
export function oneUndo(older: EditCommand, newer: EditCommand): EditCommand | null {
  if (older.type === 'set' && newer.type === 'set') return oneSet(older, newer);
  if (older.type === 'form' && newer.type === 'form') {
    const both = older.form === newer.form ? oneInForm(older.command, newer.command) : null;
    return both && { ...newer, command: both };
  }
  if (older.type !== 'all' || newer.type !== 'all' || older.commands.length !== newer.commands.length) return null;
  const commands = newer.commands.map((command, n) => {
    const before = older.commands[n];
    return before ? oneUndo(before, command) : null;
  });
  return commands.every((command) => command !== null) && commands.length > 0 ? { type: 'all', commands } : null;
}

const oneInForm = (older: FormCommand, newer: FormCommand): FormCommand | null => (older.type === 'set' && newer.type === 'set' ? oneSet(older, newer) : null);

interface Set {
  readonly target: unknown;
  readonly path: readonly string[];
  readonly value?: unknown;
}

function oneSet<S extends Set>(older: S, newer: S): S | null {
  if (!equalJson([older.target, older.path], [newer.target, newer.path])) return null;
  const { value: _, ...rest } = newer;
  return { ...rest, ...(older.value === undefined ? {} : { value: older.value }) } as S; // the same but for its value
}
