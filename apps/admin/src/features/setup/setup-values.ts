import { t } from './texts.js';

export const steps = ['unit', 'system', 'others', 'check'] as const;
export type SetupStep = (typeof steps)[number];
export type Administrator = 'system' | 'security' | 'audit';

export interface AdministratorValues {
  readonly name: string;
  readonly staffNo: string;
  readonly mobile: string;
}

export interface SetupValues extends Readonly<Record<Administrator, AdministratorValues>> {
  readonly name: string;
  readonly zone: 'Asia/Shanghai' | 'Asia/Urumqi';
  readonly officePhone: string;
  readonly kind: 'own' | 'trial';
  readonly startsOn: string;
  readonly password: string;
  readonly again: string;
}

const nobody = { name: '', staffNo: '', mobile: '' };
export const emptySetup: SetupValues = { name: '', zone: 'Asia/Shanghai', officePhone: '', kind: 'own', startsOn: '', password: '', again: '', system: nobody, security: nobody, audit: nobody };

/** What a page still lacks, in words; null when it may be left. */
export const missingIn = (step: SetupStep, values: SetupValues): string | null => {
  const lacks = wantedOn(step, values).flatMap(([label, value]) => (value.trim() === '' ? [label] : []));
  if (lacks.length > 0) return t('missing', { what: lacks.join('、') });
  return step === 'system' && values.password !== values.again ? t('differ') : null;
};

type Wanted = readonly (readonly [label: string, value: string])[];

const wantedOn = (step: SetupStep, values: SetupValues): Wanted => {
  if (step === 'unit') return [[t('unitName'), values.name], [t('phone'), values.officePhone], ...(values.kind === 'trial' ? [[t('startsOn'), values.startsOn] as const] : [])];
  if (step === 'system') return [...ofPerson('', values.system), [t('password'), values.password]];
  if (step === 'others') return [...ofPerson(t('security'), values.security), ...ofPerson(t('audit'), values.audit)];
  return [];
};

const ofPerson = (job: string, { name, staffNo, mobile }: AdministratorValues): Wanted => [[`${job}${t('person')}`, name], [`${job}${t('staffNo')}`, staffNo], [`${job}${t('mobile')}`, mobile]];

/** What the set-up is sent. */
export const setupBody = ({ name, zone, officePhone, kind, startsOn, password, system, security, audit }: SetupValues): object => ({
  tenant: { name: name.trim(), zone, officePhone: officePhone.trim(), kind, startsOn: kind === 'trial' ? startsOn : null },
  system: { ...system, password }, security, audit,
});
