import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { notificationsQuery, useMarkRead } from './queries.js';
import { t } from './texts.js';
import './notices.css';

/** What the reader was told and has not seen: one quiet line, the others unfold. Nothing where there is nothing. */
export const NoticeLine = () => {
  const { data } = useQuery(notificationsQuery);
  const mark = useMarkRead();
  const [isOpen, setOpen] = useState(false);
  const unread = data?.rows.filter(({ read }) => !read) ?? [];
  if (!data || unread.length === 0) return null;
  const shown = isOpen ? unread : unread.slice(0, 1);
  return (
    <section className="notices no-print" aria-label={t('label')}>
      <ul>
        {shown.map(({ id, text, itemId, atText }) => (
          <li key={id} className="notice-line">
            <span className="notice-text">
              <span className="notice-at">{atText}</span>
              {text}
            </span>
            <span className="notice-acts">
              {itemId === null ? null : (
                <Link to={`/items/${itemId}`} onClick={() => mark.mutate(id)}>
                  {t('open')}
                </Link>
              )}
              <button type="button" className="link-button" onClick={() => mark.mutate(id)}>
                {t('seen')}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {unread.length > 1 ? (
        <p className="notices-more">
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('fold') : t('more', { count: data.unread - 1 })}
          </button>
          {isOpen ? (
            <button type="button" className="link-button" onClick={() => mark.mutate(null)}>
              {t('all')}
            </button>
          ) : null}
        </p>
      ) : null}
    </section>
  );
};
