import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { DueText, PageHead, StateTag } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { hrefOf } from './go-link.js';
import { BoardPartToCome } from './no-campaign.js';
import { unitPageQuery } from './queries.js';
import { t } from './texts.js';
import { useCampaignAsked } from './use-campaign-asked.js';
import './board.css';

/** «下支部前看一页»: everything open of one unit, to take along. */
export const UnitPagePage = () => {
  const { unitId = '' } = useParams({ strict: false });
  const { values } = useUrlValues();
  const campaign = useCampaignAsked(values);
  const { data: page, error, refetch } = useQuery({ ...unitPageQuery(campaign.id, unitId), enabled: campaign.id !== '' });
  if (!page) return <BoardPartToCome title={t('page')} campaign={campaign} error={error} onRetry={refetch} />;
  return (
    <div className="page page-narrow unit-page">
      <PageHead
        title={page.unit.name}
        tabTitle={t('pageTitle', { unit: page.unit.name })}
        note={`${page.campaign}　${page.dateText}`}
        back={{ to: hrefOf('/board', { campaign: campaign.id }), label: t('itemsBack') }}
        extra={
          <button type="button" className="link-button" onClick={() => window.print()}>
            {t('print')}
          </button>
        }
      />
      {page.people.length > 0 ? <p className="unit-page-people">{page.people.join('　')}</p> : null}
      <section className="sheet" aria-labelledby="open-problems">
        <h2 id="open-problems">{t('problems', { count: page.problems.length })}</h2>
        {page.problems.length === 0 ? (
          <p className="grey unit-page-none">{t('noProblems')}</p>
        ) : (
          <table className="board-items">
            <thead>
              <tr>
                <th scope="col">{t('no')}</th>
                <th scope="col">{t('content')}</th>
                <th scope="col">{t('owner')}</th>
                <th scope="col">{t('stateCol')}</th>
                <th scope="col">{t('dueCol')}</th>
              </tr>
            </thead>
            <tbody>
              {page.problems.map((row) => (
                <tr key={row.itemId}>
                  <td>{row.serial}</td>
                  <th scope="row">
                    <Link to={`/items/${row.itemId}`}>{row.text}</Link>
                  </th>
                  <td>
                    {row.unit} {row.owner}
                  </td>
                  <td>
                    <StateTag state={row.state} />
                  </td>
                  <td>
                    <DueText due={row.due} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="sheet" aria-labelledby="open-tasks">
        <h2 id="open-tasks">{t('tasks', { count: page.tasks.length })}</h2>
        {page.tasks.length === 0 ? (
          <p className="grey unit-page-none">{t('noTasks')}</p>
        ) : (
          <table className="board-items">
            <thead>
              <tr>
                <th scope="col">{t('itemCol')}</th>
                <th scope="col">{t('stateCol')}</th>
                <th scope="col">{t('dueCol')}</th>
                <th scope="col">{t('handsCol')}</th>
              </tr>
            </thead>
            <tbody>
              {page.tasks.map((row) => (
                <tr key={row.itemId}>
                  <th scope="row">
                    <Link to={`/items/${row.itemId}`}>
                      {row.printedNo} {row.title}
                    </Link>
                    {row.filler === page.unit.name ? null : <span className="grey">　{row.filler.replace(`${page.unit.name} `, '')}</span>}
                  </th>
                  <td>
                    <StateTag state={row.state} />
                  </td>
                  <td>
                    <DueText due={row.due} />
                  </td>
                  <td>{row.hands ?? t('nobody')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <p className="grey">
        {page.foot}
        {page.more > 0 ? t('moreLeft', { count: page.more }) : ''}
      </p>
    </div>
  );
};
