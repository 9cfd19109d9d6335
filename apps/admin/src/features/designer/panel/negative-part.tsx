import { findNode, type RejectDefinition, type ReturnTarget, type Step } from '@bihuan/workflows';
import { useDesign } from '../store/editor.js';
import { t } from '../texts.js';
import { ButtonWords } from './button-words.js';
import { CheckField, Fold, NumberField, Part, SelectField, type Choice } from './fields.js';
import { PhrasesField } from './phrases-field.js';
import { useSet } from './use-set.js';

const TARGETS: readonly ReturnTarget[] = ['submitter', 'previous', 'earlier'];
const targetWords = { submitter: t('backSubmitter'), previous: t('backPrevious'), earlier: t('backEarlier') } as const;
const then: readonly Choice[] = [
  { value: 'straight-back', label: t('thenStraight') },
  { value: 'walk-again', label: t('thenWalk') },
  { value: 'changed-only', label: t('thenChanged') },
];

/** Sending back, and saying no; with where the item goes then, where the chain does not say so yet. */
export const NegativePart = ({ step }: { step: Step }) => (
  <Part title={t('partNegative')}>
    <ReturnFields step={step} />
    <RejectFields step={step} />
  </Part>
);

const ReturnFields = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  const found = step.return;
  const isInFork = useDesign(({ document }) => findNode(document.lifecycle, step.id)?.at.in !== undefined);
  const plain = { label: t('returnLabel'), record: t('returnLabel'), then: isInFork ? 'walk-again' : 'straight-back' };
  const to = found?.to ?? ['submitter'];
  const point = (target: ReturnTarget, on: boolean) => {
    const next = TARGETS.filter((one) => (one === target ? on : to.includes(one)));
    if (next.length > 0) set(next.length === 1 && next[0] === 'submitter' ? { path: ['return', 'to'] } : { path: ['return', 'to'], value: next });
  };
  return (
    <>
      <CheckField label={t('mayReturn')} checked={found !== undefined} onChange={(on) => set(on ? { path: ['return'], value: plain } : { path: ['return'] })} />
      {found ? (
        <div className="dz-inner">
          <fieldset className="field">
            <legend className="field-label">{t('returnTo')}</legend>
            {TARGETS.map((target) => (
              <CheckField key={target} label={targetWords[target]} checked={to.includes(target)} onChange={(on) => point(target, on)} />
            ))}
          </fieldset>
          <SelectField label={t('afterReturn')} value={found.then} choices={then} onChange={(value) => set({ path: ['return', 'then'], value })} />
          <PhrasesField
            label={t('returnPhrases')}
            value={found.phrases}
            onChange={(value) => set({ path: ['return', 'phrases'], ...(value === undefined ? {} : { value }) })}
          />
          <Fold summary={t('wordsOfButton')}>
            <ButtonWords node={step.id} at="return" words={found} />
          </Fold>
          {to.includes('submitter') ? <WayField node={step.id} way="returned" label={t('returnedState')} /> : null}
        </div>
      ) : null}
    </>
  );
};

const RejectFields = ({ step }: { step: Step }) => {
  const set = useSet({ type: 'node', node: step.id });
  const { reject, mode } = step;
  const isVote = typeof mode === 'object' && mode.type === 'vote';
  const policy = reject === undefined ? 'none' : typeof reject.policy === 'object' ? 'count' : reject.policy;
  const handle = (value: string) => {
    if (value === 'none') return set({ path: ['reject'] });
    const next: RejectDefinition['policy'] = value === 'count' ? { count: 2 } : value === 'by-mode' || value === 'wait-for-all' ? value : 'one-veto';
    set({ path: ['reject'], value: { label: t('rejectLabel'), record: t('rejectLabel'), ...reject, policy: next } });
  };
  const choices: readonly Choice[] = [
    { value: 'none', label: t('rejectNone') },
    ...(isVote
      ? [{ value: 'by-mode', label: t('rejectByMode') }]
      : [
          { value: 'one-veto', label: t('rejectOne') },
          { value: 'count', label: t('rejectCount') },
          { value: 'wait-for-all', label: t('rejectWait') },
        ]),
  ];
  return (
    <>
      <SelectField label={t('reject')} value={policy} choices={choices} onChange={handle} />
      {reject && typeof reject.policy === 'object' ? (
        <NumberField label={t('rejectCountOf')} value={reject.policy.count} onChange={(count) => set({ path: ['reject', 'policy'], value: { count } })} />
      ) : null}
      {reject ? (
        <>
          <PhrasesField
            label={t('rejectPhrases')}
            value={reject.phrases}
            onChange={(value) => set({ path: ['reject', 'phrases'], ...(value === undefined ? {} : { value }) })}
          />
          <Fold summary={t('wordsOfButton')}>
            <ButtonWords node={step.id} at="reject" words={reject} />
          </Fold>
          <WayField node={step.id} way="rejected" label={t('rejectedState')} />
        </>
      ) : null}
    </>
  );
};

/** Where the chain leads then; said once for the whole chain. */
const WayField = ({ node, way, label }: { node: string; way: 'returned' | 'rejected'; label: string }) => {
  const chain = useDesign(({ document }) => findNode(document.lifecycle, node)?.at.chain) ?? '';
  const states = useDesign(({ document }) => document.lifecycle.states);
  const set = useSet({ type: 'state', state: chain });
  const choices = Object.entries(states)
    .filter(([code]) => code !== chain)
    .map(([value, state]) => ({ value, label: state.label }));
  return <SelectField label={label} value={states[chain]?.chain?.[way] ?? ''} choices={choices} onChange={(value) => set({ path: ['chain', way], value })} />;
};
