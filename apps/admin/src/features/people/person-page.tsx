import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { PersonPageView } from '../../api/generated.js';
import { dayWords, EventList, stretchWords } from '../../shared/organisation/index.js';
import { PageHead, PageToCome } from '../../shared/ui/index.js';
import { AppointSheet, CorrectSheet, EndSheet, JoinSheet, LeaveSheet } from './person-sheets.js';
import { personQuery } from './queries.js';
import { t } from './texts.js';
import './people.css';

/** One person: numbers, units and posts with their dates, and what was changed about him. */
export const PersonPage = () => {
  const { personId = '' } = useParams({ strict: false });
  const page = useQuery(personQuery(personId));
  if (!page.data) return <PageToCome error={page.error} onRetry={page.refetch} isWide />;
  return <Person page={page.data} />;
};

export type PersonChange =
  | { readonly what: 'correct' | 'appoint' | 'join' | 'leave' }
  | { readonly what: 'relieve'; readonly post: PersonPageView['posts'][number] }
  | { readonly what: 'part'; readonly membership: PersonPageView['memberships'][number] };

const Person = ({ page }: { page: PersonPageView }) => {
  const [change, setChange] = useState<PersonChange | null>(null);
  const { person } = page;
  const isGone = isOver(person.leftOn, page.today);
  return (
    <div className="page page-narrow">
      <PageHead
        title={<span className="name">{person.name}</span>}
        tabTitle={t('people')}
        back={{ to: '/people', label: t('backToPeople') }}
        note={`${t('staffNo')} ${person.staffNo}${person.leftOn === null ? '' : `　${t('left', { day: dayWords(person.leftOn) })}`}`}
      />
      {page.isSelf ? <p className="grey org-bar">{t('own')}</p> : null}
      <p className="org-bar org-actions">
        {page.mayEdit ? <Button onClick={() => setChange({ what: 'correct' })}>{t('correct')}</Button> : null}
        {!isGone && !page.isSelf && page.offered.length > 0 ? <Button onClick={() => setChange({ what: 'appoint' })}>{t('appoint')}</Button> : null}
        {page.mayEdit && !page.isSelf ? <Button onClick={() => setChange({ what: 'join' })}>{t('join')}</Button> : null}
        {page.mayEdit && person.leftOn === null ? <Button onClick={() => setChange({ what: 'leave' })}>{t('leave')}</Button> : null}
      </p>
      <section className="sheet org-part">
        <dl className="org-facts">
          <dt>{t('mobile')}</dt>
          <dd>{person.mobile}</dd>
          <dt>{t('cadre')}</dt>
          <dd>{person.cadre ? t('isCadre') : t('notCadre')}</dd>
          <dt>{t('account')}</dt>
          <dd>
            {page.hasAccount ? (page.isDisabled ? t('accountDisabled') : t('accountOpen')) : t('accountNone')}
            {'　'}
            <a href={`/accounts?person=${person.id}`}>{t('toAccount')}</a>
          </dd>
          <dt>{t('openItems')}</dt>
          <dd>
            <a href={`/people/${person.id}/hand-over`}>{t('handOver')}</a>
          </dd>
          <dt>{t('rights')}</dt>
          <dd>
            <Link to="/roles" search={{ person: person.id } as never /* the page reads its filters from the address */}>
              {t('seeRights')}
            </Link>
          </dd>
        </dl>
      </section>
      <Posts page={page} onEnd={(post) => setChange({ what: 'relieve', post })} />
      <Memberships page={page} onEnd={(membership) => setChange({ what: 'part', membership })} />
      <section className="sheet org-part">
        <h2>{t('changes')}</h2>
        <EventList events={page.events} />
      </section>
      {change === null ? null : <ChangeOf change={change} page={page} onClose={() => setChange(null)} />}
    </div>
  );
};

const ChangeOf = ({ change, page, onClose }: { change: PersonChange; page: PersonPageView; onClose: () => void }) => {
  switch (change.what) {
    case 'correct':
      return <CorrectSheet page={page} onClose={onClose} />;
    case 'appoint':
      return <AppointSheet page={page} onClose={onClose} />;
    case 'join':
      return <JoinSheet page={page} onClose={onClose} />;
    case 'leave':
      return <LeaveSheet page={page} onClose={onClose} />;
    case 'relieve':
      return (
        <EndSheet
          page={page}
          onClose={onClose}
          kind="posts"
          id={change.post.id}
          title={t('relieve')}
          what={`${change.post.unit} ${change.post.label}`}
          submit={t('relieveSubmit')}
          label={t('relieveFrom')}
        />
      );
    default:
      return (
        <EndSheet
          page={page}
          onClose={onClose}
          kind="memberships"
          id={change.membership.id}
          title={t('endMembership')}
          what={change.membership.unit}
          submit={t('endMembershipSubmit')}
          label={t('endFrom')}
        />
      );
  }
};

const isOver = (to: string | null, today: string) => to !== null && to <= today;

const Posts = ({ page, onEnd }: { page: PersonPageView; onEnd: (post: PersonPageView['posts'][number]) => void }) => (
  <section className="sheet org-part">
    <h2>{t('posts')}</h2>
    {page.posts.length === 0 ? (
      <p className="grey">{t('noPosts')}</p>
    ) : (
      <ul className="org-rows">
        {page.posts.map((post) => (
          <li key={post.id} className={isOver(post.to, page.today) ? 'org-over' : ''}>
            <span>
              <Link to={`/organisation/units/${post.unitId}`}>{post.unit}</Link> {post.label}{' '}
              <span className="grey">（{stretchWords(post.from, post.to)}）</span>
            </span>
            {post.mayEnd && !isOver(post.to, page.today) ? (
              <Button size="small" aria-label={`${t('relieve')} ${post.unit} ${post.label}`} onClick={() => onEnd(post)}>
                {t('relieve')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    )}
  </section>
);

const Memberships = ({ page, onEnd }: { page: PersonPageView; onEnd: (membership: PersonPageView['memberships'][number]) => void }) => (
  <section className="sheet org-part">
    <h2>{t('units')}</h2>
    {page.memberships.length === 0 ? (
      <p className="grey">{t('noMemberships')}</p>
    ) : (
      <ul className="org-rows">
        {page.memberships.map((membership) => (
          <li key={membership.id} className={isOver(membership.to, page.today) ? 'org-over' : ''}>
            <span>
              <Link to={`/organisation/units/${membership.unitId}`}>{membership.unit}</Link>{' '}
              <span className="grey">（{stretchWords(membership.from, membership.to)}）</span>
            </span>
            {page.mayEdit && !isOver(membership.to, page.today) ? (
              <Button size="small" aria-label={`${t('endMembership')} ${membership.unit}`} onClick={() => onEnd(membership)}>
                {t('endMembership')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    )}
  </section>
);
