import { Input, Radio, Select } from 'antd';
import type { Administrator, SetupValues } from './setup-values.js';
import { t } from './texts.js';

interface FieldsProps {
  readonly values: SetupValues;
  readonly onChange: (changed: Partial<SetupValues>) => void;
}

const Field = ({
  id,
  label,
  value,
  type = 'text',
  hint,
  autoComplete = 'off',
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  type?: string;
  hint?: string;
  autoComplete?: string;
  onChange: (value: string) => void;
}) => (
  <div className="field">
    <label htmlFor={id}>{label}</label>
    <Input id={id} type={type} value={value} autoComplete={autoComplete} onChange={(event) => onChange(event.target.value)} />
    {hint ? <p className="field-hint">{hint}</p> : null}
  </div>
);

export const TenantFields = ({ values, onChange }: FieldsProps) => (
  <>
    <Field id="setup-name" label={t('unitName')} value={values.name} autoComplete="organization" onChange={(name) => onChange({ name })} />
    <Field id="setup-phone" label={t('phone')} value={values.officePhone} hint={t('phoneHint')} onChange={(officePhone) => onChange({ officePhone })} />
    <div className="field">
      <label htmlFor="setup-zone">{t('zone')}</label>
      <Select
        id="setup-zone"
        value={values.zone}
        style={{ width: '100%' }}
        options={[
          { value: 'Asia/Shanghai', label: t('beijing') },
          { value: 'Asia/Urumqi', label: t('urumqi') },
        ]}
        onChange={(zone) => onChange({ zone })}
      />
    </div>
    <div role="radiogroup" aria-label={t('kind')} className="setup-kinds">
      <span className="field-label">{t('kind')}</span>
      {(['own', 'trial'] as const).map((kind) => (
        <Radio key={kind} checked={values.kind === kind} onChange={() => onChange({ kind })}>
          {t(kind)} <span className="grey small">{t(`${kind}Hint`)}</span>
        </Radio>
      ))}
    </div>
    {values.kind === 'trial' ? (
      <div className="field">
        <label htmlFor="setup-day">{t('startsOn')}</label>
        <input id="setup-day" type="date" className="native-input" value={values.startsOn} onChange={(event) => onChange({ startsOn: event.target.value })} />
      </div>
    ) : null}
  </>
);

export const AdministratorFields = ({ who, values, onChange }: FieldsProps & { who: Administrator }) => {
  const person = values[who];
  const change = (changed: Partial<typeof person>) => onChange({ [who]: { ...person, ...changed } });
  return (
    <div className="setup-person">
      <Field id={`setup-${who}-name`} label={t('person')} value={person.name} onChange={(name) => change({ name })} />
      <Field id={`setup-${who}-no`} label={t('staffNo')} value={person.staffNo} onChange={(staffNo) => change({ staffNo })} />
      <Field id={`setup-${who}-mobile`} label={t('mobile')} value={person.mobile} type="tel" onChange={(mobile) => change({ mobile })} />
    </div>
  );
};

/** The first administrator sets up himself; each of the others chooses his own password at this very machine, or is given one for once. */
export const PasswordFields = ({ who, values, onChange }: FieldsProps & { who: Administrator }) => {
  const person = values[who];
  const change = (changed: Partial<typeof person>) => onChange({ [who]: { ...person, ...changed } });
  const named = (id: string): string => (who === 'system' ? `setup-${id}` : `setup-${who}-${id}`);
  return (
    <>
      {who === 'system' ? null : (
        <div role="radiogroup" aria-label={t('isThere')} className="setup-kinds">
          <Radio checked={person.isThere} onChange={() => change({ isThere: true })}>
            {t('there')} <span className="grey small">{t('thereHint')}</span>
          </Radio>
          <Radio checked={!person.isThere} onChange={() => change({ isThere: false, password: '', again: '' })}>
            {t('away')} <span className="grey small">{t('awayHint')}</span>
          </Radio>
        </div>
      )}
      {person.isThere ? (
        <>
          <Field
            id={named('password')}
            label={t('password')}
            type="password"
            autoComplete="new-password"
            value={person.password}
            hint={t('rule')}
            onChange={(password) => change({ password })}
          />
          <Field
            id={named('again')}
            label={t('again')}
            type="password"
            autoComplete="new-password"
            value={person.again}
            onChange={(again) => change({ again })}
          />
        </>
      ) : null}
    </>
  );
};
