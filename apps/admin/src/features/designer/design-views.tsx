import { lazy, Suspense } from 'react';
import { Loading } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { DesignDesk } from './design-desk.js';
import { t } from './lifecycle/texts.js';

const LifecycleDesk = lazy(() => import('./lifecycle/lifecycle-desk.js').then(({ LifecycleDesk: desk }) => ({ default: desk })));

/** One design from two sides: the chain downwards, and the states with their acts. The address says which, so a link leads to either. */
export const DesignViews = () => {
  const { values, change } = useUrlValues();
  const isLifecycle = values['view'] === 'lifecycle';
  return (
    <>
      <div className="dz-views dz-tools" role="group" aria-label={t('views')}>
        <button type="button" aria-pressed={!isLifecycle} onClick={() => change({ view: '' })}>{t('viewChain')}</button>
        <button type="button" aria-pressed={isLifecycle} onClick={() => change({ view: 'lifecycle' })}>{t('viewLifecycle')}</button>
      </div>
      {isLifecycle ? <Suspense fallback={<Loading />}><LifecycleDesk /></Suspense> : <DesignDesk />}
    </>
  );
};
