import { isProblem } from '../../api/client.js';

interface Patience {
  readonly signal: AbortSignal;
  readonly onCut: () => void;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;
/** A connection that broke without a word is given up after this; a piece of 256 kB takes as long at 4 kB a second. */
const NO_WORD = 60_000;

/** Asks again and again while nobody answers: soon, then less often, and at once when the browser is on line again. A refusal is an answer. */
export const patience =
  ({ signal, onCut }: Patience) =>
  async <T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      signal.throwIfAborted();
      try {
        return await ask(AbortSignal.any([signal, AbortSignal.timeout(NO_WORD)]));
      } catch (error) {
        if (signal.aborted || !isNoAnswer(error)) throw error;
      }
      onCut();
      await pause(wait, signal);
    }
  };

/** No connection, or nobody behind it: what was sent may be sent again. */
const isNoAnswer = (error: unknown): boolean => {
  if (error instanceof DOMException) return error.name === 'TimeoutError';
  return isProblem(error) && (error.problem.code === 'network.offline' || [502, 503, 504].includes(error.problem.status));
};

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      removeEventListener('online', over);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms);
    addEventListener('online', over);
    signal.addEventListener('abort', over);
  });
