import { useEffect, useRef, useState } from 'react';
import { writingOf } from '@bihuan/forms';
import { isHandedOnAtRest as handOnAtRest, pendingTexts } from './pending-texts.js';

const idle = 400;

/**
 * Keystrokes stay in the field and are handed on when it is left or rests, so that a long table never slows typing.
 * Signs nobody sees that came along with a pasted text stay behind.
 * An unfinished input-method composition is never handed on. Where only a whole text means something, none is handed on at rest.
 */
export const useLocalText = (value: string, onCommit: (text: string) => void, isHandedOnAtRest = true) => {
  const [text, setText] = useState(value);
  const state = useRef({ text: value, committed: value, composing: false, timer: 0, onCommit });
  state.current.onCommit = onCommit;

  useEffect(() => {
    const { text: written, committed } = state.current;
    // What a cell hands on it holds without the spaces and lines it ended with; whoever rests there goes on from them.
    if (value === committed || (isHandedOnAtRest && value === written.trim())) return;
    Object.assign(state.current, { text: value, committed: value });
    setText(value);
  }, [value, isHandedOnAtRest]);

  const commit = () => {
    const now = state.current;
    window.clearTimeout(now.timer);
    pendingTexts.delete(rest);
    if (now.composing || now.text === now.committed) return;
    const written = writingOf(now.text);
    if (written !== now.text) setText(written);
    Object.assign(now, { text: written, committed: written });
    now.onCommit(written);
  };
  const commitLast = useRef(commit);
  commitLast.current = commit;
  const [rest] = useState(() => () => commitLast.current());
  useEffect(
    () => () => {
      state.current.composing = false; // its field is gone, and what was composed so far must not go with it
      commitLast.current();
    },
    [],
  );

  const change = (next: string) => {
    state.current.text = next;
    setText(next);
    pendingTexts.add(rest);
    window.clearTimeout(state.current.timer);
    if (!isHandedOnAtRest) return;
    handOnAtRest(rest);
    state.current.timer = window.setTimeout(() => commitLast.current(), idle);
  };
  const compose = (composing: boolean) => {
    state.current.composing = composing;
    if (!composing) change(state.current.text);
  };
  /** What was typed since the last hand-on is forgotten. */
  const reset = (to: string) => {
    window.clearTimeout(state.current.timer);
    pendingTexts.delete(rest);
    Object.assign(state.current, { text: to, committed: to, composing: false });
    setText(to);
  };
  return { text, change, commit, compose, reset, isComposing: () => state.current.composing };
};
