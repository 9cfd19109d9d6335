import { displayOf } from '@bihuan/forms';
import type { Column, Names, Row } from '@bihuan/forms';
import { t } from '../texts.js';

interface BeforeProps {
  readonly column: Column;
  readonly row: Row;
  /** The row as it was when it came back. */
  readonly old: Row | undefined;
  readonly names: Names;
  /** Also where nothing changed yet: asked for this place alone, one compares with it while one writes. */
  readonly isKept?: boolean;
}

/** «上次填写：加强学习。» under a cell that changed since it came back, or that alone is to be put right. */
export const Before = ({ column, row, old, names, isKept = false }: BeforeProps) => {
  if (!old) return null;
  const was = displayOf(column, old[column.key], names);
  if (!isKept && was === displayOf(column, row[column.key], names)) return null;
  return <p className="before">{was === '' ? t('beforeEmpty') : t('before', { text: was })}</p>;
};
