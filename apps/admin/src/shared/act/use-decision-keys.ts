import { useEffect, useRef } from 'react';
import type { AllowedAction } from '../../api/types.js';
import { isTyping } from './is-typing.js';

const wanted = { a: 'AGREE', r: 'RETURN' } as const;

const typeOf = (key: string): AllowedAction['type'] | null => (key === 'a' ? wanted.a : key === 'r' ? wanted.r : null);

/** A agrees, R returns, where a page has such an act; silent while somebody types or a sheet is open. */
export const useDecisionKeys = (isOn: boolean, actions: readonly AllowedAction[], press: (action: AllowedAction) => void): void => {
  const latest = useRef({ actions, press });
  latest.current = { actions, press };
  useEffect(() => {
    if (!isOn) return undefined;
    const handleKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      const type = typeOf(event.key.toLowerCase());
      const action = type === null ? undefined : latest.current.actions.find((each) => each.type === type && each.refusedBecause === null);
      if (!action) return;
      event.preventDefault();
      latest.current.press(action);
    };
    addEventListener('keydown', handleKey);
    return () => removeEventListener('keydown', handleKey);
  }, [isOn]);
};
