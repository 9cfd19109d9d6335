import type { Step } from '@bihuan/workflows';
import { AmountField } from '../form-builder/panel/lines.js';
import { useDo } from '../store/editor.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import type { Names } from '../store/design-types.js';
import { whoWords, wordOf } from '../words/who-words.js';
import { AccessPart } from './access-part.js';
import { ButtonWords } from './button-words.js';
import { DuePart } from './due-part.js';
import { CheckField, Fold, Part, SelectField, TextField } from './fields.js';
import { FilesPart } from './files-part.js';
import { ModePart } from './mode-part.js';
import { NegativePart } from './negative-part.js';
import { useSet } from './use-set.js';
import { WhoLines } from './who-lines.js';

const ACTIONS = ['transfer', 'consult', 'add-signer', 'take-back', 'cc'] as const;
const actionWords = {
  transfer: t('actTransfer'),
  consult: t('actConsult'),
  'add-signer': t('actAddSigner'),
  'take-back': t('actTakeBack'),
  cc: t('actCc'),
} as const;

/** Everything one step says, in the order one thinks of it. */
export const StepPanel = ({ step }: { step: Step }) => (
  <>
    <NamePart step={step} />
    <WhoPart step={step} />
    <Part title={t('partMode')}>
      <ModePart step={step} />
    </Part>
    <NegativePart step={step} />
    <Part title={t('partDue')} {...(step.due ? {} : { summary: t('dueNone') })}>
      <DuePart step={step} />
    </Part>
    <SignerPart step={step} />
    <SamePart step={step} />
    <AccessPart step={step.id} />
  </>
);

const NamePart = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  return (
    <Part title={t('partName')}>
      <TextField label={t('stepLabel')} value={step.label} hint={t('stepLabelHint')} onChange={(value) => set({ path: ['label'], value })} />
      <Fold summary={t('buttonWords')}>
        <TextField label={t('stepMine')} value={step.mine} onChange={(value) => set({ path: ['mine'], value })} />
        <TextField label={t('stepAct')} value={step.work.act} onChange={(value) => set({ path: ['work', 'act'], value })} />
        <AmountField
          label={t('stepMinutes')}
          hint={t('stepMinutesHint')}
          none={t('stepMinutesNone')}
          least={1}
          most={480}
          value={step.work.minutes}
          onChange={(value) => set({ path: ['work', 'minutes'], ...(value === undefined ? {} : { value }) })}
        />
        <ButtonWords node={step.id} at="agree" words={step.agree} />
      </Fold>
    </Part>
  );
};

const WhoPart = ({ step }: { step: Step }) => {
  const act = useDo();
  const names = useNames();
  const set = useSet({ type: 'node', node: step.id });
  const handleWho = (who: Step['work']['who']) => {
    // A step nobody has named yet is called after whom it asks.
    const isUnnamed = step.label === t('newStepLabel') || step.label === namedAfter(step.work.who, names);
    const label = namedAfter(who, names);
    act({
      type: 'all',
      commands: [
        { type: 'set', target: { type: 'node', node: step.id }, path: ['work', 'who'], value: who },
        ...(isUnnamed && label !== step.label
          ? [{ type: 'set' as const, target: { type: 'node' as const, node: step.id }, path: ['label'], value: label }]
          : []),
      ],
    });
  };
  const rules = step.rules ?? [];
  return (
    <Part title={t('partWho')}>
      <WhoLines label={t('partWho')} value={step.work.who} add={t('addWho')} onChange={handleWho} />
      <Fold summary={t('orElse')} isOpen={step.work.orElse !== undefined}>
        <WhoLines
          label={t('orElse')}
          value={step.work.orElse ?? []}
          add={t('addOrElse')}
          onChange={(value) => set(value.length === 0 ? { path: ['work', 'orElse'] } : { path: ['work', 'orElse'], value })}
        />
      </Fold>
      <SelectField
        label={t('nobody')}
        value={step.work.nobody ?? 'refuse'}
        choices={[
          { value: 'refuse', label: t('nobodyRefuse') },
          { value: 'skip', label: t('nobodySkip') },
          { value: 'wait', label: t('nobodyWait') },
        ]}
        onChange={(value) => set(value === 'refuse' ? { path: ['work', 'nobody'] } : { path: ['work', 'nobody'], value })}
      />
      <CheckField
        label={t('outside')}
        hint={t('outsideHint')}
        checked={step.work.outside === true}
        onChange={(on) => set({ path: ['work', 'outside'], ...(on ? { value: true } : {}) })}
      />
      <CheckField
        label={t('ruleOutside')}
        checked={rules.includes('outside-owner-unit')}
        onChange={(on) => set(listed(['rules'], rules, 'outside-owner-unit', on))}
      />
    </Part>
  );
};

