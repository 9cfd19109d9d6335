import type { ReactNode } from 'react';
import type { Fork } from '@bihuan/workflows';
import { t } from '../texts.js';
import { useCanvasAct } from './use-canvas-act.js';
import { Part } from './fields.js';
import { useSet } from './use-set.js';

/** What a fork does, as three pictures; and what its branches are. */
export const ForkPanel = ({ fork }: { fork: Fork }) => {
  const set = useSet({ type: 'node', node: fork.id });
  const addBranch = useCanvasAct();
  const policy = fork.onReject ?? 'stop-all';
  return (
    <>
      <Part title={t('partTakes')}>
        <Radios
          name="takes"
          label={t('partTakes')}
          value={fork.takes ?? 'all'}
          choices={[
            { value: 'all', label: t('takesAllLong') },
            { value: 'first', label: t('takesFirstLong') },
          ]}
          onChange={(value) => set(value === 'all' ? { path: ['takes'] } : { path: ['takes'], value })}
        />
      </Part>
      <Part title={t('partOnReject')}>
        <Radios
          name="on-reject"
          label={t('partOnReject')}
          value={policy}
          choices={[
            { value: 'stop-all', label: t('policyStop'), picture: <Picture policy="stop-all" /> },
            { value: 'siblings-finish', label: t('policyFinish'), picture: <Picture policy="siblings-finish" /> },
            { value: 'restart-branch', label: t('policyRestart'), picture: <Picture policy="restart-branch" /> },
          ]}
          onChange={(value) => set(value === 'stop-all' ? { path: ['onReject'] } : { path: ['onReject'], value })}
        />
      </Part>
      <Part title={t('partBranches')}>
        <ol className="dz-list">
          {fork.branches.map(({ id, label }) => (
            <li key={id}>{label}</li>
          ))}
        </ol>
        <button type="button" className="link-button" onClick={() => addBranch(fork.id)}>
          {t('addBranch')}
        </button>
      </Part>
    </>
  );
};

interface RadiosProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly picture?: ReactNode }[];
  readonly onChange: (value: string) => void;
}

const Radios = ({ name, label, value, choices, onChange }: RadiosProps) => (
  <div role="radiogroup" aria-label={label} className="dz-radios">
    {choices.map((choice) => (
      <label key={choice.value} className={choice.value === value ? 'dz-radio dz-chosen' : 'dz-radio'}>
        <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
        {choice.picture}
        <span>{choice.label}</span>
      </label>
    ))}
  </div>
);

/** Two branches; the left one is not agreed. What becomes of both is drawn: cut off, walked to its end, or begun anew. */
const Picture = ({ policy }: { policy: 'stop-all' | 'siblings-finish' | 'restart-branch' }) => (
  <svg width="64" height="48" viewBox="0 0 64 48" aria-hidden="true" className="dz-picture">
    <path d="M32 2v6M14 14v-6h36v6" />
    <rect x="6" y="14" width="16" height="9" rx="2" />
    <path className="dz-no" d="M11 16l6 5M17 16l-6 5" />
    <rect x="42" y="14" width="16" height="9" rx="2" />
    {policy === 'stop-all' ? (
      <>
        <path className="dz-no" d="M8 30h48" />
        <path d="M14 23v5M50 23v5" />
      </>
    ) : null}
    {policy === 'siblings-finish' ? (
      <>
        <path d="M50 23v15" />
        <rect x="42" y="30" width="16" height="8" rx="2" className="dz-good" />
        <path d="M50 38v6H14" />
        <path className="dz-no" d="M14 23v5M10 30h8" />
      </>
    ) : null}
    {policy === 'restart-branch' ? (
      <>
        <path d="M50 23v21" />
        <path d="M14 23v9M14 32c-9 0-12-4-12-9s3-9 8-9" />
        <path d="M7 11l4 3-3 4" />
      </>
    ) : null}
  </svg>
);
