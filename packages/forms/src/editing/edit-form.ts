import { allOf } from '../changes/index.js';
import { assertNever } from '../conditions/operator.js';
import type { FormDefinition } from '../definition.js';
import type { Known } from '../parsing/json-problems.js';
import { formShapeProblems } from '../parsing/parse-form.js';
import type { FormCommand } from './command.js';
import { insertField, moveField, removeField } from './fields.js';
import { insertOption, moveOption, removeOption } from './options.js';
import { refused, type FormEditResult } from './result.js';
import { insertRule, moveRule, removeRule } from './rules.js';
import { insertSection, moveSection, removeSection } from './sections.js';
import { setValue } from './set.js';

/**
 * One change of a form, with what takes it back. What comes out always has the shape of a form, but may name what is not there any
 * more: `parseForm` says where. It makes up no ids and leaves what it does not touch the same objects.
 */
export function editForm(definition: FormDefinition, command: FormCommand): FormEditResult {
  const result = apply(definition, command);
  if (result.type === 'refused') return result;
  const [first] = formShapeProblems(result.document, sound);
  if (first) return refused('edit.breaks-shape', { pointer: first.pointer, message: first.message });
  for (const field of Object.values(result.document.fields)) fields.add(field);
  for (const [name, part] of Object.entries(result.document)) if (typeof part === 'object' && part !== null) parts.set(part, name);
  return result;
}

const fields = new WeakSet<object>();
const parts = new WeakMap<object, string>();

/** Fields and other parts of forms that came out of here. What is edited is never written in place, so that they stay sound. */
const sound: Known = { has: (value) => fields.has(value), hasPart: (name, part) => parts.get(part) === name };

function apply(definition: FormDefinition, command: FormCommand): FormEditResult {
  switch (command.type) {
    case 'insert-field':
      return insertField(definition, command);
    case 'remove-field':
      return removeField(definition, command);
    case 'move-field':
      return moveField(definition, command);
    case 'insert-option':
      return insertOption(definition, command);
    case 'remove-option':
      return removeOption(definition, command);
    case 'move-option':
      return moveOption(definition, command);
    case 'insert-rule':
      return insertRule(definition, command);
    case 'remove-rule':
      return removeRule(definition, command);
    case 'move-rule':
      return moveRule(definition, command);
    case 'insert-section':
      return insertSection(definition, command);
    case 'remove-section':
      return removeSection(definition, command);
    case 'move-section':
      return moveSection(definition, command);
    case 'set':
      return setValue(definition, command);
    case 'all':
      return allOf(definition, command.commands, apply);
    default:
      return assertNever(command);
  }
}
