import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { OrganisationView, UnitPageView } from '../../api/generated.js';
import { dayWords, EventList, stretchWords } from '../../shared/organisation/index.js';
import { PageHead, PageToCome } from '../../shared/ui/index.js';
import { organisationQuery, unitQuery } from './queries.js';
import { t } from './texts.js';
import { CloseSheet, CoverSheet, MergeSheet, PlaceSheet, RenameSheet } from './unit-sheets.js';
import './people.css';

/** One unit: what it is and was called, who is in it, and what happened to it. */
export const UnitPage = () => {
  const { unitId = '' } = useParams({ strict: false });
  const page = useQuery(unitQuery(unitId));
  const organisation = useQuery(organisationQuery);
  const error = page.error ?? organisation.error;
  if (!page.data || !organisation.data) return <PageToCome error={error} onRetry={page.refetch} isWide />;
  return <Unit page={page.data} view={organisation.data} />;
};

const changes = ['rename', 'place', 'cover', 'merge', 'close'] as const;
type Change = (typeof changes)[number];
const sheets = { rename: RenameSheet, place: PlaceSheet, cover: CoverSheet, merge: MergeSheet, close: CloseSheet };

const Unit = ({ page, view }: { page: UnitPageView; view: OrganisationView }) => {
  const { unit } = page;
  const [change, setChange] = useState<Change | null>(null);
  const isOver = unit.to !== null && unit.to <= page.today;
  const Sheet = change === null ? null : sheets[change];
  const offered = changes.filter((one) => one !== 'cover' || unit.tree === 'party');
  return (
    <div className="page page-narrow">
      <PageHead title={unit.name} tabTitle={unit.name} back={{ to: '/organisation', label: t('backToOrganisation') }} note={note(page)} />
      {page.mayEdit && !isOver ? (
        <p className="org-bar org-actions">
          {offered.map((one) => (
            <Button key={one} onClick={() => setChange(one)}>
              {t(one)}
            </Button>
          ))}
        </p>
      ) : null}
      <section className="sheet org-part">
        <Facts page={page} view={view} />
      </section>
      <section className="sheet org-part">
        <h2>{t('postsHeld')}</h2>
        {page.posts.length === 0 ? (
          <p className="grey">{t('none')}</p>
        ) : (
          <ul className="org-rows">
            {page.posts.map((post) => (
              <li key={post.id}>
                <span>
                  {post.label}{' '}
                  <Link to={`/people/${post.personId}`} className="name">
                    {post.name}
                  </Link>
                </span>
                <span className="grey">{stretchWords(post.from, null)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="sheet org-part">
        <h2>
          {t('membersHere')} <span className="grey small">{t('members', { count: page.members })}</span>
        </h2>
        <p>
          {page.firstMembers.map((member) => (
            <span key={member.id}>
              <Link to={`/people/${member.id}`} className="name">
                {member.name}
              </Link>
              {'　'}
            </span>
          ))}
        </p>
        {page.members > 0 ? (
          <p>
            <Link to="/people" search={{ unit: unit.id } as never /* the page reads its filters from the address */}>
              {t('allMembers', { count: page.members })}
            </Link>
          </p>
        ) : (
          <p className="grey">{t('none')}</p>
        )}
      </section>
      <section className="sheet org-part">
        <h2>{t('changes')}</h2>
        <EventList events={page.events} />
      </section>
      {Sheet ? <Sheet page={page} view={view} onClose={() => setChange(null)} /> : null}
    </div>
  );
};

function note({ unit, mergedInto }: UnitPageView): string {
  if (mergedInto !== null) return `${t('mergedInto', { unit: mergedInto.name })}，${t('closedFrom', { day: dayWords(unit.to ?? '') })}`;
  return unit.to === null ? unit.categoryLabel : t('closedFrom', { day: dayWords(unit.to) });
}

const Facts = ({ page, view }: { page: UnitPageView; view: OrganisationView }) => {
  const { unit } = page;
  const whole = view.units.find(({ id }) => id === unit.id);
  const nameOf = (id: string) => view.units.find((one) => one.id === id)?.name ?? '';
  return (
    <dl className="org-facts">
      <dt>{t('code')}</dt>
      <dd>{unit.code}</dd>
      <dt>{t('number')}</dt>
      <dd>{unit.ordinal}</dd>
      <dt>{t('category')}</dt>
      <dd>{unit.categoryLabel}</dd>
      <dt>{t('parent')}</dt>
      <dd>{unit.parentId === null ? t('noParent') : <Link to={`/organisation/units/${unit.parentId}`}>{nameOf(unit.parentId)}</Link>}</dd>
      {unit.tree === 'party' ? (
        <>
          <dt>{t('departments')}</dt>
          <dd>{whole?.departments.map(nameOf).join('、') || t('none')}</dd>
        </>
      ) : null}
      {page.areas.length > 0 ? (
        <>
          <dt>{t('areas')}</dt>
          <dd>{page.areas.map((area) => `${area.name}（${t('areaOf', { name: area.leader })}）`).join('、')}</dd>
        </>
      ) : null}
      <dt>{t('openItems')}</dt>
      <dd>{t('openItemsCount', { count: page.openItems })}</dd>
      {page.names.length > 1 ? (
        <>
          <dt>{t('names')}</dt>
          <dd>
            {page.names.map((name) => (
              <p key={name.name + String(name.from)}>
                {name.name}
                <span className="grey">（{stretchWords(name.from, name.to)}）</span>
              </p>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
};
