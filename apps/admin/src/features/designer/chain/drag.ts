import { findNode, type EditPlace, type LifecycleDefinition } from '@bihuan/workflows';
import { nearest, type Carrying } from '../carrying/index.js';
import { t } from '../texts.js';
import { isThere } from './places.js';
import { nameOf } from '../words/node-words.js';

interface Dropping {
  readonly lifecycle: () => LifecycleDefinition;
  readonly mayChange: boolean;
  /** False where nothing was changed by it. */
  readonly drop: (node: string, to: EditPlace) => boolean;
}

/** Cards are carried to the places on the line between the cards. */
export const carryingIn = ({ lifecycle, mayChange, drop }: Dropping): Omit<Carrying<string>, 'say'> => ({
  lift: (pressed, by) => {
    const card = by === 'keys' ? pressed : pressed.closest('.dz-card');
    const id = card instanceof HTMLElement && mayChange ? card.dataset['node'] : undefined;
    const node = id === undefined ? undefined : findNode(lifecycle(), id)?.node;
    return node && card instanceof HTMLElement ? { what: node.id, element: card, label: nameOf(node) } : null;
  },
  places: () => [...document.querySelectorAll<HTMLElement>('.dz-canvas .dz-slot[data-chain]')],
  nearest,
  drop: (node, place) => {
    const to = placeOf(place);
    return to !== null && !isThere(lifecycle(), node, to) && drop(node, to);
  },
  look: 'dz-card dz-name',
  scrollers: ['.dz-canvas', 'html'],
  words: {
    lifted: (label, over) => t('saidLifted', { label, over: wordsOf(lifecycle(), placeOf(over)) }),
    over: (place) => wordsOf(lifecycle(), placeOf(place)),
    left: () => t('saidLeft'),
  },
});

/** As the slot says it. */
function placeOf({ dataset: { chain, fork, branch, after } }: HTMLElement): EditPlace | null {
  if (chain === undefined) return null;
  return { chain, ...(fork !== undefined && branch !== undefined ? { in: { fork, branch } } : {}), ...(after === undefined ? {} : { after }) };
}

function wordsOf(lifecycle: LifecycleDefinition, place: EditPlace | null): string {
  const after = place?.after === undefined ? undefined : findNode(lifecycle, place.after)?.node;
  return after ? t('saidOver', { label: nameOf(after) }) : t('saidOverFirst');
}
