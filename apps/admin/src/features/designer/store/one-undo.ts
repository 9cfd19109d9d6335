import { equalJson, type EditCommand } from '@bihuan/workflows';

/**
 * What takes back two changes of the same values at once: whoever walks through a list, or types in two goes, undoes it in one.
 * Null where they changed different things.
 */
export function oneUndo(older: EditCommand, newer: EditCommand): EditCommand | null {
  if (older.type === 'set' && newer.type === 'set') {
    if (!equalJson([older.target, older.path], [newer.target, newer.path])) return null;
    const { value: _, ...rest } = newer;
    return { ...rest, ...(older.value === undefined ? {} : { value: older.value }) };
  }
  if (older.type !== 'all' || newer.type !== 'all' || older.commands.length !== newer.commands.length) return null;
  const commands = newer.commands.map((command, n) => { const before = older.commands[n]; return before ? oneUndo(before, command) : null; });
  return commands.every((command) => command !== null) && commands.length > 0 ? { type: 'all', commands } : null;
}
