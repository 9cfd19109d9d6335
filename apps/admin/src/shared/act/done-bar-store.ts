import type { ActAnswer } from '../../api/types.js';

export interface DoneWord {
  readonly sentence: string;
  readonly itemId: string | null;
  readonly mayWithdraw: boolean;
}

let current: DoneWord | null = null;
const listeners = new Set<() => void>();

/** Says what an act did, for eight seconds, on whatever page comes next. */
export const sayDone = (word: DoneWord | null): void => {
  current = word;
  listeners.forEach((listener) => listener());
};

export const sayAnswer = (answer: ActAnswer): void => sayDone({ sentence: answer.sentence, itemId: answer.item.id, mayWithdraw: answer.mayWithdraw });

export const doneWord = (): DoneWord | null => current;

export const onDoneWord = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
