import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MergedList } from '../../api/generated.js';
import { EmptyState, PageHead } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { hrefOf } from './go-link.js';
import { BoardPartToCome } from './no-campaign.js';
import { boardQuery, mergedQuery } from './queries.js';
import { t } from './texts.js';
import { useCampaignAsked } from './use-campaign-asked.js';
import './board.css';

/** All accepted rows of one form under each other, as the paper has its columns, to be reported upwards. */
export const MergedPage = () => {
  const { values, change } = useUrlValues();
  const asked = useCampaignAsked(values);
  const campaign = asked.id;
  const board = useQuery({ ...boardQuery(campaign, {}), enabled: campaign !== '' });
  const form = values['form'] ?? board.data?.forms[0]?.key ?? '';
  const merged = useQuery({ ...mergedQuery(campaign, form), enabled: campaign !== '' && form !== '' });
  const error = board.error ?? merged.error;
  if (!board.data || (form !== '' && !merged.data))
    return (
      <BoardPartToCome
        title={t('mergedTitle')}
        campaign={asked}
        error={error}
        onRetry={() => {
          void board.refetch();
          void merged.refetch();
        }}
      />
    );
  const { forms } = board.data;
  return (
    <div className="page merged">
      <div className="no-print">
        <PageHead
          title={t('mergedTitle')}
          tabTitle={t('mergedTitle')}
          note={t('mergedNote')}
          back={{ to: hrefOf('/board', { campaign }), label: t('itemsBack') }}
          extra={
            merged.data && merged.data.rows.length > 0 ? (
              <>
                <a href={hrefOf(`/api/campaigns/${campaign}/merged.xlsx`, { form })} download>
                  {t('excel')}
                </a>
                <a href={hrefOf(`/api/campaigns/${campaign}/merged.docx`, { form })} download>
                  {t('word')}
                </a>
                <a href={hrefOf(`/api/campaigns/${campaign}/merged.pdf`, { form })} download>
                  {t('pdf')}
                </a>
                <button type="button" className="link-button" onClick={() => window.print()}>
                  {t('print')}
                </button>
              </>
            ) : null
          }
        />
        {forms.length > 1 ? (
          <label className="board-filter merged-form">
            <span>{t('form')}</span>
            <select aria-label={t('form')} value={form} onChange={(event) => change({ form: event.target.value })}>
              {forms.map(({ key, title }) => (
                <option key={key} value={key}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        ) : null}
      </div>
      {merged.data && merged.data.rows.length > 0 ? (
        <MergedPaper list={merged.data} />
      ) : (
        <div className="sheet">
          <EmptyState text={t('mergedNone')} />
        </div>
      )}
    </div>
  );
};

const MergedPaper = ({ list }: { list: MergedList }) => {
  const total = list.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className="sheet merged-paper">
      <h2>{list.title}</h2>
      <p className="merged-campaign">{list.campaign}</p>
      <table>
        <colgroup>
          {list.columns.map(({ label, width }) => (
            <col key={label} style={{ width: `${(width / total) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {list.columns.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map(({ itemId, cells }, at) => (
            <tr key={`${itemId}-${at}`}>
              {cells.map((text, column) => (
                <td key={list.columns[column]?.label ?? column} data-label={list.columns[column]?.label}>
                  {column === 1 ? <Link to={`/items/${itemId}`}>{text}</Link> : text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="merged-foot">{list.foot}</p>
      <p className="grey small no-print merged-foot">{t('exportBy')}</p>
    </div>
  );
};
