import { useRef } from 'react';
import { placesOf, type FieldPlace, type FormDefinition } from '@bihuan/forms';
import { isTyping } from '../../../../shared/act/is-typing.js';
import { useChosenStore, type ChosenStore } from '../store/chosen.js';
import { useForm } from '../store/form.js';
import { isArrow, isWay, placeAfter, towards } from '../store/walk.js';
import { t } from '../texts.js';
import { cardId, focusField, type BuilderContextValue } from './context.js';

/**
 * Arrows walk, Alt and arrows move, Insert or + adds, Delete removes, Enter opens the panel, Ctrl+C and Ctrl+V copy: as on the chain.
 * With Shift the arrows pick several, with Alt and Shift they make wider and narrower; what is done then is done to all of them.
 */
export function useBuilderKeys(builder: BuilderContextValue, openPanel: () => void): (event: KeyboardEvent) => void {
  const form = useForm();
  const chosen = useChosenStore();
  const copied = useRef<readonly FieldPlace[]>([]);
  const go = (to: FieldPlace | null): void => {
    if (!to) return;
    builder.choose(to);
    focusField(to);
  };
  const changed = (at: FieldPlace, event: KeyboardEvent): boolean => {
    const isDone = widened(builder, chosen.picked(), event) || (chosen.picked().length > 1 ? changedAll(builder, event) : changedOne(builder, at, event));
    if (!isDone && !copying(event)) return false;
    const now = chosen.now();
    if (now) focusField(now);
    return true;
  };
  const copying = (event: KeyboardEvent): boolean => {
    if (!isCtrl(event)) return false;
    const [one, ...others] = copied.current;
    if (event.key === 'c') copied.current = chosen.picked();
    else if (event.key === 'v' && one && others.length === 0) builder.copy(one);
    else if (event.key === 'v' && one) builder.copyAll(copied.current);
    else return false;
    return true;
  };
  const asked = (at: FieldPlace | null): void => {
    const card = at && document.getElementById(cardId(at));
    if (at && card) builder.ask(placeAfter(at), card);
  };
  return (event) => {
    if (isTyping(event.target) || event.defaultPrevented) return;
    const now = chosen.now();
    const plain = !event.altKey && !isCtrl(event);
    if (picking({ form, chosen, say: builder.say }, event)) event.preventDefault();
    else if (plain && isWay(event.key)) go(towards(form, now, event.key));
    else if (plain && event.key === 'Enter' && now) openPanel();
    else if (plain && (event.key === 'Insert' || event.key === '+' || event.key === '=') && now && builder.mayChange) asked(now);
    else if (!now || !builder.mayChange || !changed(now, event)) return;
    event.preventDefault();
  };
}

const isCtrl = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;

interface Picking {
  readonly form: FormDefinition;
  readonly chosen: ChosenStore;
  readonly say: (text: string) => void;
}

/** Shift and arrows pick on, Ctrl+A all beside it, Escape leaves one. */
function picking({ form, chosen, say }: Picking, event: KeyboardEvent): boolean {
  const now = chosen.now();
  if (event.altKey) return false;
  if (!isCtrl(event) && event.shiftKey && isWay(event.key)) {
    const to = towards(form, now, event.key);
    if (to) chosen.reach(form, to);
    if (to) focusField(to);
  } else if (isCtrl(event) && event.key === 'a')
    chosen.pick(
      placesOf(form).filter(({ table }) => table === now?.table),
      now ?? undefined,
    );
  else if (event.key === 'Escape' && (chosen.picked().length > 1 || chosen.isPicking())) {
    chosen.setPicking(false);
    chosen.choose(now);
  } else return false;
  say(t('saidPicked', { count: chosen.picked().length }));
  return true;
}

function widened({ widen }: BuilderContextValue, places: readonly FieldPlace[], { altKey, shiftKey, key }: KeyboardEvent): boolean {
  if (!altKey || !shiftKey || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
  widen(places, key === 'ArrowRight' ? 1 : -1);
  return true;
}

function changedOne(builder: BuilderContextValue, at: FieldPlace, event: KeyboardEvent): boolean {
  if (event.altKey && isArrow(event.key)) builder.shift(at, event.key);
  else if (event.key === 'Delete' || event.key === 'Backspace') builder.remove(at);
  else return false;
  return true;
}

function changedAll(builder: BuilderContextValue, event: KeyboardEvent): boolean {
  if (event.altKey && isArrow(event.key)) builder.shiftAll(event.key);
  else if (event.key === 'Delete' || event.key === 'Backspace') builder.removeAll();
  else return false;
  return true;
}
