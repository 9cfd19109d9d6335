import { useRef } from 'react';
import { findFork } from '@bihuan/workflows';
import { isTyping } from '../../../shared/act/is-typing.js';
import { useEditor } from '../store/editor.js';
import type { Chosen } from '../store/chosen.js';
import type { CanvasContextValue } from './canvas-context.js';
import { cardId, focusCard } from './card-id.js';
import { placeAfter } from './places.js';
import { isWay, towards } from './walk-keys.js';

const shifts = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const;
type Arrow = keyof typeof shifts;
const isArrow = (key: string): key is Arrow => Object.hasOwn(shifts, key);

/** Arrows walk, Alt and arrows move, Insert or + adds, Delete removes, Enter opens the panel, Ctrl+C and Ctrl+V copy. */
export function useCanvasKeys(canvas: CanvasContextValue, openPanel: () => void): (event: KeyboardEvent) => void {
  const editor = useEditor();
  const copied = useRef<string | null>(null);
  const go = (to: Chosen | null): void => {
    if (!to) return;
    canvas.choose(to);
    focusCard(to);
  };
  const changed = (chosen: Chosen, event: KeyboardEvent): boolean => {
    const keep = () => {
      const now = editor.state().chosen;
      if (now) focusCard(now);
    };
    const { lifecycle } = editor.state().document;
    if (event.altKey && isArrow(event.key)) canvas.shift(chosen, shifts[event.key]);
    else if (event.key === 'Delete' || event.key === 'Backspace') canvas.remove(chosen);
    else if (event.key === 'Insert' || event.key === '+' || event.key === '=') return asked(chosen);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'c' && chosen.type === 'node') copied.current = chosen.node;
    else if ((event.ctrlKey || event.metaKey) && event.key === 'v' && copied.current !== null)
      canvas.copy(copied.current, chosen.type === 'node' ? placeAfter(lifecycle, chosen.node) : null);
    else return false;
    keep();
    return true;
  };
  const asked = (chosen: Chosen): boolean => {
    const card = document.getElementById(cardId(chosen));
    const { lifecycle } = editor.state().document;
    const at = chosen.type === 'node' ? placeAfter(lifecycle, chosen.node) : firstIn(lifecycle, chosen);
    if (card && at) canvas.ask(at, card);
    return true;
  };
  return (event) => {
    if (isTyping(event.target) || event.defaultPrevented) return;
    const {
      chosen,
      document: { lifecycle },
    } = editor.state();
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (plain && isWay(event.key)) go(towards(lifecycle, chosen, event.key));
    else if (plain && event.key === 'Enter' && chosen) openPanel();
    else if (!chosen || !canvas.mayChange || !changed(chosen, event)) return;
    event.preventDefault();
  };
}

function firstIn(lifecycle: Parameters<typeof placeAfter>[0], { fork, branch }: Extract<Chosen, { type: 'branch' }>) {
  const at = findFork(lifecycle, fork) && placeAfter(lifecycle, fork);
  return at ? { chain: at.chain, in: { fork, branch } } : null;
}
