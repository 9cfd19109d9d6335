import { Button } from 'antd';
import { ItemLink } from './item-link.js';
import type { Plan, Version } from './queries.js';
import { t } from './texts.js';

/** What cannot go over as it stands, why, and what helps. */
export const BlockedPart = ({ plan, from, onLeave }: { plan: Plan; from: Version; onLeave: (itemId: string) => void }) => {
  const count = plan.running - plan.movable - plan.staying;
  if (count === 0) return null;
  return (
    <section className="sheet up-part" aria-labelledby="up-blocked">
      <h2 id="up-blocked">{t('blocked', { count })}</h2>
      <p className="grey">
        {t('blockedNote', { from: from.version })}
        {plan.blocked.some(({ isOpen }) => !isOpen) ? t('restricted') : ''}
      </p>
      <ul className="up-blocked">
        {plan.blocked.map((line) => (
          <li key={line.itemId}>
            <div>
              <ItemLink line={line} />
              {line.reasons.map((reason) => (
                <p key={reason}>{reason}</p>
              ))}
              {line.mends.map((mend) => (
                <p key={mend} className="grey small">
                  {t('mend', { text: mend })}
                </p>
              ))}
            </div>
            <Button size="small" aria-label={t('stayLabel', { title: line.title })} onClick={() => onLeave(line.itemId)}>
              {t('leave')}
            </Button>
          </li>
        ))}
      </ul>
      {plan.blocked.length < count ? <p className="grey small">{t('shownOf', { shown: plan.blocked.length, count })}</p> : null}
    </section>
  );
};
