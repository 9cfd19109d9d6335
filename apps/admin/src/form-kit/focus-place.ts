import { idOf } from './context.js';

/** Takes the reader to a place of the form. */
export const focusPlace = (pointer: string): void => document.getElementById(idOf(pointer))?.focus();
