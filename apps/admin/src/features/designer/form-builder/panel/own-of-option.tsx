import { Suspense } from 'react';
import type { Condition, FieldPlace, Tick } from '@bihuan/forms';
import { Loading } from '../../../../shared/ui/index.js';
import { lazyPart } from '../../../../shared/ui/lazy-part.js';
import { CheckField } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';

const FormCondition = lazyPart(() => import('./form-condition.js').then(({ FormCondition: condition }) => ({ default: condition })));

interface OwnOfOptionProps {
  readonly line: Tick;
  readonly n: number;
  readonly place: FieldPlace;
  readonly isTick: boolean;
}

/** What a form says of an option whatever list it is from: when it is offered, whether it may stay without a tick. */
export const OwnOfOption = ({ line, n, place, isTick }: OwnOfOptionProps) => {
  const set = useFormSet({ type: 'option', ...place, list: 'options', option: line.value });
  const when = (value: Condition | undefined) => set({ path: ['when'], ...(value === undefined ? {} : { value }) });
  if (isTick)
    return (
      <CheckField label={t('tickOptional')} checked={line.optional === true} onChange={(on) => set({ path: ['optional'], ...(on ? { value: true } : {}) })} />
    );
  return (
    <details className="dz-fold">
      <summary>{line.when === undefined ? t('optionAlways') : t('optionWhenShort')}</summary>
      <Suspense fallback={<Loading />}>
        <FormCondition label={t('optionWhen', { n })} value={line.when} none={t('optionAlways')} place={place} onChange={when} />
      </Suspense>
    </details>
  );
};
