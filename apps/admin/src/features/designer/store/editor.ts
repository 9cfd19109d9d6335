import { createContext, useContext, useSyncExternalStore } from 'react';
import type { EditCommand } from '@bihuan/workflows';
import type { Chosen } from './chosen.js';
import { reduce, type EditorEvent, type EditorState } from './editor-state.js';

export interface Editor {
  readonly state: () => EditorState;
  readonly send: (event: EditorEvent) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Outside React, so that a card is drawn again only when what it asks for has changed. */
export function createEditor(begin: EditorState): Editor {
  let state = begin;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    send: (event) => {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      listeners.forEach((listener) => listener());
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const EditorContext = createContext<Editor | null>(null);

export const useEditor = (): Editor => {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('no editor around');
  return editor;
};

/** What `select` gives must be the same object as long as nothing of it changed. */
export function useDesign<T>(select: (state: EditorState) => T): T {
  const editor = useEditor();
  return useSyncExternalStore(editor.subscribe, () => select(editor.state()));
}

export interface Doing {
  /** Told to screen readers. */
  readonly said?: string;
  /** What is looked at afterwards; absent: what was. */
  readonly choose?: Chosen | null;
}

export type Do = (command: EditCommand, doing?: Doing) => void;

export const useDo = (): Do => {
  const editor = useEditor();
  return (command, doing = {}) => editor.send({ type: 'do', command, ...doing });
};
