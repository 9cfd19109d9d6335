import { Input } from 'antd';
import { useState } from 'react';
import { kindWords } from './kinds.js';
import type { Kind } from './kinds.js';
import { PublishedLine } from './published-line.js';
import type { Published, Rights } from './published-line.js';
import { t } from './texts.js';

const order: readonly Kind[] = ['lifecycle', 'form', 'option-set', 'series', 'register', 'way'];

/** What is in use, by kind; each can be taken away as a file and brought back changed. */
export const PublishedList = ({ published, rights }: { published: readonly Published[]; rights: Rights }) => {
  const [q, setQ] = useState('');
  const word = q.trim();
  const found = published.filter(({ title, key, startedBy }) => word === '' || [title, key, startedBy ?? ''].some((text) => text.includes(word)));
  return (
    <section className="sheet def-part" aria-labelledby="def-published">
      <h2 id="def-published">{t('published')}</h2>
      <Input
        type="search"
        className="def-search"
        allowClear
        value={q}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={({ target }) => setQ(target.value)}
      />
      <p className="grey" role="status" aria-live="polite">
        {found.length === 0 ? t('searchNone', { q: word }) : ''}
      </p>
      {order.map((kind) => {
        const label = kindWords[kind];
        const lines = found.filter((one) => kindWords[one.kind] === label);
        if (lines.length === 0) return null;
        return (
          <section key={kind} aria-label={label}>
            <h3>{label}</h3>
            <ul className="def-list">
              {lines.map((line) => (
                <PublishedLine key={`${line.kind}/${line.key}`} line={line} rights={rights} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
};
