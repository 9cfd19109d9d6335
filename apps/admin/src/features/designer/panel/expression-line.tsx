import type { ExpressionResolver } from '@bihuan/workflows';
import { ConditionEditor } from '../conditions/condition-editor.js';
import { t } from '../texts.js';
import { ResolverLine } from './resolver-line.js';

/** Who it is depends on what was filled in. */
export const ExpressionLine = ({ value, label, onChange }: { value: ExpressionResolver; label: string; onChange: (value: ExpressionResolver) => void }) => {
  const { cases, otherwise } = value;
  const put = (n: number, next: (typeof cases)[number]) => onChange({ ...value, cases: cases.map((one, at) => (at === n ? next : one)) });
  return (
    <div className="dz-expression">
      {cases.map((one, n) => (
        <div key={n} className="dz-case">
          <ConditionEditor label={t('caseN', { n: n + 1 })} value={one.when} onChange={(when) => put(n, { ...one, when })} />
          <ResolverLine value={one.then} label={`${label}：${t('caseThenN', { n: n + 1 })}`} onChange={(then) => put(n, { ...one, then })} />
          {cases.length > 1 ? (
            <button type="button" className="link-button" onClick={() => onChange({ ...value, cases: cases.filter((_, at) => at !== n) })}>
              {t('removeCase')}
            </button>
          ) : null}
        </div>
      ))}
      <button type="button" className="link-button" onClick={() => onChange({ ...value, cases: [...cases, { when: { and: [] }, then: otherwise }] })}>
        {t('addCase')}
      </button>
      <p className="field-label">{t('caseElse')}</p>
      <ResolverLine value={otherwise} label={`${label}：${t('caseElse')}`} onChange={(next) => onChange({ ...value, otherwise: next })} />
    </div>
  );
};
