import { Suspense, useState } from 'react';
import type { DayView } from '../../api/types.js';
import { t } from './texts.js';
import { lazyPart } from '../../shared/ui/lazy-part.js';

const DemoDateDialog = lazyPart(() => import('./demo-date-dialog.js').then((module) => ({ default: module.DemoDateDialog })));

/** «演示日期 2018年10月16日（周二） 调整»; in a trial «试用日期». */
export const DemoDate = ({ today, isTrial, mayMove }: { today: DayView; isTrial: boolean; mayMove: boolean }) => {
  const [open, setOpen] = useState(false);
  if (!mayMove)
    return (
      <span className="demo-date">
        {t(isTrial ? 'trial' : 'demo')} <b>{withYear(today)}</b>
      </span>
    );
  return (
    <>
      <button type="button" className="demo-date" onClick={() => setOpen(true)}>
        {t(isTrial ? 'trial' : 'demo')} <b>{withYear(today)}</b> <span className="demo-adjust">{t('adjust')}</span>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <DemoDateDialog today={today} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};

const withYear = ({ on, text }: DayView): string => (text.includes('年') ? text : `${on.slice(0, 4)}年${text}`);
