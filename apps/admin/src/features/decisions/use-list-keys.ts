import { useEffect, useRef, useState } from 'react';
import { isTyping } from '../../shared/act/is-typing.js';
import type { InboxCard } from '../../api/types.js';

interface Habits {
  readonly open: (card: InboxCard) => void;
  readonly agree: (card: InboxCard) => void;
  readonly tick: (card: InboxCard) => void;
  readonly sendBack: (card: InboxCard) => void;
}

const isControl = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('a, button') !== null;

/** J K next, Enter open, A agree, R return, X tick; silent while somebody types or a sheet is open. Answers the marked row. */
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
      else if (key === 'x' && card) now.habits.tick(card);
      else if (key === 'r' && card) now.habits.sendBack(card);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', handleKey);
    return () => removeEventListener('keydown', handleKey);
  }, []);
  useEffect(() => {
    const line = at < 0 ? null : document.querySelector(`[data-line="${at}"]`);
    if (line === null || line.contains(document.activeElement)) return;
    line.scrollIntoView({ block: 'nearest' });
    line.querySelector('a')?.focus({ preventScroll: true });
  }, [at]);
  // Whoever walks with Tab marks the row as well.
  useEffect(() => {
    const follow = (event: FocusEvent) => {
      const line = event.target instanceof Element ? event.target.closest('[data-line]') : null;
      if (line) setAt(Number(line.getAttribute('data-line')));
    };
    addEventListener('focusin', follow);
    return () => removeEventListener('focusin', follow);
  }, []);
  return latest.current.at;
};
