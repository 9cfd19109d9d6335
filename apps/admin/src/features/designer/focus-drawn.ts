/**
 * Gives the focus to what stands on the page, in the frame of the key that asked for it, and comes back once React has drawn: what was not
 * there yet or was drawn anew gets it then, what has moved is brought into sight. Whoever went into `elsewhere` meanwhile stays there.
 */
export function focusDrawn(id: string, elsewhere?: string): void {
  const go = (): HTMLElement | null => {
    const element = document.getElementById(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return element;
  };
  const first = go();
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (elsewhere !== undefined && now !== before && now?.closest(elsewhere)) return;
    if (first === null || now === document.body) go();
    else if (now === first) first.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}
