import { idOf } from './context.js';

const WANTED = 'bihuan:place-wanted';

/** Takes the reader to a place of the form; a table that draws only the rows in sight is asked to go there itself. */
export const focusPlace = (pointer: string): void => {
  const element = document.getElementById(idOf(pointer));
  if (element) element.focus();
  else document.dispatchEvent(new CustomEvent(WANTED, { detail: pointer }));
};

/** Calls back with places that are wanted and not drawn; answers how to stop. */
export const onPlaceWanted = (go: (pointer: string) => void): (() => void) => {
  const handle = (event: Event) => {
    if (event instanceof CustomEvent) go(String(event.detail));
  };
  document.addEventListener(WANTED, handle);
  return () => document.removeEventListener(WANTED, handle);
};
