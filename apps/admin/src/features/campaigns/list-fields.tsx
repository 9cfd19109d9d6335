import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { Choices, PlanListView } from '../../api/types.js';
import { t } from './texts.js';

interface ListFieldsProps {
  readonly list: PlanListView;
  readonly no: number;
  readonly choices: Choices;
  /** null takes the list away. */
  readonly onChange: (list: PlanListView | null) => void;
}

const fillers = [
  { value: 'unit', label: t('fillerUnit') },
  { value: 'departments', label: t('fillerDepartments') },
  { value: 'cadres', label: t('fillerCadres') },
] as const;

/** One kind of list a unit hands in: its form, its chain, who fills it, how many, who may read it. */
export const ListFields = ({ list, no, choices, onChange }: ListFieldsProps) => {
  const id = useId();
  const chain = choices.lifecycles.find((lifecycle) => lifecycle.key === list.lifecycle);
  const steps = chain?.steps ?? [];
  const read = chain?.reads ?? [];
  const isOther = list.form !== '' && read.length > 0 && !read.includes(list.form);
  const titleOf = (key: string) => choices.forms.find((form) => form.key === key)?.title ?? key;
  const handleChain = (lifecycle: string) => {
    const [only, ...more] = choices.lifecycles.find(({ key }) => key === lifecycle)?.reads ?? [];
    onChange({ ...list, lifecycle, ...(list.form === '' && only !== undefined && more.length === 0 ? { form: only } : {}) });
  };
  return (
    <fieldset className="plan-list-fields">
      <legend>{t('listNo', { no })}</legend>
      <label htmlFor={`${id}-label`}>{t('listLabel')}</label>
      <Input id={`${id}-label`} value={list.label} onChange={(event) => onChange({ ...list, label: event.target.value })} />
      <label htmlFor={`${id}-form`}>{t('listForm')}</label>
      <Select
        id={`${id}-form`}
        value={list.form === '' ? null : list.form}
        onChange={(form: string) => onChange({ ...list, form })}
        options={choices.forms.map((form) => ({ value: form.key, label: t('minutes', { title: form.title, minutes: form.minutes }) }))}
      />
      <label htmlFor={`${id}-chain`}>{t('listChain')}</label>
      <Select
        id={`${id}-chain`}
        value={list.lifecycle === '' ? null : list.lifecycle}
        onChange={handleChain}
        options={choices.lifecycles.map((lifecycle) => ({ value: lifecycle.key, label: lifecycle.title }))}
      />
      {steps.length > 0 ? <p className="plan-note">{t('listSteps', { steps: steps.join(' → ') })}</p> : null}
      {isOther ? (
        <p className="field-error" role="status">
          {t('listReads', { forms: read.map((key) => `《${titleOf(key)}》`).join('、') })}
        </p>
      ) : null}
      <span id={`${id}-filler`} className="field-label">
        {t('listFiller')}
      </span>
      <Radio.Group
        aria-labelledby={`${id}-filler`}
        value={list.filler}
        options={[...fillers]}
        onChange={(event) => onChange({ ...list, filler: fillerOf(event.target.value) })}
      />
      <Checkbox checked={list.more} onChange={(event) => onChange({ ...list, more: event.target.checked })}>
        {t('listMore')}
      </Checkbox>
      <Checkbox checked={list.privacy === 'restricted'} onChange={(event) => onChange({ ...list, privacy: event.target.checked ? 'restricted' : 'normal' })}>
        {t('listRestricted')}
      </Checkbox>
      <Button size="small" onClick={() => onChange(null)}>
        {t('listRemove')}
      </Button>
    </fieldset>
  );
};

const fillerOf = (value: unknown): PlanListView['filler'] => fillers.find((filler) => filler.value === value)?.value ?? 'unit';
