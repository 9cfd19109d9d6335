import { useEffect, useState } from 'react';

/** Whoever worked with the keyboard goes on where he was before this was shown, unless he has gone elsewhere himself. */
export const useFocusBack = (): void => {
  // Asked while rendering: once it is shown, the focus is inside already.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body) before.focus();
      });
    },
    [before],
  );
};
