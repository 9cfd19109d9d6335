import type { Step, StepDue } from '@bihuan/workflows';
import { t } from '../texts.js';
import { CheckField, NumberField, SelectField, type Choice } from './fields.js';
import { useSet } from './use-set.js';

export const dueUnits: readonly Choice[] = [
  { value: 'working-days', label: t('workingDays') },
  { value: 'days', label: t('days') },
  { value: 'hours', label: t('hours') },
];
export const asUnit = (value: string): StepDue['within']['unit'] => (value === 'days' || value === 'hours' ? value : 'working-days');
const then: readonly Choice[] = [
  { value: 'tell', label: t('dueTell') },
  { value: 'agree', label: t('dueAgree') },
  { value: 'return', label: t('dueReturn') },
];

/** How long, who is reminded before, and what happens when it is over. */
export const DuePart = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  const { due } = step;
  const put = (next: StepDue) => set({ path: ['due'], value: next });
  if (!due) return <CheckField label={t('hasDue')} checked={false} onChange={() => put({ within: { amount: 3, unit: 'working-days' }, remind: [1] })} />;
  const remind = due.remind ?? [];
  const withRemind = (next: readonly number[]) => {
    const { remind: _, ...plain } = due;
    put(next.length === 0 ? plain : { ...plain, remind: next });
  };
  return (
    <>
      <CheckField label={t('hasDue')} checked onChange={() => set({ path: ['due'] })} />
      <div className="dz-row">
        <NumberField isPlain label={t('dueAmount')} value={due.within.amount} onChange={(amount) => put({ ...due, within: { ...due.within, amount } })} />
        <SelectField
          isPlain
          label={t('dueUnit')}
          value={due.within.unit}
          choices={dueUnits}
          onChange={(unit) => put({ ...due, within: { ...due.within, unit: asUnit(unit) } })}
        />
        <span>{t('dueWithin')}</span>
      </div>
      <fieldset className="field">
        <legend className="field-label">{t('reminders')}</legend>
        {remind.map((before, n) => (
          <div key={n} className="dz-row">
            <span>{t('remindBefore')}</span>
            <NumberField
              isPlain
              label={t('remindN', { n: n + 1 })}
              value={before}
              onChange={(value) => withRemind(remind.map((old, at) => (at === n ? value : old)))}
            />
            <span>{dueUnits.find(({ value }) => value === due.within.unit)?.label}</span>
            <button
              type="button"
              className="link-button"
              aria-label={t('removeRemindN', { n: n + 1 })}
              onClick={() => withRemind(remind.filter((_, at) => at !== n))}
            >
              {t('remove')}
            </button>
          </div>
        ))}
        <button type="button" className="link-button" onClick={() => withRemind([...remind, Math.max(0, ...remind) + 1])}>
          {t('addRemind')}
        </button>
      </fieldset>
      <SelectField
        label={t('dueThen')}
        value={due.then ?? 'tell'}
        choices={then}
        onChange={(value) => put({ ...due, then: value === 'agree' || value === 'return' ? value : 'tell' })}
      />
    </>
  );
};
