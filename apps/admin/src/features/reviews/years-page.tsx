import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { YearsView } from '../../api/types.js';
import { EmptyState, Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { yearsQuery } from './queries.js';
import { t } from './texts.js';
import './reviews.css';

/** The hospital's own figures of each year of a programme; no unit stands beside another. */
export const YearsPage = () => {
  const years = useQuery(yearsQuery);
  return (
    <div className="page">
      <PageHead title={t('yearsTitle')} tabTitle={t('yearsTitle')} back={{ to: '/reviews', label: t('back') }} note={t('yearsNote')} />
      {years.error ? <ProblemAlert error={years.error} onRetry={() => void years.refetch()} /> : null}
      {years.isPending ? <Loading /> : null}
      {years.data?.programmes.length === 0 ? (
        <div className="sheet">
          <EmptyState text={t('yearsNone')} />
        </div>
      ) : null}
      {years.data?.programmes.map((programme) => (
        <Programme key={programme.programme} programme={programme} />
      ))}
    </div>
  );
};

const Programme = ({ programme }: { programme: YearsView['programmes'][number] }) => (
  <section className="sheet review-part" aria-label={programme.programme}>
    <h2>{programme.programme}</h2>
    <div className="review-scroll" role="group" aria-label={programme.programme} tabIndex={0}>
      <table className="review-figures review-years">
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            {programme.years.map((year, at) => (
              <th key={at} scope="col" className="right">
                {year.reviewId ? <Link to={`/reviews/${year.reviewId}`}>{t('year', { year: year.year })}</Link> : t('year', { year: year.year })}
                <span className="review-note">{year.theme}</span>
                <span className="review-note">{year.cutOffText ?? t('notCounted')}</span>
              </th>
            ))}
          </tr>
        </thead>
        {programme.groups.map((group) => (
          <tbody key={group.key}>
            <tr className="review-group">
              <th scope="colgroup" colSpan={programme.years.length + 1}>
                {group.label}
              </th>
            </tr>
            {group.figures.map((figure) => (
              <tr key={figure.key} title={figure.counted}>
                <th scope="row">
                  {figure.label}（{figure.unit}）{figure.note ? <span className="review-note">{figure.note}</span> : null}
                </th>
                {figure.values.map((value, at) => (
                  <td key={at} className="right">
                    {value ?? '—'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  </section>
);
