import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dayInWords } from '@bihuan/forms';
import type { BoardItems } from '../../api/generated.js';
import { DueText, EmptyState, PageHead, StateTag } from '../../shared/ui/index.js';
import { NextPage } from '../../shared/ui/next-page.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { hrefOf } from './go-link.js';
import { BoardPartToCome } from './no-campaign.js';
import { boardItemsQuery, filtersOf } from './queries.js';
import { t } from './texts.js';
import { useCampaignAsked } from './use-campaign-asked.js';
import './board.css';

/** Exactly the items a number of the board counts. */
export const BoardItemsPage = () => {
  const { values } = useUrlValues();
  const campaign = useCampaignAsked(values);
  const [which, filters] = [values['which'] ?? '', filtersOf(values)];
  const list = useInfiniteQuery({ ...boardItemsQuery(campaign.id, filters, which), enabled: campaign.id !== '' && which !== '' });
  const [first] = list.data?.pages ?? [];
  if (which === '') return <NoNumber back={hrefOf('/board', { ...filters, campaign: campaign.id })} />;
  if (!first) return <BoardPartToCome title={t('title')} campaign={campaign} error={list.error} onRetry={list.refetch} />;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <PageHead
        title={first.label}
        tabTitle={first.label}
        note={filters['on'] ? `${t('thenNote', { day: dayInWords(filters['on']) })}${first.sentence}` : first.sentence}
        back={{ to: hrefOf('/board', { ...filters, campaign: campaign.id }), label: t('itemsBack') }}
      />
      <div className="sheet">
        {rows.length === 0 ? <EmptyState text={first.sentence} /> : <ItemTable rows={rows} withMinutes={which === 'month'} />}
        <NextPage of={list} label={t('more', { count: first.total - rows.length })} />
      </div>
    </div>
  );
};

/** The address does not say which number: one is to be pressed. */
const NoNumber = ({ back }: { back: string }) => (
  <div className="page">
    <PageHead title={t('noNumber')} tabTitle={t('tab')} back={{ to: back, label: t('itemsBack') }} />
    <div className="sheet">
      <EmptyState text={t('noNumberNote')} />
    </div>
  </div>
);

const ItemTable = ({ rows, withMinutes }: { rows: BoardItems['rows']; withMinutes: boolean }) => (
  <table className="board-items">
    <thead>
      <tr>
        <th scope="col">{t('unitCol')}</th>
        <th scope="col">{t('itemCol')}</th>
        <th scope="col">{t('stateCol')}</th>
        <th scope="col">{t('dueCol')}</th>
        <th scope="col">{t('handsCol')}</th>
        {withMinutes ? (
          <th scope="col" className="right">
            {t('minutesCol')}
          </th>
        ) : null}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.itemId}>
          <th scope="row">{row.filler}</th>
          <td>
            <Link to={`/items/${row.itemId}`}>
              {row.printedNo} {row.title}
            </Link>
            {row.reminded ? <span className="grey small">　{t('reminded')}</span> : null}
          </td>
          <td>
            <StateTag state={row.state} />
          </td>
          <td>{row.state.ended ? row.due.day?.text : <DueText due={row.due} />}</td>
          <td>{row.hands ?? t('nobody')}</td>
          {withMinutes ? <td className="right">{t('minutes', { n: row.minutes })}</td> : null}
        </tr>
      ))}
    </tbody>
  </table>
);
