import { assertNever } from '../conditions/operator.js';
import type { FormDefinition } from '../definition.js';
import type { FormCommand, Seen } from './command.js';
import { editForm } from './edit-form.js';
import { fieldAt, optionsAt, ruleById } from './places.js';
import { refused, type FormEditRefused } from './result.js';
import { partAt, valueAt } from './set.js';

/** The same command with what its author saw, so that over somebody else's changes it is refused wherever it would undo one of them. */
export function withSeen(definition: FormDefinition, command: FormCommand): FormCommand {
  switch (command.type) {
    case 'remove-field':
      return { ...command, was: seen(fieldAt(definition, command)) };
    case 'remove-option':
      return { ...command, was: seen(optionsAt(definition, command.at)?.find(({ value }) => value === command.option)) };
    case 'remove-rule':
      return { ...command, was: seen(ruleById(definition, command.rule)) };
    case 'set': {
      const owner = partAt(definition, command.target);
      return 'part' in owner ? { ...command, was: seen(valueAt(owner.part, command.path)?.value) } : command;
    }
    case 'all':
      return { ...command, commands: oneByOne(definition, command.commands) };
    case 'insert-field': case 'move-field': case 'insert-option': case 'move-option': case 'insert-rule': case 'move-rule':
      return command;
    default:
      return assertNever(command);
  }
}

function oneByOne(definition: FormDefinition, commands: readonly FormCommand[]): readonly FormCommand[] {
  let now = definition;
  return commands.map((command) => {
    const noted = withSeen(now, command);
    const result = editForm(now, command);
    if (result.type === 'edited') now = result.definition;
    return noted;
  });
}

const seen = (value: unknown): Seen => (value === undefined ? {} : { value });

export interface RebasedForm {
  readonly definition: FormDefinition;
  /** Those that were done, in their order. */
  readonly done: readonly FormCommand[];
  /** Those that were not, each with the reason; nothing of them is in the definition. */
  readonly conflicts: readonly { readonly command: FormCommand; readonly problem: FormEditRefused }[];
}

export interface FormToRebase {
  /** With their changes in it, without mine. */
  readonly definition: FormDefinition;
  readonly theirs: readonly FormCommand[];
  /** Noted by `withSeen` when they were made. */
  readonly mine: readonly FormCommand[];
}

/** My changes done over somebody else's: whatever would silently undo one of theirs, or cannot be done any more, is a conflict. */
export function rebaseForm({ definition, theirs, mine }: FormToRebase): RebasedForm {
  const movedByThem = new Set(theirs.flatMap(movesOf));
  let now = definition;
  const done: FormCommand[] = [];
  const conflicts: RebasedForm['conflicts'][number][] = [];
  for (const command of mine) {
    const moved = movesOf(command).find((thing) => movedByThem.has(thing));
    const result = moved === undefined ? editForm(now, command) : refused('edit.moved-meanwhile', { thing: moved });
    if (result.type === 'refused') conflicts.push({ command, problem: result });
    else {
      now = result.definition;
      done.push(command);
    }
  }
  return { definition: now, done, conflicts };
}

/** What it puts elsewhere: where a thing stands is no value of it, so `was` cannot tell. */
function movesOf(command: FormCommand): readonly string[] {
  if (command.type === 'all') return command.commands.flatMap(movesOf);
  if (command.type === 'move-field') return [`field ${command.table ?? ''}/${command.field}`];
  if (command.type === 'move-option') return [`option ${command.at.table ?? ''}/${command.at.field}/${command.at.list}/${command.option}`];
  return command.type === 'move-rule' ? [`rule ${command.rule}`] : [];
}
