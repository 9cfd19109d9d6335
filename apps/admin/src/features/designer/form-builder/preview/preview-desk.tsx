import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { withWorkYears, type FormData as Filled, type Issue } from '@bihuan/forms';
import { meQuery } from '../../../../api/queries.js';
import { checkForm, firstDataOf, FormView, noNames, PaperView, withFirstRows } from '../../../../form-kit/index.js';
import { PhoneWidth } from '../../../../shared/ui/use-phone.js';
import { useNames } from '../../names.js';
import { sampleData } from '../sample.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';
import { WhyList } from './why-list.js';

type Shown = 'desktop' | 'phone' | 'paper';
const shapes: readonly Shown[] = ['desktop', 'phone', 'paper'];

/** The form itself, to be filled in on trial: as on a desk, on a phone, and on the paper it prints. Nothing is kept. */
export const PreviewDesk = () => {
  const own = useForm();
  const { workYears } = useNames();
  const form = useMemo(() => withWorkYears(own, workYears ?? {}), [own, workYears]);
  const { data: me } = useSuspenseQuery(meQuery);
  const today = me.today.on;
  const begun = () => firstDataOf(form, { today, filler: me.person.id });
  const [shape, setShape] = useState<Shown>('desktop');
  const [data, setData] = useState<Filled>(begun);
  const [issues, setIssues] = useState<readonly Issue[] | null>(null);
  const change = (next: Filled) => {
    setData(next);
    setIssues(null);
  };
  // A table that came meanwhile opens with its first row, too.
  const filled = withFirstRows(form, data);
  return (
    <section className="fb-preview" aria-label={t('viewPreview')}>
      <div className="dz-tools" role="toolbar" aria-label={t('previewIs')}>
        <span className="fb-tabs" role="group" aria-label={t('previewIs')}>
          {shapes.map((one) => (
            <button key={one} type="button" aria-pressed={shape === one} onClick={() => setShape(one)}>
              {t(one)}
            </button>
          ))}
        </span>
        <span className="grey small">
          {t('previewAbout')} {t('minutes', { count: form.minutes })}
        </span>
        <Button size="small" onClick={() => setIssues(checkForm(form, filled, today))}>
          {t('check')}
        </Button>
        <Button size="small" onClick={() => change(sampleData(form, { today, person: me.person.id }))}>
          {t('fillSample')}
        </Button>
        <Button size="small" onClick={() => change(begun())}>
          {t('clear')}
        </Button>
        {issues === null ? null : (
          <span role="status" className={issues.length === 0 ? 'grey' : 'field-error'}>
            {issues.length === 0 ? t('checkNone') : t('checkSome', { count: issues.length })}
          </span>
        )}
      </div>
      {shape === 'paper' ? (
        <div className="fb-frame fb-paper">
          {form.paper ? <PaperView definition={form} data={filled} names={noNames} filler={t('filler')} /> : <p className="grey">{t('noPaper')}</p>}
        </div>
      ) : (
        <div className="fb-tried">
          <PhoneWidth value={shape === 'phone' ? true : null}>
            <div className={`fb-frame fb-${shape}`}>
              <h2>{form.title}</h2>
              {form.guidance === undefined ? null : <p className="fb-guidance">{form.guidance}</p>}
              <FormView definition={form} data={filled} today={today} unitId={null} names={null} issues={issues ?? []} onChange={change} />
            </div>
          </PhoneWidth>
          <WhyList form={form} data={filled} today={today} />
        </div>
      )}
    </section>
  );
};
