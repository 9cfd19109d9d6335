import { useRef } from 'react';
import type { FieldPlace } from '@bihuan/forms';
import { isTyping } from '../../../../shared/act/is-typing.js';
import { useChosenStore } from '../store/chosen.js';
import { useForm } from '../store/form.js';
import { isArrow, isWay, placeAfter, towards } from '../store/walk.js';
import { cardId, focusField, type BuilderContextValue } from './context.js';

/** Arrows walk, Alt and arrows move, Insert or + adds, Delete removes, Enter opens the panel, Ctrl+C and Ctrl+V copy: as on the chain. */
export function useBuilderKeys(builder: BuilderContextValue, openPanel: () => void): (event: KeyboardEvent) => void {
  const form = useForm();
  const chosen = useChosenStore();
  const copied = useRef<FieldPlace | null>(null);
  const go = (to: FieldPlace | null): void => {
    if (!to) return;
    builder.choose(to);
    focusField(to);
  };
  const changed = (at: FieldPlace, event: KeyboardEvent): boolean => {
    const isCtrl = event.ctrlKey || event.metaKey;
    if (event.altKey && isArrow(event.key)) builder.shift(at, event.key);
    else if (event.key === 'Delete' || event.key === 'Backspace') builder.remove(at);
    else if (isCtrl && event.key === 'c') copied.current = at;
    else if (isCtrl && event.key === 'v' && copied.current) builder.copy(copied.current);
    else return false;
    const now = chosen.now();
    if (now) focusField(now);
    return true;
  };
  const asked = (at: FieldPlace | null): void => {
    const card = at && document.getElementById(cardId(at));
    if (at && card) builder.ask(placeAfter(at), card);
  };
  return (event) => {
    if (isTyping(event.target) || event.defaultPrevented) return;
    const now = chosen.now();
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (plain && isWay(event.key)) go(towards(form, now, event.key));
    else if (plain && event.key === 'Enter' && now) openPanel();
    else if (plain && (event.key === 'Insert' || event.key === '+' || event.key === '=') && now && builder.mayChange) asked(now);
    else if (!now || !builder.mayChange || !changed(now, event)) return;
    event.preventDefault();
  };
}
