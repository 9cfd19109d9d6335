import { Suspense } from 'react';
import type { NamedResolver, Resolver } from '@bihuan/workflows';
import { t } from '../texts.js';
import { ResolverLine } from './resolver-line.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';

const ExpressionLine = lazyPart(() => import('./expression-line.js').then(({ ExpressionLine: line }) => ({ default: line })));

interface WhoLinesProps {
  readonly label: string;
  readonly value: readonly Resolver[];
  readonly add: string;
  readonly onChange: (value: readonly Resolver[]) => void;
}

/** Who is asked, a line for each way they are found; the order is the one it says where order counts. */
export const WhoLines = ({ label, value, add, onChange }: WhoLinesProps) => {
  const put = (n: number, line: Resolver) => onChange(value.map((old, at) => (at === n ? line : old)));
  // Which post is for its author to say; the checks ask for it.
  const plain: NamedResolver = { type: 'post', post: '', of: 'item-unit' };
  return (
    <div className="dz-who" role="group" aria-label={label}>
      {value.map((line, n) => (
        <div key={n} className="dz-who-line">
          {line.type === 'expression' ? (
            <Suspense fallback={null}>
              <ExpressionLine value={line} label={t('lineN', { n: n + 1 })} onChange={(next) => put(n, next)} />
            </Suspense>
          ) : (
            <ResolverLine value={line} label={t('lineN', { n: n + 1 })} onChange={(next) => put(n, next)} />
          )}
          <button type="button" className="link-button" aria-label={t('removeLineN', { n: n + 1 })} onClick={() => onChange(value.filter((_, at) => at !== n))}>
            {t('remove')}
          </button>
        </div>
      ))}
      <p className="dz-more">
        <button type="button" className="link-button" onClick={() => onChange([...value, plain])}>
          {add}
        </button>
        <button
          type="button"
          className="link-button"
          onClick={() => onChange([...value, { type: 'expression', cases: [{ when: { and: [] }, then: plain }], otherwise: plain }])}
        >
          {t('addExpression')}
        </button>
      </p>
    </div>
  );
};
