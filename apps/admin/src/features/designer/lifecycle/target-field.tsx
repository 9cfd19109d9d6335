import { Suspense } from 'react';
import type { Target } from '@bihuan/workflows';
import { StateField } from './state-field.js';
import { t } from './texts.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const ConditionEditor = lazyPart(() => import('../conditions/condition-editor.js').then(({ ConditionEditor: editor }) => ({ default: editor })));

interface TargetFieldProps {
  readonly label: string;
  readonly value: Target | undefined;
  /** Word for nothing chosen; absent: something must be. */
  readonly none?: string;
  readonly onChange: (value: Target | undefined) => void;
}

/** Where it leads: one state, or by what was filled in; the last way has no condition. */
export const TargetField = ({ label, value, none, onChange }: TargetFieldProps) => {
  if (value === undefined || typeof value === 'string') {
    return (
      <>
        <StateField
          label={label}
          value={value ?? ''}
          {...(none === undefined ? {} : { first: none })}
          onChange={(to) => onChange(to === '' ? undefined : to)}
        />
        {value === undefined ? null : (
          <p className="dz-more">
            <button type="button" className="link-button" onClick={() => onChange([{ when: { and: [] }, to: value }, { to: value }])}>
              {t('toByCase')}
            </button>
          </p>
        )}
      </>
    );
  }
  const cases = value.slice(0, -1);
  const otherwise = value.at(-1)?.to ?? '';
  const put = (next: typeof cases) => onChange([...next, { to: otherwise }]);
  return (
    <div role="group" aria-label={label}>
      {cases.map((one, n) => (
        <div key={n} className="dz-case">
          <Suspense fallback={null}>
            <ConditionEditor
              label={t('caseN', { n: n + 1 })}
              value={one.when ?? { and: [] }}
              onChange={(when) => put(cases.map((old, at) => (at === n ? { ...old, when } : old)))}
            />
          </Suspense>
          <StateField label={t('caseTo', { n: n + 1 })} value={one.to} onChange={(to) => put(cases.map((old, at) => (at === n ? { ...old, to } : old)))} />
          {cases.length > 1 ? (
            <button type="button" className="link-button" onClick={() => put(cases.filter((_, at) => at !== n))}>
              {t('removeCaseN', { n: n + 1 })}
            </button>
          ) : null}
        </div>
      ))}
      <StateField label={t('otherwiseTo')} value={otherwise} onChange={(to) => onChange([...cases, { to }])} />
      <p className="dz-more">
        <button type="button" className="link-button" onClick={() => put([...cases, { when: { and: [] }, to: otherwise }])}>
          {t('addCase')}
        </button>
        <button type="button" className="link-button" onClick={() => onChange(otherwise)}>
          {t('single')}
        </button>
      </p>
    </div>
  );
};
