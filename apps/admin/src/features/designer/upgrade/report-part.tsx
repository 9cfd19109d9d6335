import { Button } from 'antd';
import { ItemLink } from './item-link.js';
import type { Migration } from './queries.js';
import { t } from './texts.js';

type Line = Migration['items'][number];

/** What became of each item: where it went, and what was called off with it. */
export const ReportPart = ({ view: { items, page, pages }, onPage }: { view: Migration; onPage: (page: number) => void }) => {
  if (items.length === 0 && page === 1) return null;
  return (
    <section className="sheet up-part" aria-labelledby="up-report">
      <h2 id="up-report">{t('report')}</h2>
      {pages > 1 ? <p className="grey">{t('reportFirst')}</p> : null}
      <ul className="up-lines up-report">
        {items.map((line) => (
          <li key={line.itemId}>
            <ItemLink line={line} />
            <Outcome line={line} />
          </li>
        ))}
      </ul>
      {pages > 1 ? (
        <nav className="up-pager" aria-label={t('page', { page, pages })}>
          <span className="grey">{t('page', { page, pages })}</span>
          <Button disabled={page <= 1} onClick={() => onPage(Math.min(page - 1, pages))}>
            {t('previous')}
          </Button>
          <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {t('next')}
          </Button>
        </nav>
      ) : null}
    </section>
  );
};

const Outcome = ({ line: { text, went, begins } }: { line: Line }) => (
  <div>
    <p>{text}</p>
    {went.map(({ from, to, how, calledOff }) => (
      <p key={from} className="small">
        {t(from === to ? 'stood' : 'went', { from, to })}
        <span className="grey">
          {how}
          {calledOff.length > 0 ? t('calledOff', { what: calledOff.join('、') }) : ''}
        </span>
      </p>
    ))}
    {begins.length > 0 ? <p className="small">{t('begins', { labels: begins.join('、') })}</p> : null}
  </div>
);
