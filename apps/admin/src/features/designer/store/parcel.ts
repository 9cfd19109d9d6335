import { changesIn, MOST_CHANGES_AT_ONCE, type EditCommand } from '@bihuan/workflows';

/** Short enough that what others do meanwhile is seen soon. */
const MOST_COMMANDS = 100;

/** How many of what waits go to the server at once: as much as it takes, counted as it counts. The first always goes. */
export function parcelOf(waiting: readonly EditCommand[]): number {
  let changes = 0;
  const first = waiting.slice(0, MOST_COMMANDS);
  const tooMany = first.findIndex((command, n) => (changes += changesIn(command)) > MOST_CHANGES_AT_ONCE && n > 0);
  return tooMany === -1 ? first.length : tooMany;
}
