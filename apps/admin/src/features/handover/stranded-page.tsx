import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.js';
import { PersonPicker } from '../../shared/organisation/index.js';
import { strandedQuery, vacantQuery } from '../../shared/stranded/index.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { t } from './texts.js';
import { VacantPart } from './vacant-part.js';
import './handover.css';

/** What nobody works on: what nobody was found for, and what lies with whoever has left; and the way to hand over for anybody else. */
export const StrandedPage = () => {
  const navigate = useNavigate();
  const { data: me } = useSuspenseQuery(meQuery);
  const mayName = me.permissions.includes('items.override');
  const { data, error, refetch } = useQuery(strandedQuery);
  const vacant = useInfiniteQuery({ ...vacantQuery, enabled: mayName });
  const isKnown = data !== undefined && (!mayName || vacant.data !== undefined);
  const isNothing = data?.length === 0 && (vacant.data?.pages[0]?.rows.length ?? 0) === 0;
  const nothing = isKnown && isNothing ? t(mayName ? 'nothing' : 'nothingLeft') : '';
  // Whoever may not name anybody is not shown what waits for that, so the page does not speak as if there were none.
  const note = `${nothing}${mayName ? '' : t('namedElsewhere')}`;
  return (
    <div className="page page-narrow">
      <PageHead title={t('overview')} tabTitle={t('overview')} note={note === '' ? null : note} />
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {!isKnown && !error && !vacant.error ? <Loading /> : null}
      {mayName ? <VacantPart /> : null}
      {data && data.length > 0 ? (
        <section aria-labelledby="left">
          <h2 id="left" className="hand-part">
            {t('left', { count: data.reduce((sum, { count }) => sum + count, 0) })}
          </h2>
          <p className="grey">{t('leftNote')}</p>
          <ul className="sheet hand-lines" aria-labelledby="left">
            {data.map(({ person, count, why }) => (
              <li key={person.id} className="hand-line hand-person">
                <div>
                  <h3>{person.label}</h3>
                  <p className="grey">{t('strandedLine', { why, count })}</p>
                </div>
                <p>
                  <Link to={`/people/${person.id}/hand-over`}>{t('open')}</Link>
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sheet hand-foot">
        <div className="field">
          <label htmlFor="hand-person">{t('person')}</label>
          <PersonPicker
            id="hand-person"
            label={t('person')}
            value={null}
            onChange={(id) => {
              if (id !== null) void navigate({ to: `/people/${id}/hand-over` });
            }}
          />
        </div>
      </section>
    </div>
  );
};
