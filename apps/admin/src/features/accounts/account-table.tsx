import type { AccountListView } from '../../api/generated.js';
import { t } from './texts.js';

type Line = AccountListView['rows'][number];

const StateWords = ({ line: { state, mustChange, lockedUntil } }: { line: Line }) => (
  <span className={`account-state account-${state}`}>
    {state === 'locked' && lockedUntil ? t('lockedUntil', { at: lockedUntil }) : t(state)}
    {mustChange && !['none', 'disabled', 'left'].includes(state) ? <span className="grey small"> {t('mustChange')}</span> : null}
  </span>
);

/** A table on the desk; its rows become cards on a phone. */
export const AccountTable = ({ rows, onManage }: { rows: readonly Line[]; onManage: (personId: string) => void }) => (
  <div className="sheet account-sheet">
    <table className="account-table">
      <thead>
        <tr>
          {(['name', 'staffNo', 'units', 'posts', 'state', 'last', 'manage'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.personId}>
            <th scope="row" className="name">
              {line.name}
            </th>
            <td data-label={t('staffNo')}>{line.staffNo}</td>
            <td>{line.units}</td>
            <td>{line.posts}</td>
            <td>
              <StateWords line={line} />
            </td>
            <td data-label={t('last')}>{line.signedInAt ?? <span className="grey">{t('never')}</span>}</td>
            <td>
              <button type="button" className="link-button" aria-label={`${t('manage')} ${line.name}`} onClick={() => onManage(line.personId)}>
                {t('manage')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
