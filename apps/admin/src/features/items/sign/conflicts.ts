import { columnsOf, displayOf, fieldsOf, placeOfEdit } from '@bihuan/forms';
import type { Edit, Field, FormDefinition } from '@bihuan/forms';
import type { EditingView, IssueView, ItemView } from '../../../api/types.js';
import { flatNames } from '../../../form-kit/read.js';

/** What stood there when the page was read, with the revision of each place. */
export interface Base {
  readonly data: Readonly<Record<string, unknown>>;
  readonly editing: EditingView;
}

/** One place two people wrote at: what the other one did, in the server's words, and one's own. */
export interface Conflict {
  readonly key: string;
  readonly said: string;
  readonly own: string;
  /** The row is gone: one's own words have no place any more. */
  readonly isGone: boolean;
}

interface Refused {
  readonly fresh: Base;
  readonly edits: readonly Edit[];
  readonly said: readonly Pick<IssueView, 'message'>[];
  readonly names: ItemView['names'];
}

/** The server tells them in the order they were sent. */
export const conflictsIn = (definition: FormDefinition, { fresh, edits, said, names }: Refused): readonly Conflict[] => {
  const { revisions } = fresh.editing;
  const changed = edits.filter((edit) => {
    const place = placeOfEdit(edit);
    return place !== null && edit.type !== 'add' && (isGone(fresh, edit) || newestAt(revisions, { place, isRow: edit.type === 'delete' }) > edit.revision);
  });
  return changed.map((edit, at) => ({ key: keyOf(edit), said: said[at]?.message ?? '', own: ownWords(definition, edit, names), isGone: isGone(fresh, edit) }));
};

/** The same place, whatever is written there and whatever was seen. */
export const keyOf = (edit: Edit): string => JSON.stringify({ ...edit, revision: 0, value: null });

const newestAt = (revisions: Readonly<Record<string, number>>, { place, isRow }: { place: string; isRow: boolean }): number =>
  isRow
    ? Math.max(0, ...Object.entries(revisions).flatMap(([at, revision]) => (at === place || at.startsWith(`${place}/`) ? [revision] : [])))
    : (revisions[place] ?? 0);

const isGone = ({ data }: Base, edit: Edit): boolean => {
  if (edit.type !== 'cell') return false;
  const rows = data[edit.table];
  return !Array.isArray(rows) || !rows.some((row: unknown) => typeof row === 'object' && row !== null && Reflect.get(row, 'rowId') === edit.row);
};

const ownWords = (definition: FormDefinition, edit: Edit, names: ItemView['names']): string => {
  if (edit.type !== 'set' && edit.type !== 'cell') return '';
  const field = fieldOf(definition, edit);
  return field ? displayOf(field, edit.value, flatNames(names)) : '';
};

const fieldOf = (definition: FormDefinition, edit: Extract<Edit, { type: 'set' | 'cell' }>): Field | undefined => {
  const top = fieldsOf(definition).find(({ key }) => key === (edit.type === 'set' ? edit.field : edit.table));
  if (edit.type === 'set' || top?.kind !== 'table') return top;
  return columnsOf(top).find(({ key }) => key === edit.column);
};
