import { useEffect, useRef, useState } from 'react';
import { writingOf } from '@bihuan/forms';
import { placeName } from '../value-place.js';
import type { ValuePlace } from '../value-place.js';
import { isHandedOnAtRest as handOnAtRest, pendingTexts, standsAt } from './pending-texts.js';

const idle = 400;

interface LocalTextOptions {
  /** Where it stands, if only the whole of it means something: then nothing is handed on at rest. */
  readonly wholeAt?: ValuePlace | undefined;
}

/**
 * Keystrokes stay in the field and are handed on when it is left or rests, so that a long table never slows typing.
 * Signs nobody sees that came along with a pasted text stay behind.
 * An unfinished input-method composition is never handed on. What others write there changes nothing that is not handed on yet.
 */
export const useLocalText = (value: string, onCommit: (text: string) => void, { wholeAt }: LocalTextOptions = {}) => {
  const [text, setText] = useState(value);
  const state = useRef({ text: value, committed: value, value, composing: false, timer: 0, onCommit });
  state.current.onCommit = onCommit;

  const takeIn = useNewest(() => {
    const now = state.current;
    // What a cell hands on it holds without the spaces and lines it ended with; whoever rests there goes on from them.
    if (now.value === now.committed || (!wholeAt && now.value === now.text.trim())) return;
    Object.assign(now, { text: now.value, committed: now.value });
    setText(now.value);
  });
  useEffect(() => {
    const now = state.current;
    now.value = value;
    if (now.text === now.committed) takeIn();
  }, [value, takeIn]);

  const commit = useNewest(() => {
    const now = state.current;
    window.clearTimeout(now.timer);
    pendingTexts.delete(commit);
    if (now.composing) return;
    if (now.text === now.committed) return takeIn();
    const written = writingOf(now.text);
    if (written !== now.text) setText(written);
    Object.assign(now, { text: written, committed: written });
    now.onCommit(written);
  });
  useEffect(
    () => () => {
      state.current.composing = false; // its field is gone, and what was composed so far must not go with it
      commit();
    },
    [commit],
  );

  const change = (next: string) => {
    state.current.text = next;
    setText(next);
    pendingTexts.add(commit);
    window.clearTimeout(state.current.timer);
    if (wholeAt) return standsAt(commit, placeName(wholeAt));
    handOnAtRest(commit);
    state.current.timer = window.setTimeout(commit, idle);
  };
  const compose = (composing: boolean) => {
    state.current.composing = composing;
    if (!composing) change(state.current.text);
  };
  /** What was typed since the last hand-on is forgotten. */
  const reset = (to: string) => {
    window.clearTimeout(state.current.timer);
    pendingTexts.delete(commit);
    Object.assign(state.current, { text: to, committed: to, composing: false });
    setText(to);
  };
  return { text, change, commit, compose, reset, isComposing: () => state.current.composing };
};

/** Does what the newest drawing says, under a name that stays the same. */
const useNewest = (deed: () => void): (() => void) => {
  const newest = useRef(deed);
  newest.current = deed;
  const [stays] = useState(() => () => newest.current());
  return stays;
};
