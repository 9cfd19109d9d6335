import type { FormCommand } from '@bihuan/forms';
import { parseEditCommand } from '@bihuan/workflows';
import type { EditCommand } from '@bihuan/workflows';
import { DomainError } from '../../../kernel/errors/domain-error.js';

/** After each of them the whole lifecycle is looked at. */
const MOST = 500;

/** Commands as they came over the wire: each is one the editing knows, of a depth it can walk, and they are not more than anybody does at once. */
export function parsedCommands(raw: readonly unknown[]): readonly EditCommand[] {
  let left = MOST;
  return raw.map((one, n) => {
    const parsed = parseEditCommand(one);
    left -= parsed.ok ? countOf(parsed.command) : 0;
    if (!parsed.ok || left < 0) throw new DomainError('design.command-malformed', { n: n + 1, pointer: parsed.ok ? '' : (parsed.problems[0]?.pointer ?? '') });
    return parsed.command;
  });
}

/** Single changes in it. */
const countOf = (command: EditCommand): number => leavesOf(command).reduce((sum, leaf) => sum + (leaf.type === 'form' ? countInForm(leaf.command) : 1), 0);

const countInForm = (command: FormCommand): number => (command.type === 'all' ? command.commands.reduce((sum, one) => sum + countInForm(one), 0) : 1);

/** One after the other they are the same: all of a request is done, or nothing. */
export function leavesOf(command: EditCommand): readonly EditCommand[] {
  return command.type === 'all' ? command.commands.flatMap(leavesOf) : [command];
}
