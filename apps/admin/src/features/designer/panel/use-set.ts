import type { EditCommand, EditTarget } from '@bihuan/workflows';
import { useDo } from '../store/editor.js';

export interface Change {
  readonly path: readonly string[];
  /** Absent: what stands there is taken away. */
  readonly value?: unknown;
}

/** Writes values of one part; several at once are one step of undoing. */
export function useSet(target: EditTarget): (...changes: readonly Change[]) => void {
  const act = useDo();
  return (...changes) => {
    const commands = changes.map(({ path, value }): EditCommand => ({ type: 'set', target, path, ...(value === undefined ? {} : { value }) }));
    const [first] = commands;
    if (first) act(commands.length === 1 ? first : { type: 'all', commands });
  };
}
