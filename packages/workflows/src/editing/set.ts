import { isPlainObject } from '@bihuan/forms/conditions';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { edited, refused, type EditResult } from './result.js';
import { differs } from './seen.js';
import { isPart, targetOf, withTarget } from './target.js';

export function setValue(definition: LifecycleDefinition, command: EditCommandOf<'set'>): EditResult {
  const { target, path, was } = command;
  const owner = targetOf(definition, target);
  if (owner.type === 'refused') return owner;
  const is = valueAt(owner.value, path);
  if (!is) return refused('edit.path-unknown', { path: path.join('/') });
  if (differs(was, is.value)) return refused('edit.value-changed', { path: path.join('/') });
  if (isPart(target, path, [is.value, command.value])) return refused('edit.has-parts', { path: path.join('/') });
  const next = withTarget(definition, target, (value) => written(value, path, command.value));
  const now = command.value === undefined ? {} : { value: command.value };
  return edited(next, { type: 'set', target, path, was: now, ...(is.value === undefined ? {} : { value: is.value }) });
}

type Part = Readonly<Record<string, unknown>>;

/** What stands there; nothing where the way to it does not exist or is no way into a definition. */
export function valueAt(part: unknown, [key, ...rest]: readonly string[]): { readonly value: unknown } | undefined {
  if (key === undefined || key in Object.prototype || !isPlainObject(part)) return undefined;
  const value = Object.hasOwn(part, key) ? part[key] : undefined;
  return rest.length === 0 ? { value } : valueAt(value, rest);
}

function written(part: Part, [key, ...rest]: readonly string[], value: unknown): Part {
  if (key === undefined) return part;
  const inner = part[key];
  if (rest.length > 0) return isPlainObject(inner) ? { ...part, [key]: written(inner, rest, value) } : part;
  const { [key]: _, ...others } = part;
  return value === undefined ? others : { ...part, [key]: value };
}
