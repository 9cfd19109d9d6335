import { parseEditCommand } from '@bihuan/workflows';
import type { EditCommand } from '@bihuan/workflows';
import { DomainError } from '../../../kernel/errors/domain-error.js';

/** Commands as they came over the wire: each is one the editing knows, of a depth it can walk. */
export function parsedCommands(raw: readonly unknown[]): readonly EditCommand[] {
  return raw.map((one, n) => {
    const parsed = parseEditCommand(one);
    if (!parsed.ok) throw new DomainError('design.command-malformed', { n: n + 1, pointer: parsed.problems[0]?.pointer ?? '' });
    return parsed.command;
  });
}