function namedAfter([first]: Step['work']['who'], names: Names): string {
  if (!first) return t('newStepLabel');
  return t('newStepFor', { post: 'post' in first && first.post !== undefined ? wordOf(names.posts, first.post) : whoWords(first, names) });
}

const SignerPart = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  const actions = step.actions ?? [];
  return (
    <Part title={t('partSigner')}>
      <CheckField
        label={t('personal')}
        hint={t('personalHint')}
        checked={step.personal === true}
        onChange={(on) => set(on ? { path: ['personal'], value: true } : { path: ['personal'] })}
      />
      <CheckField
        label={t('opinionRequired')}
        checked={step.agree.opinion === 'required'}
        onChange={(on) => set({ path: ['agree', 'opinion'], value: on ? 'required' : 'optional' })}
      />
      <CheckField
        label={t('signature')}
        hint={t('signatureHint')}
        checked={step.signature === 'required'}
        onChange={(on) => set(on ? { path: ['signature'], value: 'required' } : { path: ['signature'] })}
      />
      <FilesPart step={step} />
      <fieldset className="field">
        <legend className="field-label">{t('mayAlso')}</legend>
        {ACTIONS.map((action) => (
          <CheckField
            key={action}
            label={actionWords[action]}
            checked={actions.includes(action)}
            onChange={(on) => set(listed(['actions'], actions, action, on))}
          />
        ))}
      </fieldset>
      <SelectField
        label={t('follows')}
        value={step.follows ?? 'post'}
        choices={[
          { value: 'post', label: t('followsPost') },
          { value: 'person', label: t('followsPerson') },
        ]}
        onChange={(value) => set(value === 'post' ? { path: ['follows'] } : { path: ['follows'], value })}
      />
      {step.personal === true && step.standIn === undefined ? null : (
        <SelectField
          label={t('standIn')}
          value={step.standIn ?? 'keeps'}
          choices={[
            { value: 'keeps', label: t('standInKeeps') },
            { value: 'ends', label: t('standInEnds') },
          ]}
          onChange={(value) => set(value === 'keeps' ? { path: ['standIn'] } : { path: ['standIn'], value })}
        />
      )}
    </Part>
  );
};

const SamePart = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  const rules = step.rules ?? [];
  return (
    <Part title={t('partSame')}>
      <SelectField
        label={t('self')}
        value={rules.includes('not-the-submitter') ? 'never' : (step.self ?? 'allow')}
        choices={[
          { value: 'allow', label: t('selfAllow') },
          { value: 'skip', label: t('selfSkip') },
          { value: 'superior', label: t('selfSuperior') },
          { value: 'never', label: t('selfNever') },
        ]}
        onChange={(value) => {
          const rule = listed(['rules'], rules, 'not-the-submitter', value === 'never');
          set(rule, value === 'allow' || value === 'never' ? { path: ['self'] } : { path: ['self'], value });
        }}
      />
      <SelectField
        label={t('again')}
        value={rules.includes('not-the-previous-signer') ? 'never' : (step.again ?? 'sign')}
        choices={[
          { value: 'sign', label: t('againSign') },
          { value: 'auto-agree', label: t('againAuto') },
          { value: 'never', label: t('againNever') },
        ]}
        onChange={(value) => {
          const rule = listed(['rules'], rules, 'not-the-previous-signer', value === 'never');
          set(rule, value === 'auto-agree' ? { path: ['again'], value } : { path: ['again'] });
        }}
      />
    </Part>
  );
};

/** A list with or without one word; an empty one is taken away. */
function listed(
  path: readonly string[],
  list: readonly string[],
  word: string,
  on: boolean,
): { readonly path: readonly string[]; readonly value?: readonly string[] } {
  const next = [...list.filter((one) => one !== word), ...(on ? [word] : [])];
  return next.length === 0 ? { path } : { path, value: next };
}
