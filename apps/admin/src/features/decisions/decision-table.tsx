import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { InboxCard } from '../../api/types.js';
import { DueText } from '../../shared/ui/due-text.js';
import { StateTag } from '../../shared/ui/state-tag.js';
import { canBeTicked } from './batch.js';
import { t } from './texts.js';

interface DecisionTableProps {
  readonly rows: readonly InboxCard[];
  /** The row the keys are on. */
  readonly at: number;
  readonly ticked: readonly string[];
  readonly onTick: (ticked: readonly string[]) => void;
  readonly onAgree: (card: InboxCard) => void;
}

/** A table on the desk; the same cells become cards on a phone. */
export const DecisionTable = ({ rows, at, ticked, onTick, onAgree }: DecisionTableProps) => {
  const tickable = rows.filter(canBeTicked).map((row) => row.slotId);
  const isAll = tickable.length > 0 && tickable.every((slot) => ticked.includes(slot));
  const toggle = (slot: string) => onTick(ticked.includes(slot) ? ticked.filter((each) => each !== slot) : [...ticked, slot]);
  const hasTicks = rows.some((row) => row.offers.length > 0);
  return (
    <table className="decision-table sheet">
      <thead>
        <tr>
          {hasTicks ? (
            <th scope="col" className="decision-tick">
              <input
                type="checkbox"
                aria-label={t('tickAll')}
                checked={isAll}
                disabled={tickable.length === 0}
                onChange={() => onTick(isAll ? [] : tickable)}
              />
            </th>
          ) : null}
          <th scope="col">{t('unit')}</th>
          <th scope="col">{t('matter')}</th>
          <th scope="col">{t('summary')}</th>
          <th scope="col">{t('times')}</th>
          <th scope="col">{t('arrived')}</th>
          <th scope="col">{t('due')}</th>
          <th scope="col">{t('acts')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={row.slotId} data-line={line} className={line === at ? 'decision-at' : ''} aria-current={line === at ? 'true' : undefined}>
            {hasTicks ? (
              <td className="decision-tick">
                {canBeTicked(row) ? (
                  <input
                    type="checkbox"
                    aria-label={t('tick', { title: row.title, filler: row.filler })}
                    checked={ticked.includes(row.slotId)}
                    onChange={() => toggle(row.slotId)}
                  />
                ) : null}
              </td>
            ) : null}
            <td className="decision-unit">{row.filler || row.unit.name}</td>
            <td className="decision-matter">
              {row.insteadOf === null ? null : <span className="decision-instead">{t('instead', { name: row.insteadOf })}</span>}
              <Link to={`/items/${row.itemId}`}>{row.title}</Link> <StateTag state={row.state} />
              {row.hat ? <span className="grey small decision-filler">{row.hat}</span> : null}
            </td>
            <td>
              {row.summary ?? ''}
              {row.note ? <span className="decision-filler">{row.note}</span> : null}
            </td>
            <td>{row.submissions > 0 ? t('nth', { n: row.submissions }) : ''}</td>
            <td data-label={t('arrived')}>{row.arrivedText}</td>
            <td>
              <DueText due={row.due} />
            </td>
            <td className="decision-acts">
              {row.quick?.allowed ? (
                <Button size="small" onClick={() => onAgree(row)} aria-label={`${row.quick.label}：${row.title}，${row.filler}`}>
                  {row.quick.label}
                </Button>
              ) : (
                <Link to={`/items/${row.itemId}`}>{row.act === '' ? t('open') : row.act}</Link>
              )}
              {row.quick && !row.quick.allowed && row.quick.why ? <span className="grey small decision-filler">{row.quick.why}</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
