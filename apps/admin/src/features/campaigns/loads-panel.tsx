import { useQuery } from '@tanstack/react-query';
import type { CampaignLoads } from '../../api/generated.js';
import type { CampaignView } from '../../api/types.js';
import { range } from '../../shared/load-words.js';
import { Loading, ProblemAlert } from '../../shared/ui/index.js';
import { loadsQuery } from './queries.js';
import { t } from './texts.js';

type Group = CampaignLoads['groups'][number];

/** «各单位用时»: how many minutes the plan asks of a unit of each kind, and of each of them. */
export const LoadsPanel = ({ view }: { view: CampaignView }) => {
  const { data, error, refetch } = useQuery({ ...loadsQuery(view.id, view.version), placeholderData: (last) => last });
  return (
    <section className="sheet plan-side" aria-labelledby="plan-loads">
      <h2 id="plan-loads">{t('loadsTitle')}</h2>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Loading /> : null}
      {data?.groups.length === 0 ? <p className="grey">{t('loadsNone')}</p> : null}
      {data?.groups.map((group) => (
        <LoadsOf key={group.label} group={group} />
      ))}
      {data && data.groups.length > 0 ? <p className="grey small">{t('loadsHint')}</p> : null}
    </section>
  );
};

const LoadsOf = ({ group: { label, units, least, most, lines } }: { group: Group }) => {
  const words = t(units === 1 ? 'loadsOne' : 'loadsEach', { label, units, minutes: range(least, most) });
  const [only] = lines;
  if (lines.length === 1 && only) return <p>{t('loadsUnit', { words, things: only.things, sheets: only.sheets })}</p>;
  return (
    <details className="plan-loads">
      <summary>{words}</summary>
      <table className="plan-loads-table">
        <thead>
          <tr>
            <th scope="col">{t('loadsUnitHead')}</th>
            <th scope="col">{t('loadsThings')}</th>
            <th scope="col">{t('loadsSheets')}</th>
            <th scope="col">{t('loadsMinutes')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ unit, things, sheets, minutes }) => (
            <tr key={unit}>
              <th scope="row">{unit}</th>
              <td>{things}</td>
              <td>{sheets}</td>
              <td>{minutes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
