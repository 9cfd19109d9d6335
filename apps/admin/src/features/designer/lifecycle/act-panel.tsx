import type { ActDefinition, ActRule } from '@bihuan/workflows';
import { useNames } from '../names.js';
import { CheckField, Part, SelectField, TextField } from '../panel/fields.js';
import { asChoices } from '../panel/resolver-choices.js';
import { PhrasesField } from '../panel/phrases-field.js';
import { useSet } from '../panel/use-set.js';
import { ActAfter } from './act-after.js';
import { DoersField } from './doers-field.js';
import { RequiresField } from './requires-field.js';
import { ruleWords } from './rows.js';
import { TargetField } from './target-field.js';
import { t } from './texts.js';

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
      <Part title={t('requiresPart')}>
        <RequiresField value={act.requires ?? []} onChange={(value) => set({ path: ['requires'], ...(value === undefined ? {} : { value }) })} />
      </Part>
      <RulesPart at={at} rules={act.rules ?? []} />
      <ActAfter at={at} act={act} />
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
      {act.reason === undefined ? null : (
        <PhrasesField label={t('phrases')} value={act.phrases} onChange={(value) => set({ path: ['phrases'], ...(value === undefined ? {} : { value }) })} />
      )}
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
