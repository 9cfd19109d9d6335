import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { DueText, Loading, ProblemAlert, Sheet, StateTag } from '../../shared/ui/index.js';
import { GoLink } from './go-link.js';
import { cellQuery } from './queries.js';
import { t } from './texts.js';

interface CellSheetProps {
  readonly campaignId: string;
  readonly unitId: string;
  readonly taskId: string;
  /** A past day it is looked at; empty for today. */
  readonly on: string;
  readonly onClose: () => void;
  /** Null where the reader sends no reminders. */
  readonly onRemind: (() => void) | null;
}

/** One cell opened: whose hands, since when, and the way to each list. */
export const CellSheet = ({ campaignId, unitId, taskId, on, onClose, onRemind }: CellSheetProps) => {
  const { data: cell, error } = useQuery(cellQuery(campaignId, { unit: unitId, task: taskId, on }));
  const isOpen = cell?.lines.some(({ state }) => !state.ended) ?? false;
  return (
    <Sheet
      title={cell?.unit.name ?? ''}
      subtitle={cell ? `${cell.task.printedNo} ${cell.task.title}` : ''}
      onClose={onClose}
      foot={
        <>
          {onRemind && isOpen ? <Button onClick={onRemind}>{t('remindCell')}</Button> : null}
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      {error ? <ProblemAlert error={error} /> : null}
      {cell || error ? null : <Loading />}
      {cell && cell.lines.length === 0 ? <p className="grey">{t('noLines')}</p> : null}
      <ul className="cell-lines">
        {cell?.lines.map((line) => (
          <li key={line.itemId}>
            <p className="cell-line-head">
              <Link to={`/items/${line.itemId}`}>
                {line.title} {line.filler}
              </Link>
              <StateTag state={line.state} />
              {line.reminded ? <span className="grey small">{t('reminded')}</span> : null}
            </p>
            <p>{line.hands ?? (line.state.ended ? t('ended2') : t('nobody'))}</p>
            {line.state.ended ? null : <DueText due={line.due} />}
          </li>
        ))}
      </ul>
      {cell?.restricted ? <p className="grey small">{cell.restricted}</p> : null}
      {cell ? (
        <p className="cell-ways">
          {cell.shareId ? <Link to={`/items/${cell.shareId}`}>{t('share')}</Link> : null}
          {on === '' ? (
            <GoLink to={`/board/units/${unitId}/page`} values={{ campaign: campaignId }}>
              {t('page')}
            </GoLink>
          ) : null}
        </p>
      ) : null}
    </Sheet>
  );
};
