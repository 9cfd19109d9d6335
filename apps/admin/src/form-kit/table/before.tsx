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
export const Before = (props: BeforeProps) => {
  const words = beforeWords(props);
  return words === '' ? null : <p className="before">{words}</p>;
};

/** The same as a text; empty where there is nothing to compare with. */
export const beforeWords = ({ column, row, old, names, isKept = false }: BeforeProps): string => {
  if (!old) return '';
  const was = displayOf(column, old[column.key], names);
  if (!isKept && was === displayOf(column, row[column.key], names)) return '';
  return was === '' ? t('beforeEmpty') : t('before', { text: was });
};
