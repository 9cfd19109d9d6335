import { Suspense } from 'react';
import { Loading } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { t as caseWords } from './cases/texts.js';
import { useShowing } from './cases/unwalked-context.js';
import { DesignDesk } from './design-desk.js';
import { t } from './lifecycle/texts.js';
import { lazyPart } from '../../shared/ui/lazy-part.js';

const LifecycleDesk = lazyPart(() => import('./lifecycle/lifecycle-desk.js').then(({ LifecycleDesk: desk }) => ({ default: desk })));

const FormDesk = lazyPart(() => import('./form-builder/form-desk.js').then(({ FormDesk: desk }) => ({ default: desk })));

const StepThrough = lazyPart(() => import('./step-through/step-through.js').then(({ StepThrough: through }) => ({ default: through })));

const CasesDesk = lazyPart(() => import('./cases/cases-desk.js').then(({ CasesDesk: desk }) => ({ default: desk })));

const views = ['chain', 'lifecycle', 'form', 'walk', 'cases'] as const;

/** One design from its sides: the chain downwards, the states with their acts, its forms, one item walked through, and the cases that are kept. The address says which, so a link leads to each. */
export const DesignViews = () => {
  const { values, change } = useUrlValues();
  const view = views.find((one) => one === values['view']) ?? 'chain';
  const { isShown, show, hasCases } = useShowing();
  const go = (to: string) => change({ view: to, case: '', answers: '' });
  return (
    <>
      <div className="dz-views dz-tools" role="group" aria-label={t('views')}>
        <button type="button" aria-pressed={view === 'chain'} onClick={() => go('')}>
          {t('viewChain')}
        </button>
        <button type="button" aria-pressed={view === 'lifecycle'} onClick={() => go('lifecycle')}>
          {t('viewLifecycle')}
        </button>
        <button type="button" aria-pressed={view === 'form'} onClick={() => go('form')}>
          {t('viewForm')}
        </button>
        <button type="button" aria-pressed={view === 'walk'} onClick={() => go('walk')}>
          {t('viewWalk')}
        </button>
        <button type="button" aria-pressed={view === 'cases'} onClick={() => go('cases')}>
          {caseWords('title')}
        </button>
        {view === 'chain' || view === 'lifecycle' ? (
          <label className="dz-show">
            <input type="checkbox" checked={isShown} onChange={({ target }) => show(target.checked)} />
            {caseWords(hasCases ? 'show' : 'showNone')}
          </label>
        ) : null}
      </div>
      {view === 'chain' ? (
        <DesignDesk />
      ) : (
        <Suspense fallback={<Loading />}>
          {view === 'lifecycle' ? <LifecycleDesk /> : view === 'form' ? <FormDesk /> : view === 'cases' ? <CasesDesk /> : <StepThrough />}
        </Suspense>
      )}
    </>
  );
};
