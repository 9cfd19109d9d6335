import { t } from './texts.js';

export const steps = ['unit', 'system', 'security', 'audit', 'check'] as const;
export type SetupStep = (typeof steps)[number];
export type Administrator = 'system' | 'security' | 'audit';

export interface AdministratorValues {
  readonly name: string;
  readonly staffNo: string;
  readonly mobile: string;
  /** He is there and chooses his own password, which nobody else sees. */
  readonly isThere: boolean;
  readonly password: string;
  readonly again: string;
}

export interface SetupValues extends Readonly<Record<Administrator, AdministratorValues>> {
  readonly name: string;
  readonly zone: 'Asia/Shanghai' | 'Asia/Urumqi';
  readonly officePhone: string;
  readonly kind: 'own' | 'trial';
  readonly startsOn: string;
}

const nobody: AdministratorValues = { name: '', staffNo: '', mobile: '', isThere: true, password: '', again: '' };
export const emptySetup: SetupValues = {
  name: '',
  zone: 'Asia/Shanghai',
  officePhone: '',
  kind: 'own',
  startsOn: '',
  system: nobody,
  security: nobody,
  audit: nobody,
};

/** What a page still lacks, in words; null when it may be left. */
export const missingIn = (step: SetupStep, values: SetupValues): string | null => {
  const lacks = wantedOn(step, values).flatMap(([label, value]) => (value.trim() === '' ? [label] : []));
  if (lacks.length > 0) return t('missing', { what: lacks.join('、') });
  if (step === 'unit' || step === 'check') return null;
  const { isThere, password, again } = values[step];
  if (!isThere) return null;
  if (password !== again) return t('differ');
  return earlier[step].some((who) => values[who].isThere && values[who].password === password) ? t('samePassword') : null;
};

/** Whose password was chosen before. */
const earlier: Readonly<Record<Administrator, readonly Administrator[]>> = { system: [], security: ['system'], audit: ['system', 'security'] };

type Wanted = readonly (readonly [label: string, value: string])[];

const wantedOn = (step: SetupStep, values: SetupValues): Wanted => {
  if (step === 'unit')
    return [[t('unitName'), values.name], [t('phone'), values.officePhone], ...(values.kind === 'trial' ? [[t('startsOn'), values.startsOn] as const] : [])];
  return step === 'check' ? [] : ofPerson(values[step]);
};

const ofPerson = ({ name, staffNo, mobile, isThere, password }: AdministratorValues): Wanted => [
  [t('person'), name],
  [t('staffNo'), staffNo],
  [t('mobile'), mobile],
  ...(isThere ? [[t('password'), password] as const] : []),
];

/** What the set-up is sent. */
export const setupBody = ({ name, zone, officePhone, kind, startsOn, system, security, audit }: SetupValues): object => ({
  tenant: { name: name.trim(), zone, officePhone: officePhone.trim(), kind, startsOn: kind === 'trial' ? startsOn : null },
  system: sent(system),
  security: sent(security),
  audit: sent(audit),
});

const sent = ({ name, staffNo, mobile, isThere, password }: AdministratorValues): object => ({ name, staffNo, mobile, ...(isThere ? { password } : {}) });
