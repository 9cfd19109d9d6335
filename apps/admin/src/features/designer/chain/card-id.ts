import type { Chosen } from '../store/chosen.js';

export const cardId = (chosen: Chosen): string => (chosen.type === 'node' ? `card-${chosen.node}` : `card-${chosen.fork}/${chosen.branch}`);

/** After React has drawn what was just added. */
export const focusCard = (chosen: Chosen): void => {
  requestAnimationFrame(() => {
    const card = document.getElementById(cardId(chosen));
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
};
