import type { Names } from './field-kind.js';

/** The name that stands for an id, or the id itself: what is on record is never left out. */
export const nameIn = (names: Names, id: string): string => (Object.hasOwn(names, id) ? names[id] : undefined) ?? id;
