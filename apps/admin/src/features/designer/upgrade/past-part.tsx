import { Link } from '@tanstack/react-router';
import type { Versions } from './queries.js';
import { statusWords } from './status-words.js';
import { t } from './texts.js';

/** What was ordered before, and what still runs. */
export const PastPart = ({ migrations }: { migrations: Versions['migrations'] }) => (
  <section className="sheet up-part" aria-labelledby="up-past">
    <h2 id="up-past">{t('past')}</h2>
    {migrations.length === 0 ? (
      <p className="grey">{t('pastNone')}</p>
    ) : (
      <ul className="up-past">
        {migrations.map((one) => (
          <li key={one.id}>
            <span>
              <Link to={`/definitions/upgrades/${one.id}`}>{t('pastLine', one)}</Link> · {statusWords[one.status]}
            </span>
            <span className="grey small">{t('ordered', { who: one.orderedText, reason: one.reason })}</span>
          </li>
        ))}
      </ul>
    )}
  </section>
);
