import { Button, Drawer, Radio } from 'antd';
import { useState } from 'react';
import type { Choices, PlanChange, PlanListView, PlanTaskView } from '../../api/types.js';
import { usePhone } from '../../shared/ui/index.js';
import { ListFields } from './list-fields.js';
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
  const [way, setWay] = useState(first?.how?.way ?? '');
  const [lists, setLists] = useState<readonly PlanListView[]>(first?.how?.lists ?? []);
  const chosen = choices.ways.find((candidate) => candidate.key === way);
  const asksLists = chosen?.lists ?? false;
  const isComplete = chosen !== undefined && (!asksLists || (lists.length > 0 && lists.every(isFilled)));

  const handleWay = (key: string) => {
    setWay(key);
    const takesLists = choices.ways.find((candidate) => candidate.key === key)?.lists ?? false;
    if (takesLists && lists.length === 0) setLists([firstList(lists, choices)]);
  };
  const handleSave = () => onSave({ way, lists: asksLists ? [...lists] : [] });
  const change = (index: number) => (next: PlanListView | null) =>
    setLists(next === null ? lists.filter((_, at) => at !== index) : lists.map((list, at) => (at === index ? next : list)));

  return (
    <Drawer open title={tasks.length === 1 ? t('howTitle', { no: first?.printedNo ?? '' }) : t('howTitleMany', { count: tasks.length })} placement={phone ? 'bottom' : 'right'} size={phone ? 'large' : 480} onClose={onClose} footer={
      <div className="plan-drawer-foot">
        {asksLists && !isComplete ? <span className="grey small">{t('listIncomplete')}</span> : null}
        <Button onClick={onClose}>{t('leaveAsIs')}</Button>
        <Button type="primary" disabled={!isComplete} loading={saving} onClick={handleSave}>{t('save')}</Button>
      </div>
    }>
      {tasks.map((task) => <p key={task.id} className="plan-drawer-task">{task.printedNo} {task.title}</p>)}
      <fieldset className="plan-ways">
        <legend>{t('how')}</legend>
        <Radio.Group value={way} onChange={(event) => handleWay(String(event.target.value))}>
          {choices.ways.map((candidate) => (
            <Radio key={candidate.key} value={candidate.key} autoFocus={candidate.key === way}>
              {candidate.label}<span className="plan-note">{candidate.hint}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {asksLists ? (
        <section aria-label={t('lists')}>
          <h3>{t('lists')}</h3>
          {lists.map((list, index) => <ListFields key={list.key} list={list} no={index + 1} choices={choices} onChange={change(index)} />)}
          <Button onClick={() => setLists([...lists, firstList(lists, choices)])}>{t('listAdd')}</Button>
        </section>
      ) : null}
    </Drawer>
  );
};

const isFilled = (list: PlanListView): boolean => list.label.trim() !== '' && list.form !== '' && list.lifecycle !== '';

/** A new list; where only one form or chain is published there is nothing to choose. */
const firstList = (lists: readonly PlanListView[], { forms, lifecycles }: Choices): PlanListView => ({
  key: freeKey(lists, lists.length + 1),
  label: '',
  form: forms.length === 1 ? (forms[0]?.key ?? '') : '',
  lifecycle: lifecycles.length === 1 ? (lifecycles[0]?.key ?? '') : '',
  filler: 'unit',
  privacy: 'normal',
  more: false,
});

const freeKey = (lists: readonly PlanListView[], no: number): string =>
  lists.some((list) => list.key === `list-${no}`) ? freeKey(lists, no + 1) : `list-${no}`;

