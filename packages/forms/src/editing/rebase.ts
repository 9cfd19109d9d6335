import { atPath, rebaseOver, seen, seenInTurn, type RebasedOver, type ToRebaseOver } from '../changes/index.js';
import { assertNever } from '../conditions/operator.js';
import type { FormDefinition } from '../definition.js';
import { sectionById } from '../layout/reading-order.js';
import type { FormCommand } from './command.js';
import { editForm } from './edit-form.js';
import { fieldAt, optionsAt, ruleById } from './places.js';
import type { FormEditCode } from './result.js';
import { partAt } from './set.js';

/** The same command with what its author saw, so that over somebody else's changes it is refused wherever it would undo one of them. */
export function withSeen(definition: FormDefinition, command: FormCommand): FormCommand {
  switch (command.type) {
    case 'remove-field':
      return { ...command, was: seen(fieldAt(definition, command)) };
    case 'remove-option':
      return { ...command, was: seen(optionsAt(definition, command.at)?.find(({ value }) => value === command.option)) };
    case 'remove-rule':
      return { ...command, was: seen(ruleById(definition, command.rule)) };
    case 'remove-section':
      return { ...command, was: seen(sectionById(definition, command.section)) };
    case 'set': {
      const owner = partAt(definition, command.target);
      return 'part' in owner ? { ...command, was: seen(atPath(owner.part, command.path)?.value) } : command;
    }
    case 'all':
      return { ...command, commands: seenInTurn(definition, command.commands, { note: withSeen, change: editForm }) };
    case 'insert-field':
    case 'move-field':
    case 'insert-option':
    case 'move-option':
    case 'insert-rule':
    case 'move-rule':
    case 'insert-section':
    case 'move-section':
      return command;
    default:
      return assertNever(command);
  }
}

export type RebasedForm = RebasedOver<FormDefinition, FormCommand, FormEditCode>;
export type FormToRebase = ToRebaseOver<FormDefinition, FormCommand>;

/** My changes done over somebody else's. */
export const rebaseForm = (both: FormToRebase): RebasedForm => rebaseOver(both, { change: editForm, movesOf: movesInForm });

/** What a command puts elsewhere. */
export function movesInForm(command: FormCommand): readonly string[] {
  if (command.type === 'all') return command.commands.flatMap(movesInForm);
  if (command.type === 'move-field') return [`field ${command.table ?? ''}/${command.field}`];
  if (command.type === 'move-option') return [`option ${command.at.table ?? ''}/${command.at.field}/${command.at.list}/${command.option}`];
  if (command.type === 'move-section') return [`section ${command.section}`];
  return command.type === 'move-rule' ? [`rule ${command.rule}`] : [];
}
