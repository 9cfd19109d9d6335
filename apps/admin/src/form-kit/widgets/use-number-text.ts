import { useMemo, useState } from 'react';
import { t } from '../texts.js';
import { useTellUnread } from '../unread-texts.js';
import type { ValuePlace } from '../value-place.js';

/** Digits as an input method types them, and the separators of a sum copied from elsewhere. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/[,\s_]/gu, '')
    .replaceAll('。', '.');

/** The number a text is; null where it is none. */
export const numberIn = (typed: string): number | null => {
  const text = plain(typed);
  return /^[+-]?(\d+\.?\d*|\.\d+)$/u.test(text) ? Number(text) : null;
};

interface NumberTextOptions {
  readonly place: ValuePlace;
  readonly shown: (value: number) => string;
  readonly onChange: (value: number | null) => void;
}

/**
 * A number while it is typed: «12.» and «12.50» stay as they are typed though the number is the same. What cannot be read stays in
 * the field, is said there and told to the form; nothing is handed on for it.
 */
export const useNumberText = (value: unknown, { place: { key, row }, shown, onChange }: NumberTextOptions) => {
  const own = typeof value === 'number' ? value : null;
  const [typed, setTyped] = useState(own === null ? '' : shown(own));
  const text = numberIn(typed) === own ? typed : own === null ? '' : shown(own);
  const isUnreadable = text.trim() !== '' && numberIn(text) === null;
  const { table, rowId } = row ?? {};
  const unread = useMemo(
    () =>
      isUnreadable ? [{ place: { key, ...(table !== undefined && rowId !== undefined ? { row: { table, rowId } } : {}) }, flaw: t('noNumber', { text }) }] : [],
    [isUnreadable, text, key, table, rowId],
  );
  useTellUnread(unread);
  const change = (next: string) => {
    setTyped(next);
    onChange(numberIn(next));
  };
  const tidy = () => {
    if (own !== null) setTyped(shown(own));
  };
  return { text, isUnreadable, change, tidy };
};
