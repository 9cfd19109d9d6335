import { atPath, differs, seen, withPath } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { edited, refused, type EditResult } from './result.js';
import { isPart, targetOf, withTarget } from './target.js';

export function setValue(definition: LifecycleDefinition, command: EditCommandOf<'set'>): EditResult {
  const { target, path, was } = command;
  const owner = targetOf(definition, target);
  if (owner.type === 'refused') return owner;
  const is = atPath(owner.value, path);
  if (!is) return refused('edit.path-unknown', { path: path.join('/') });
  if (differs(was, is.value)) return refused('edit.value-changed', { path: path.join('/') });
  if (isPart(target, path, [is.value, command.value])) return refused('edit.has-parts', { path: path.join('/') });
  const next = withTarget(definition, target, (value) => withPath(value, path, command.value));
  return edited(next, { type: 'set', target, path, was: seen(command.value), ...seen(is.value) });
}
