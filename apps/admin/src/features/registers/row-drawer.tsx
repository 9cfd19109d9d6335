import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { itemQuery } from '../../api/queries.js';
import type { AllowedAction, ItemView, RegisterRow, RegisterView } from '../../api/types.js';
import { ActionButtons } from '../../shared/act/index.js';
import { ChecksPart, SlipPreview } from '../../shared/checks/index.js';
import { RecordPart } from '../../shared/record/index.js';
import { DueText, Loading, ProblemAlert, StateTag, usePhone } from '../../shared/ui/index.js';
import { t } from './texts.js';

interface RowDrawerProps {
  readonly row: RegisterRow;
  readonly view: RegisterView;
  readonly onClose: () => void;
}

const summaryOf = (action: AllowedAction, item: ItemView | undefined) =>
  action.primary && item?.slip && !item.slip.isIssued ? <SlipPreview slip={item.slip} /> : null;

const drawnApart = new Set(['state', 'light', 'due']);
/** What the record below does not tell again. */
const ownFacts = new Set(['serial', 'unit', 'list', 'number']);

/** One row, whole: where it is from, what was promised and done, and at the foot, always in sight, the acts its reader may do. Their forms come with the item. */
export const RowDrawer = ({ row, view, onClose }: RowDrawerProps) => {
  const phone = usePhone();
  const { past } = view;
  const item = useQuery(itemQuery(row.itemId));
  const [done, setDone] = useState<string | null>(null);
  const cells = view.columns.filter(
    ({ key }) => !drawnApart.has(key) && (past !== null || item.data === undefined || ownFacts.has(key)) && (row.cells[key] ?? '') !== '',
  );
  const acts = past === null ? (item.data?.allowedActions ?? []) : [];
  return (
    <Drawer
      open
      title={view.title}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? '85vh' : 520}
      onClose={onClose}
      {...(item.data && acts.length > 0
        ? {
            footer: (
              <ActionButtons
                actions={acts}
                target={item.data}
                summaryOf={(action) => summaryOf(action, item.data)}
                onDone={(answer) => setDone(answer.sentence)}
              />
            ),
          }
        : {})}
    >
      <div className="register-drawer">
        {past ? <p className="notice">{t('thenRow', { day: past.text })}</p> : null}
        <p className="register-card-marks">
          <StateTag state={(past === null ? item.data?.state : undefined) ?? row.state} />
          <DueText due={(past === null ? item.data?.due : undefined) ?? row.due} withWords />
        </p>
        {done ? (
          <p className="notice" role="status">
            {done}
          </p>
        ) : null}
        <dl className="register-facts">
          {cells.map((column) => (
            <div key={column.key}>
              <dt>{column.label}</dt>
              <dd>{row.cells[column.key]}</dd>
            </div>
          ))}
        </dl>
        {item.error ? <ProblemAlert error={item.error} onRetry={() => void item.refetch()} /> : null}
        {past === null && item.isPending ? <Loading /> : null}
        {row.last ? <p className="grey">{row.last}</p> : null}
        {past === null && item.data ? <RecordPart item={item.data} /> : null}
        {past === null && item.data ? <ChecksPart item={item.data} /> : null}
        {past === null && item.data?.slip?.isIssued ? (
          <p>
            <Link to={`/items/${row.itemId}/slip`}>
              {item.data.slip.title} {item.data.slip.number}
            </Link>
          </p>
        ) : null}
        <p>
          <Link to={past === null ? `/items/${row.itemId}` : `/items/${row.itemId}/history`}>{past === null ? t('open') : t('openHistory')}</Link>
        </p>
      </div>
    </Drawer>
  );
};
