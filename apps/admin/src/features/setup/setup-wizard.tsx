import { Button } from 'antd';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { AdministratorFields, PasswordFields, TenantFields } from './setup-fields.js';
import { emptySetup, missingIn, setupBody, steps } from './setup-values.js';
import type { SetupValues } from './setup-values.js';
import { t } from './texts.js';

interface SetupWizardProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly onFinish: (body: object) => void;
}

/** Five short pages; nothing is sent before the last. */
export const SetupWizard = ({ busy, error, onFinish }: SetupWizardProps) => {
  const [at, setAt] = useState(0);
  const [values, setValues] = useState<SetupValues>(emptySetup);
  const [isChecked, setChecked] = useState(false);
  const step = steps[at] ?? 'unit';
  const missing = missingIn(step, values);
  const change = (changed: Partial<SetupValues>) => setValues((before) => ({ ...before, ...changed }));
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(missing !== null);
    if (missing !== null) return;
    if (step === 'check') onFinish(setupBody(values));
    else setAt(at + 1);
  };
  return (
    <form className="sheet setup-step" onSubmit={handleSubmit} noValidate>
      <div>
        <p className="grey small">{t('step', { at: at + 1, of: steps.length })}</p>
        <h2>{t(step)}</h2>
      </div>
      {step === 'unit' ? <TenantFields values={values} onChange={change} /> : null}
      {step === 'system' || step === 'security' || step === 'audit' ? (
        <>
          <p>{t(`${step}Hint`)}</p>
          <AdministratorFields who={step} values={values} onChange={change} />
          <PasswordFields key={step} who={step} values={values} onChange={change} />
        </>
      ) : null}
      {step === 'check' ? <SetupSummary values={values} /> : null}
      {isChecked && missing !== null ? (
        <p className="field-error" role="alert">
          {missing}
        </p>
      ) : null}
      {error ? <ProblemAlert error={error} /> : null}
      {busy ? <p role="status">{t('waiting')}</p> : null}
      <div className="setup-foot">
        <Button
          disabled={at === 0 || busy}
          onClick={() => {
            setChecked(false);
            setAt(at - 1);
          }}
        >
          {t('back')}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {step === 'check' ? t('finish') : t('next')}
        </Button>
      </div>
    </form>
  );
};

const SetupSummary = ({ values: { name, officePhone, kind, startsOn, system, security, audit } }: { values: SetupValues }) => (
  <>
    <dl className="setup-summary">
      <div>
        <dt>{t('unitName')}</dt>
        <dd>{name}</dd>
      </div>
      <div>
        <dt>{t('phone')}</dt>
        <dd>{officePhone}</dd>
      </div>
      <div>
        <dt>{t('kind')}</dt>
        <dd>{kind === 'own' ? t('own') : `${t('trial')}，${t('startsOn')} ${startsOn}`}</dd>
      </div>
      {(
        [
          ['system', system],
          ['security', security],
          ['audit', audit],
        ] as const
      ).map(([job, person]) => (
        <div key={job}>
          <dt>{t(job)}</dt>
          <dd>
            {person.name}（{person.staffNo}，{person.mobile}）{person.isThere ? null : <span className="grey small">{t('awayShort')}</span>}
          </dd>
        </div>
      ))}
    </dl>
    <p className="grey">{t('checkHint')}</p>
  </>
);
