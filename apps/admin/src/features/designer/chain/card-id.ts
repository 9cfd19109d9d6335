import type { Chosen } from '../store/chosen.js';

export const cardId = (chosen: Chosen): string => (chosen.type === 'node' ? `card-${chosen.node}` : `card-${chosen.fork}/${chosen.branch}`);

/** After React has drawn what was just added; whoever has gone into the panel meanwhile stays there. */
export const focusCard = (chosen: Chosen): void => {
  const before = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    if (now !== before && now?.closest('.dz-side')) return;
    const card = document.getElementById(cardId(chosen));
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
};
