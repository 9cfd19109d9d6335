import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { InboxCard } from '../../api/types.js';
import { DueText } from '../../shared/ui/due-text.js';
import { StateTag } from '../../shared/ui/state-tag.js';
import { t } from './texts.js';

interface WorkCardProps {
  readonly card: InboxCard;
  readonly isSolid: boolean;
  /** The act's own sheet, right from the card. */
  readonly onAct: (card: InboxCard) => void;
}

/** State, light, the plan's words, who waits, minutes and one button; the whole card opens the item. */
export const WorkCard = ({ card, isSolid, onAct }: WorkCardProps) => {
  const navigate = useNavigate();
  const handleButton = () => (card.kind === 'act' ? onAct(card) : void navigate({ to: `/items/${card.itemId}` }));
  return (
    <article className="card">
      <div className="card-main">
        <p className="card-marks">
          {card.insteadOf === null ? null : <span className="card-instead">{t('instead', { name: card.insteadOf })}</span>}
          <StateTag state={card.state} />
          <DueText due={card.due} />
        </p>
        <h3 className="card-title">
          <Link to={`/items/${card.itemId}`}>{card.title}</Link>
        </h3>
        <p className="card-filler">
          {card.filler}
          {card.submissions > 1 ? <span className="card-times">{t('times', { n: card.submissions })}</span> : null}
          {card.summary ? <span className="card-summary">{card.summary}</span> : null}
        </p>
        {card.note ? <p className="card-note">{card.note}</p> : null}
        <p className="card-foot grey small">
          <span>{card.hat}</span>
          {card.minutes > 0 ? <span>{t('minutes', { minutes: card.minutes })}</span> : null}
          {card.arrivedText ? <span>{t('arrived', { at: card.arrivedText })}</span> : null}
        </p>
      </div>
      <Button className="card-button" type={isSolid ? 'primary' : 'default'} onClick={handleButton} aria-label={`${card.act}：${card.title}，${card.filler}`}>
        {card.act}
      </Button>
    </article>
  );
};
