import { Button } from 'antd';
import type { InboxCard } from '../../api/types.js';
import { batchActs } from './batch.js';
import type { BatchAct } from './batch.js';
import { t } from './texts.js';

interface BatchBarProps {
  readonly chosen: readonly InboxCard[];
  readonly onAct: (act: BatchAct) => void;
  readonly onNone: () => void;
}

/** «退回（2份） 同意（3份）»: one button for each thing that can be said of what is ticked; one of them is solid. */
export const BatchBar = ({ chosen, onAct, onNone }: BatchBarProps) => {
  const acts = batchActs(chosen);
  return (
    <div className="batch-bar no-print" role="group" aria-label={t('batchBar')}>
      <span className="grey batch-count" role="status">
        {t('notTicked', { count: chosen.length })}
        <button type="button" className="link-button" onClick={onNone}>
          {t('none')}
        </button>
      </span>
      {acts.map((act, index) => (
        <Button key={`${act.type} ${act.label}`} type={index === acts.length - 1 ? 'primary' : 'default'} onClick={() => onAct(act)}>
          {t('batch', { label: act.label, count: act.can.length })}
        </Button>
      ))}
    </div>
  );
};
