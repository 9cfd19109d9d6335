import { placeOfDraftEdit } from '@bihuan/forms';
import type { DraftEdit } from '@bihuan/forms';

/** Words that could be kept nowhere, each with its place. */
export interface Leftover {
  readonly place: string;
  readonly value: unknown;
}

/** What edits would have written, place by place. */
export const leftoversOf = (edits: readonly DraftEdit[]): readonly Leftover[] =>
  edits.flatMap((edit) => {
    if (edit.type === 'set' || edit.type === 'cell') return [{ place: placeOfDraftEdit(edit), value: edit.value }];
    return edit.type === 'add'
      ? Object.entries(edit.row)
          .filter(([key]) => key !== 'rowId')
          .map(([key, value]) => ({ place: `${placeOfDraftEdit(edit)}/${key}`, value }))
      : [];
  });
