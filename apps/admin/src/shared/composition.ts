let composing = false;
let waiting: (() => void)[] = [];

const begin = () => {
  composing = true;
};
const end = () => {
  composing = false;
  const those = waiting;
  waiting = [];
  // The field takes the finished word first.
  setTimeout(() => those.forEach((go) => go()));
};
document.addEventListener('compositionstart', begin, true);
document.addEventListener('compositionend', end, true);
// Whoever leaves a field in the middle of a word ends it.
document.addEventListener('focusout', end, true);

/** Waits until nobody is in the middle of a word of an input method: nothing is changed under his hands. */
export const composed = (): Promise<void> => (composing ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve());
