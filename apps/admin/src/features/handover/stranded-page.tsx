import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { PersonPicker } from '../../shared/organisation/index.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { strandedQuery } from './queries.js';
import { t } from './texts.js';
import './handover.css';

/** Whose hands hold what nobody does, and the way to hand over for anybody else. */
export const StrandedPage = () => {
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(strandedQuery);
  return (
    <div className="page page-narrow">
      <PageHead title={t('overview')} tabTitle={t('tab')} note={data && data.length > 0 ? t('overviewNote') : t('noStranded')} />
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && data.length > 0 ? (
        <ul className="sheet hand-lines">
          {data.map(({ person, count, why }) => (
            <li key={person.id} className="hand-line">
              <div>
                <h2>{person.label}</h2>
                <p className="grey">{t('strandedLine', { why, count })}</p>
              </div>
              <p>
                <Link to={`/people/${person.id}/hand-over`}>{t('open')}</Link>
              </p>
            </li>
          ))}
        </ul>
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
