import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Choices, PlanChange, PlanTaskView } from '../../api/types.js';
import { usePhone } from '../../shared/ui/index.js';
import { HowFields, isHowComplete } from './how-fields.js';
import { t } from './texts.js';

interface HowDrawerProps {
  /** Several rows take the same way at once. */
  readonly tasks: readonly PlanTaskView[];
  readonly choices: Choices;
  readonly saving: boolean;
  readonly onSave: (how: NonNullable<PlanChange['how']>) => void;
  readonly onClose: () => void;
}

/** How a task is done: the way, and for a way with lists which form goes through which chain, filled by whom. */
export const HowDrawer = ({ tasks, choices, saving, onSave, onClose }: HowDrawerProps) => {
  const phone = usePhone();
  const [first] = tasks;
  const [how, setHow] = useState<NonNullable<PlanChange['how']>>({ way: first?.how?.way ?? '', lists: first?.how?.lists ?? [] });
  const asksLists = choices.ways.find(({ key }) => key === how.way)?.lists ?? false;
  const isComplete = isHowComplete(how, choices);
  const handleSave = () => onSave(asksLists ? how : { ...how, lists: [] });

  return (
    <Drawer
      open
      title={tasks.length === 1 ? t('howTitle', { no: first?.printedNo ?? '' }) : t('howTitleMany', { count: tasks.length })}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 'large' : 480}
      onClose={onClose}
      footer={
        <div className="plan-drawer-foot">
          {asksLists && !isComplete ? <span className="grey small">{t('listIncomplete')}</span> : null}
          <Button onClick={onClose}>{t('leaveAsIs')}</Button>
          <Button type="primary" disabled={!isComplete} loading={saving} onClick={handleSave}>
            {t('save')}
          </Button>
        </div>
      }
    >
      {tasks.map((task) => (
        <p key={task.id} className="plan-drawer-task">
          {task.printedNo} {task.title}
        </p>
      ))}
      <HowFields how={how} choices={choices} onChange={setHow} />
    </Drawer>
  );
};
