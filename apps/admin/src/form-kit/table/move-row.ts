import { t } from '../texts.js';
import type { GridHandle } from './grid-handle.js';

/** Moves a row up (-1) or down among the others and says where it stands now, or why it stays. */
export const moveRow = ({ rows, say }: Pick<GridHandle, 'rows' | 'say'>, rowId: string, by: number): void => {
  const to = rows.moveRow(rowId, by);
  if (to !== null) return say(t('movedRow', { row: to - by + 1, to: to + 1 }), { undo: true });
  say(by < 0 ? t('isFirstRow') : t('isLastRow'));
};
