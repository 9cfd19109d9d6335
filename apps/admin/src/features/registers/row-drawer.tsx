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

const summaryOf = (action: AllowedAction, item: ItemView | undefined) => (action.primary && item?.slip && !item.slip.isIssued ? <SlipPreview slip={item.slip} /> : null);

const drawnApart = new Set(['state', 'light', 'due']);

/** One row, whole: every cell, what was done so far, and the acts its reader may do. The forms of the acts come with the item. */
export const RowDrawer = ({ row, view, onClose }: RowDrawerProps) => {
  const phone = usePhone();
  const item = useQuery(itemQuery(row.itemId));
  const [done, setDone] = useState<string | null>(null);
  const cells = view.columns.filter((column) => !drawnApart.has(column.key) && (row.cells[column.key] ?? '') !== '');
  return (
    <Drawer open title={view.title} placement={phone ? 'bottom' : 'right'} size={phone ? '85vh' : 520} onClose={onClose}>
      <div className="register-drawer">
        <p className="register-card-marks"><StateTag state={item.data?.state ?? row.state} /><DueText due={item.data?.due ?? row.due} withWords /></p>
        {done ? <p className="notice" role="status">{done}</p> : null}
        <dl className="register-facts">
          {cells.map((column) => <div key={column.key}><dt>{column.label}</dt><dd>{row.cells[column.key]}</dd></div>)}
        </dl>
        {item.error ? <ProblemAlert error={item.error} onRetry={() => void item.refetch()} /> : null}
        {item.isPending ? <Loading /> : null}
        {row.last ? <p className="grey">{row.last}</p> : null}
        {item.data ? <RecordPart item={item.data} /> : null}
        {item.data ? <ChecksPart item={item.data} /> : null}
        {item.data ? <ActionButtons actions={item.data.allowedActions} target={item.data} summaryOf={(action) => summaryOf(action, item.data)} onDone={(answer) => setDone(answer.sentence)} /> : null}
        {item.data?.slip?.isIssued ? <p><Link to={`/items/${row.itemId}/slip`}>{item.data.slip.title} {item.data.slip.number}</Link></p> : null}
        <p><Link to={`/items/${row.itemId}`}>{t('open')}</Link></p>
      </div>
    </Drawer>
  );
};
