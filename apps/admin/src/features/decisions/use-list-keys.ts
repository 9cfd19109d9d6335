import { useEffect, useRef, useState } from 'react';
import type { InboxCard } from '../../api/types.js';

interface Habits {
  readonly open: (card: InboxCard) => void;
  readonly agree: (card: InboxCard) => void;
  readonly sendBack: (card: InboxCard) => void;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"]') !== null;
const isControl = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('a, button') !== null;

/** J K next, Enter open, A agree, R return; silent while somebody types or a sheet is open. Answers the marked row. */
export const useListKeys = (rows: readonly InboxCard[], isBusy: boolean, habits: Habits): number => {
  const [at, setAt] = useState(-1);
  const latest = useRef({ rows, isBusy, habits, at });
  latest.current = { rows, isBusy, habits, at: Math.min(at, rows.length - 1) };
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      const now = latest.current;
      if (now.isBusy || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
      const card = now.rows[now.at];
      const key = event.key.toLowerCase();
      if (key === 'j') setAt(Math.min(now.at + 1, now.rows.length - 1));
      else if (key === 'k') setAt(Math.max(now.at - 1, 0));
      else if (key === 'enter' && card && !isControl(event.target)) now.habits.open(card);
      else if (key === 'a' && card) now.habits.agree(card);
      else if (key === 'r' && card) now.habits.sendBack(card);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', handleKey);
    return () => removeEventListener('keydown', handleKey);
  }, []);
  useEffect(() => {
    if (at >= 0) document.querySelector(`[data-line="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return latest.current.at;
};
