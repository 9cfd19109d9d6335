import { useState } from 'react';

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

/**
 * A number while it is typed: «12.» and «12.50» stay as they are typed though the number is the same. What cannot be read stays in
 * the field and is said; nothing is handed on for it.
 */
export const useNumberText = (value: unknown, { shown, onChange }: { shown: (value: number) => string; onChange: (value: number | null) => void }) => {
  const own = typeof value === 'number' ? value : null;
  const [typed, setTyped] = useState(own === null ? '' : shown(own));
  const text = numberIn(typed) === own ? typed : own === null ? '' : shown(own);
  const isUnreadable = text.trim() !== '' && numberIn(text) === null;
  const change = (next: string) => {
    setTyped(next);
    onChange(numberIn(next));
  };
  const tidy = () => {
    if (own !== null) setTyped(shown(own));
  };
  return { text, isUnreadable, change, tidy };
};
