import { Suspense } from 'react';
import type { Requirement } from '@bihuan/workflows';
import { TextField } from '../panel/fields.js';
import { t } from './texts.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const ConditionEditor = lazyPart(() => import('../conditions/condition-editor.js').then(({ ConditionEditor: editor }) => ({ default: editor })));

interface RequiresFieldProps {
  readonly value: readonly Requirement[];
  /** Nothing wanted any more: undefined. */
  readonly onChange: (value: readonly Requirement[] | undefined) => void;
}

/** Conditions on what was filled in, each with what is said while it does not hold. */
export const RequiresField = ({ value, onChange }: RequiresFieldProps) => {
  const put = (next: readonly Requirement[]) => onChange(next.length === 0 ? undefined : next);
  const change = (n: number, next: Requirement) => put(value.map((old, index) => (index === n ? next : old)));
  const free = (): string => {
    for (let n = 1; ; n += 1) if (!value.some(({ id }) => id === `require-${n}`)) return `require-${n}`;
  };
  return (
    <>
      {value.map((one, n) => (
        <div key={one.id} className="dz-case">
          <Suspense fallback={null}>
            <ConditionEditor label={t('requireN', { n: n + 1 })} value={one.when} onChange={(when) => change(n, { ...one, when })} />
          </Suspense>
          <TextField label={t('requireText')} hint={t('requireTextHint')} value={one.text} onChange={(text) => change(n, { ...one, text })} />
          <button type="button" className="link-button" onClick={() => put(value.filter((_, index) => index !== n))}>
            {t('removeRequireN', { n: n + 1 })}
          </button>
        </div>
      ))}
      <p className="dz-more">
        <button type="button" className="link-button" onClick={() => put([...value, { id: free(), when: { and: [] }, text: t('newRequire') }])}>
          {t('addRequire')}
        </button>
      </p>
    </>
  );
};
