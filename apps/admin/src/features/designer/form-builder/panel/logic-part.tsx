import { isGiven, type Condition, type Field, type FieldPlace } from '@bihuan/forms';
import { Part } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { FormCondition } from './form-condition.js';

/** When a field is shown, when it must be filled in, and when it may not be changed. */
export const LogicPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const put = (path: string) => (value: Condition | undefined) => set({ path: [path], ...(value === undefined ? {} : { value }) });
  const isAsked = field.kind !== 'static' && !isGiven(field);
  return (
    <Part
      title={t('partLogic')}
      summary={t([field.visible, field.requiredWhen, field.readOnlyWhen].every((when) => when === undefined) ? 'logicNone' : 'logicSome')}
    >
      <p className="field-label">{t('visible')}</p>
      <FormCondition label={t('visible')} value={field.visible} none={t('always')} place={place} onChange={put('visible')} />
      {isAsked ? (
        <>
          <p className="field-label">{t('requiredWhen')}</p>
          <FormCondition label={t('requiredWhen')} value={field.requiredWhen} none={t('requiredNever')} place={place} onChange={put('requiredWhen')} />
          <p className="field-label">{t('readOnlyWhen')}</p>
          <FormCondition label={t('readOnlyWhen')} value={field.readOnlyWhen} none={t('readOnlyNever')} place={place} onChange={put('readOnlyWhen')} />
          <p className="field-hint">{t('readOnlyHint')}</p>
        </>
      ) : null}
    </Part>
  );
};
