import { lazy, Suspense } from 'react';
import { Loading } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { DesignDesk } from './design-desk.js';
import { t } from './lifecycle/texts.js';

const LifecycleDesk = lazy(() => import('./lifecycle/lifecycle-desk.js').then(({ LifecycleDesk: desk }) => ({ default: desk })));

const FormDesk = lazy(() => import('./form-builder/form-desk.js').then(({ FormDesk: desk }) => ({ default: desk })));

const StepThrough = lazy(() => import('./step-through/step-through.js').then(({ StepThrough: through }) => ({ default: through })));

/** One design from its sides: the chain downwards, the states with their acts, its forms, and one item walked through. The address says which, so a link leads to each. */
export const DesignViews = () => {
  const { values, change } = useUrlValues();
  const view = values['view'] === 'lifecycle' || values['view'] === 'form' || values['view'] === 'walk' ? values['view'] : 'chain';
  return (
    <>
      <div className="dz-views dz-tools" role="group" aria-label={t('views')}>
        <button type="button" aria-pressed={view === 'chain'} onClick={() => change({ view: '' })}>{t('viewChain')}</button>
        <button type="button" aria-pressed={view === 'lifecycle'} onClick={() => change({ view: 'lifecycle' })}>{t('viewLifecycle')}</button>
        <button type="button" aria-pressed={view === 'form'} onClick={() => change({ view: 'form' })}>{t('viewForm')}</button>
        <button type="button" aria-pressed={view === 'walk'} onClick={() => change({ view: 'walk' })}>{t('viewWalk')}</button>
      </div>
      {view === 'chain' ? <DesignDesk /> : <Suspense fallback={<Loading />}>{view === 'lifecycle' ? <LifecycleDesk /> : view === 'form' ? <FormDesk /> : <StepThrough />}</Suspense>}
    </>
  );
};
