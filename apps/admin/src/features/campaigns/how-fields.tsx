import { Button, Radio } from 'antd';
import type { Choices, PlanChange, PlanListView } from '../../api/types.js';
import { ListFields } from './list-fields.js';
import { t } from './texts.js';

type How = NonNullable<PlanChange['how']>;

interface HowFieldsProps {
  readonly how: How;
  readonly choices: Choices;
  readonly onChange: (how: How) => void;
}

/** The way a task is done, and for a way with lists which form goes through which chain, filled by whom. */
export const HowFields = ({ how, choices, onChange }: HowFieldsProps) => {
  const { way, lists } = how;
  const asksLists = takesLists(way, choices);
  const handleWay = (key: string) => {
    if (!takesLists(key, choices)) return onChange({ way: key, lists: [] });
    return onChange({ way: key, lists: lists.length === 0 ? [firstList(lists, choices)] : lists });
  };
  const change = (index: number) => (next: PlanListView | null) =>
    onChange({ way, lists: next === null ? lists.filter((_, at) => at !== index) : lists.map((list, at) => (at === index ? next : list)) });
  return (
    <>
      <fieldset className="plan-ways">
        <legend>{t('how')}</legend>
        <Radio.Group value={way} onChange={(event) => handleWay(String(event.target.value))}>
          {choices.ways.map((candidate) => (
            <Radio key={candidate.key} value={candidate.key} autoFocus={candidate.key === way}>
              {candidate.label}
              <span className="plan-note">{candidate.hint}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      {asksLists ? (
        <section aria-label={t('lists')}>
          <h3>{t('lists')}</h3>
          {lists.map((list, index) => (
            <ListFields key={list.key} list={list} no={index + 1} choices={choices} onChange={change(index)} />
          ))}
          <Button onClick={() => onChange({ way, lists: [...lists, firstList(lists, choices)] })}>{t('listAdd')}</Button>
        </section>
      ) : null}
    </>
  );
};

const takesLists = (way: string, { ways }: Choices): boolean => ways.find(({ key }) => key === way)?.lists ?? false;

export const isHowComplete = ({ way, lists }: How, choices: Choices): boolean =>
  choices.ways.some(({ key }) => key === way) && (!takesLists(way, choices) || (lists.length > 0 && lists.every(isFilled)));

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
