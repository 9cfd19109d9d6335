import { Suspense } from 'react';
import type { Fork, ForkBranch } from '@bihuan/workflows';
import { t } from '../texts.js';
import { Part, TextField } from './fields.js';
import { useSet } from './use-set.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const ConditionEditor = lazyPart(() => import('../conditions/condition-editor.js').then(({ ConditionEditor: editor }) => ({ default: editor })));

/** When a branch is taken. */
export const BranchPanel = ({ fork, branch }: { fork: Fork; branch: ForkBranch }) => {
  const set = useSet({ type: 'branch', fork: fork.id, branch: branch.id });
  const isElse = fork.takes === 'first' && fork.branches.at(-1)?.id === branch.id;
  return (
    <>
      <Part title={t('partName')}>
        <TextField label={t('branchLabel')} value={branch.label} onChange={(value) => set({ path: ['label'], value })} />
      </Part>
      <Part title={t('partWhen')}>
        {isElse && !branch.when ? (
          <p className="grey">{t('whenElseLong')}</p>
        ) : (
          <>
            {branch.when ? (
              <Suspense fallback={<p className="grey">{t('opening')}</p>}>
                <ConditionEditor label={t('partWhen')} value={branch.when} onChange={(value) => set({ path: ['when'], value })} />
              </Suspense>
            ) : (
              <p className="grey">{t(fork.takes === 'first' ? 'whenMissing' : 'whenAlwaysLong')}</p>
            )}
            <p className="dz-more">
              {branch.when ? (
                <button type="button" className="link-button" onClick={() => set({ path: ['when'] })}>
                  {t('removeWhen')}
                </button>
              ) : (
                <button type="button" className="link-button" onClick={() => set({ path: ['when'], value: { and: [] } })}>
                  {t('addWhen')}
                </button>
              )}
            </p>
          </>
        )}
      </Part>
    </>
  );
};
