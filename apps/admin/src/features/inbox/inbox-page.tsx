import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { inboxQuery, LISTED, meQuery } from '../../api/queries.js';
import type { InboxView } from '../../api/types.js';
import { useHat } from '../../shared/hat.js';
import { useOnlyReads } from '../../shared/only-reads.js';
import { MoreInHand } from '../../shared/more-in-hand/index.js';
import { NoticeLine } from '../../shared/notices/index.js';
import { StrandedLine } from '../../shared/stranded/index.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { PageToCome } from '../../shared/ui/page-to-come.js';
import { FoldedCards } from './folded-cards.js';
import { CardList } from './card-list.js';
import { SentList } from './sent-list.js';
import { t } from './texts.js';
import './inbox.css';

/** «本周要办»: the first line is the whole message. */
export const InboxPage = () => {
  const hat = useHat();
  const { data: me } = useSuspenseQuery(meQuery);
  const onlyReads = useOnlyReads(me);
  const [most, setMost] = useState(LISTED);
  const { data, error, refetch } = useQuery(inboxQuery(hat, most));
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  if (onlyReads === null) return <Loading />;
  if (onlyReads) return <Navigate to="/audit" replace />;
  return (
    <InboxBody view={data} mayPlan={me.permissions.includes('plans.edit')}>
      <MoreInHand most={most} count={data.more} onMore={setMost} />
    </InboxBody>
  );
};

const InboxBody = ({ view, mayPlan, children }: { view: InboxView; mayPlan: boolean; children: ReactNode }) => {
  const [unfolded, setUnfolded] = useState<readonly string[]>([]);
  const toggle = (key: string) => setUnfolded((open) => (open.includes(key) ? open.filter((each) => each !== key) : [...open, key]));
  const sections = view.sections.filter((section) => section.cards.length > 0);
  const folded = sections.find((section) => section.folded);
  const first = sections.find((section) => !section.folded)?.cards[0]?.slotId ?? null;
  return (
    <div className="page page-narrow">
      <PageHead title={view.headline} tabTitle={t('tab')} note={view.month} />
      <NoticeLine />
      <StrandedLine />
      {view.empty ? (
        <div className="sheet">
          <EmptyState text={view.empty}>
            {folded && !unfolded.includes(folded.key) ? (
              <button type="button" className="link-button" onClick={() => toggle(folded.key)}>
                {t('later')}
              </button>
            ) : null}
            {mayPlan ? (
              <p>
                <Link to="/campaigns">{t('plans')}</Link>
              </p>
            ) : null}
          </EmptyState>
        </div>
      ) : null}
      {sections.map((section) => {
        const isOpen = !section.folded || unfolded.includes(section.key);
        const label = t('section', { label: section.label, count: section.cards.length });
        return (
          <section key={section.key} className="inbox-section" aria-label={section.label}>
            <h2 className="inbox-section-head">
              {section.folded ? (
                <button type="button" className="fold" aria-expanded={isOpen} onClick={() => toggle(section.key)}>
                  <span className={isOpen ? 'fold-mark fold-mark-open' : 'fold-mark'} aria-hidden="true" />
                  {label}
                </button>
              ) : (
                label
              )}
            </h2>
            {isOpen ? (
              <CardList cards={section.cards} solid={first} />
            ) : view.empty ? null : (
              <FoldedCards cards={section.cards} onOpen={() => toggle(section.key)} />
            )}
          </section>
        );
      })}
      {children}
      <section className="inbox-section" aria-labelledby="sent">
        <h2 id="sent" className="inbox-section-head">
          {t('sent')}
        </h2>
        <SentList lines={view.sent} />
      </section>
    </div>
  );
};
