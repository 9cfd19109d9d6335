import type { InboxView } from '../../api/generated.js';
import { t } from './texts.js';

const NAMED = 3;

/** What lies under a fold, by name, whom it is about and day: something new that is due later is not to be overlooked, and two of one name are not one. */
export const FoldedCards = ({ cards, onOpen }: { cards: InboxView['sections'][number]['cards']; onOpen: () => void }) => (
  <ul className="inbox-folded">
    {cards.slice(0, NAMED).map(({ slotId, title, filler, due }) => (
      <li key={slotId}>
        <button type="button" className="link-button" onClick={onOpen}>
          {title}
        </button>
        <span className="grey">{filler}</span>
        {due.day ? <span className="grey">{t('until', { day: due.day.text })}</span> : null}
      </li>
    ))}
    {cards.length > NAMED ? <li className="grey">{t('foldedMore', { count: cards.length - NAMED })}</li> : null}
  </ul>
);
