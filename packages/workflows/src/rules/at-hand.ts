import type { Context, PersonId } from '../vocabulary.js';

/** Everybody whose turn it is. */
export function personsAtHand(context: Context): readonly PersonId[] {
  return unique(
    openSlotsOf(context)
      .filter(({ waits }) => !waits)
      .map(({ person }) => person),
  );
}

/** Everybody who has something open here that has come to him, though he may wait for an answer by now. */
export function personsReached(context: Context): readonly PersonId[] {
  return unique(
    openSlotsOf(context)
      .filter(({ waits }) => waits !== 'turn')
      .map(({ person }) => person),
  );
}

/** Everybody who has something open here, his turn or not. */
export function personsWithOpenSlots(context: Context): readonly PersonId[] {
  return unique(openSlotsOf(context).map(({ person }) => person));
}

function openSlotsOf({ places }: Context) {
  return Object.values(places).flatMap(({ slots }) => slots.filter(({ closed }) => !closed));
}

function unique<T>(found: readonly T[]): readonly T[] {
  return [...new Set(found)];
}
