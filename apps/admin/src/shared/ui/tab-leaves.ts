import type { KeyboardEvent } from 'react';

/** Tab goes on to the next field, as everywhere: a list that stands open would take or give up whoever is lit in it. */
export const tabLeaves = (event: KeyboardEvent): void => {
  if (event.key === 'Tab') event.stopPropagation();
};
