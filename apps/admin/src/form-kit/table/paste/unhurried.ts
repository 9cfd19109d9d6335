import type { InSteps } from '@bihuan/forms';

/** Milliseconds of work between which the screen may be drawn: half a frame. */
const AT_ONCE = 8;

/** Does all of it, a few milliseconds at a time; what takes no longer is done at once. */
export async function unhurried<T>(work: InSteps<T>): Promise<T> {
  for (let began = performance.now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began > AT_ONCE) {
      await breath();
      began = performance.now();
    }
  }
}

/** Lets the screen draw between the parts of a large paste. */
export const breath = (): Promise<void> =>
  new Promise((later) => {
    setTimeout(later);
  });
