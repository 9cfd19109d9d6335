import { Suspense, useState } from 'react';
import type { InboxCard } from '../../api/types.js';
import { WorkCard } from './work-card.js';
import { lazyPart } from '../../shared/ui/lazy-part.js';

const QuickAct = lazyPart(() => import('../../shared/act/quick-act.js').then((module) => ({ default: module.QuickAct })));

/** Cards in the order of urgency; `solid` is the slot whose button is the one solid one of the page. */
export const CardList = ({ cards, solid }: { cards: readonly InboxCard[]; solid: string | null }) => {
  const [acting, setActing] = useState<InboxCard | null>(null);
  return (
    <>
      <ul className="cards">
        {cards.map((card) => (
          <li key={card.slotId}>
            <WorkCard card={card} isSolid={card.slotId === solid} onAct={setActing} />
          </li>
        ))}
      </ul>
      {acting ? (
        <Suspense fallback={null}>
          <QuickAct itemId={acting.itemId} label={null} onClose={() => setActing(null)} />
        </Suspense>
      ) : null}
    </>
  );
};
