import { lazy, Suspense } from 'react';
import type { ActDefinition, ActRule, Requirement } from '@bihuan/workflows';
import { useNames } from '../names.js';
import { CheckField, Part, SelectField, TextField } from '../panel/fields.js';
import { asChoices } from '../panel/resolver-choices.js';
import { useSet } from '../panel/use-set.js';
import { DoersField } from './doers-field.js';
import { ruleWords } from './rows.js';
import { TargetField } from './target-field.js';
import { t } from './texts.js';

const ConditionEditor = lazy(() => import('../conditions/condition-editor.js').then(({ ConditionEditor: editor }) => ({ default: editor })));

interface ActPanelProps {
  readonly at: { readonly state: string; readonly act: string };
  readonly act: ActDefinition;
}

/** Everything one act says: its button, who does it, where it leads, and what it wants. */
export const ActPanel = ({ at, act }: ActPanelProps) => {
  const set = useSet({ type: 'act', ...at });
  return (
    <>
      <Part title={t('actPart')}>
        <TextField label={t('actLabel')} value={act.label} onChange={(value) => set({ path: ['label'], value })} />
        <TextField
          optional
          label={t('actHint')}
          hint={t('actHintHint')}
          value={act.hint ?? ''}
          onChange={(value) => set({ path: ['hint'], ...(value === '' ? {} : { value }) })}
        />
        <TextField label={t('actRecord')} hint={t('actRecordHint')} value={act.record} onChange={(value) => set({ path: ['record'], value })} />
        <SelectField
          label={t('look')}
          value={lookOf(act)}
          choices={looks}
          onChange={(look) => set(...(['primary', 'grave', 'rare'] as const).map((one) => ({ path: [one], ...(one === look ? { value: true } : {}) })))}
        />
      </Part>
      <Part title={t('doersPart')}>
        <DoersField value={act.who} onChange={(value) => set({ path: ['who'], value })} />
      </Part>
      <Part title={t('toPart')}>
        <TargetField label={t('to')} none={t('stay')} value={act.to} onChange={(value) => set({ path: ['to'], ...(value === undefined ? {} : { value }) })} />
      </Part>
      <FormPart at={at} act={act} />
      <RequiresPart at={at} requires={act.requires ?? []} />
      <RulesPart at={at} rules={act.rules ?? []} />
    </>
  );
};

const looks = [
  { value: '', label: t('lookPlain') },
  { value: 'primary', label: t('lookPrimary') },
  { value: 'grave', label: t('lookGrave') },
  { value: 'rare', label: t('lookRare') },
];
const lookOf = ({ primary, grave, rare }: ActDefinition): string => (primary ? 'primary' : grave ? 'grave' : rare ? 'rare' : '');
const reasons = [
  { value: '', label: t('reasonNone') },
  { value: 'optional', label: t('reasonOptional') },
  { value: 'required', label: t('reasonRequired') },
];

const FormPart = ({ at, act }: ActPanelProps) => {
  const names = useNames();
  const set = useSet({ type: 'act', ...at });
  return (
    <Part title={t('formPart')}>
      <SelectField
        label={t('form')}
        value={act.form ?? ''}
        choices={[{ value: '', label: t('noForm') }, ...asChoices(names.forms)]}
        onChange={(value) => set({ path: ['form'], ...(value === '' ? {} : { value }) })}
      />
      <CheckField label={t('submits')} checked={act.submits === true} onChange={(on) => set({ path: ['submits'], ...(on ? { value: true } : {}) })} />
      <SelectField
        label={t('reason')}
        value={act.reason ?? ''}
        choices={reasons}
        onChange={(value) => set({ path: ['reason'], ...(value === '' ? {} : { value }) })}
      />
    </Part>
  );
};

const RequiresPart = ({ at, requires }: { at: ActPanelProps['at']; requires: readonly Requirement[] }) => {
  const set = useSet({ type: 'act', ...at });
  const put = (next: readonly Requirement[]) => set({ path: ['requires'], ...(next.length === 0 ? {} : { value: next }) });
  const change = (n: number, next: Requirement) => put(requires.map((old, index) => (index === n ? next : old)));
  const free = (): string => {
    for (let n = 1; ; n += 1) if (!requires.some(({ id }) => id === `require-${n}`)) return `require-${n}`;
  };
  return (
    <Part title={t('requiresPart')}>
      {requires.map((one, n) => (
        <div key={one.id} className="dz-case">
          <Suspense fallback={null}>
            <ConditionEditor label={t('requireN', { n: n + 1 })} value={one.when} onChange={(when) => change(n, { ...one, when })} />
          </Suspense>
          <TextField label={t('requireText')} hint={t('requireTextHint')} value={one.text} onChange={(text) => change(n, { ...one, text })} />
          <button type="button" className="link-button" onClick={() => put(requires.filter((_, index) => index !== n))}>
            {t('removeRequireN', { n: n + 1 })}
          </button>
        </div>
      ))}
      <p className="dz-more">
        <button type="button" className="link-button" onClick={() => put([...requires, { id: free(), when: { and: [] }, text: t('newRequire') }])}>
          {t('addRequire')}
        </button>
      </p>
    </Part>
  );
};

const RULES: readonly ActRule[] = ['outside-owner-unit', 'not-the-submitter', 'nothing-decided'];

const RulesPart = ({ at, rules }: { at: ActPanelProps['at']; rules: readonly ActRule[] }) => {
  const set = useSet({ type: 'act', ...at });
  const put = (next: readonly ActRule[]) => set({ path: ['rules'], ...(next.length === 0 ? {} : { value: next }) });
  return (
    <Part title={t('rulesPart')}>
      {RULES.map((rule) => (
        <CheckField
          key={rule}
          label={ruleWords[rule]}
          checked={rules.includes(rule)}
          onChange={(on) => put(on ? [...rules, rule] : rules.filter((one) => one !== rule))}
        />
      ))}
    </Part>
  );
};
