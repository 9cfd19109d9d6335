import type { AnswerUntil } from '@bihuan/workflows';
import { DoersField } from '../lifecycle/doers-field.js';
import { RequiresField } from '../lifecycle/requires-field.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { SelectField, TextField } from './fields.js';
import { asChoices } from './resolver-choices.js';

/** What is waited for is entered by somebody: who, with which button and form, and what must be there. */
export const WaitAnswer = ({ until, onChange }: { until: AnswerUntil; onChange: (until: AnswerUntil) => void }) => {
  const names = useNames();
  const { form: _form, ...withoutForm } = until;
  const { requires: _requires, ...withoutRequires } = until;
  // The record says what the button says, until somebody words it himself.
  const rename = (label: string) => onChange({ ...until, label, ...(until.record === until.label ? { record: label } : {}) });
  return (
    <>
      <TextField label={t('answerButton')} value={until.label} onChange={rename} />
      <TextField label={t('answerRecord')} hint={t('answerRecordHint')} value={until.record} onChange={(record) => onChange({ ...until, record })} />
      <p className="field-label">{t('answerWho')}</p>
      <DoersField value={until.who} onChange={(who) => onChange({ ...until, who })} />
      <SelectField
        label={t('answerForm')}
        value={until.form ?? ''}
        choices={[{ value: '', label: t('noFormWithIt') }, ...asChoices(names.forms)]}
        onChange={(form) => onChange(form === '' ? withoutForm : { ...until, form })}
      />
      <p className="field-label">{t('answerRequires')}</p>
      <RequiresField value={until.requires ?? []} onChange={(requires) => onChange(requires === undefined ? withoutRequires : { ...until, requires })} />
    </>
  );
};
