import { changesIn, MOST_CHANGES_AT_ONCE, parseEditCommand } from '@bihuan/workflows';
import type { EditCommand } from '@bihuan/workflows';
import { DomainError } from '../../../kernel/errors/domain-error.js';

/** Commands as they came over the wire: each is one the editing knows, of a depth it can walk, and they are not more than anybody does at once. */
export function parsedCommands(raw: readonly unknown[]): readonly EditCommand[] {
  let left = MOST_CHANGES_AT_ONCE;
  return raw.map((one, n) => {
    const parsed = parseEditCommand(one);
    left -= parsed.ok ? changesIn(parsed.command) : 0;
    if (!parsed.ok || left < 0) throw new DomainError('design.command-malformed', { n: n + 1, pointer: parsed.ok ? '' : (parsed.problems[0]?.pointer ?? '') });
    return parsed.command;
  });
}
