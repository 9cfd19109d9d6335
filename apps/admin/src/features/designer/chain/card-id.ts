import type { Chosen } from '../store/chosen.js';
import { focusDrawn } from '../focus-drawn.js';

export const cardId = (chosen: Chosen): string => (chosen.type === 'node' ? `card-${chosen.node}` : `card-${chosen.fork}/${chosen.branch}`);

/** At once where it is there, and again once React has drawn what is new or stands elsewhere now; whoever has gone into the panel meanwhile stays there. */
export const focusCard = (chosen: Chosen): void => focusDrawn(cardId(chosen), '.dz-side');
