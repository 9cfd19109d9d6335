import { Suspense, useMemo, useState } from 'react';
import { Loading } from '../../../shared/ui/index.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { useDesign } from '../store/editor.js';
import { FieldsDesk } from './fields-desk.js';
import { FormList } from './form-list.js';
import { OtherUsers } from './other-users.js';
import { undecided } from './rights/places.js';
import { ChosenProvider, createChosen } from './store/chosen.js';
import { FormKeyContext } from './store/form.js';
import { t } from './texts.js';
import { usePutForm } from './use-put-form.js';
import './form-builder.css';

const RulesDesk = lazyPart(() => import('./rules/rules-desk.js').then(({ RulesDesk: desk }) => ({ default: desk })));
const RightsDesk = lazyPart(() => import('./rights/rights-desk.js').then(({ RightsDesk: desk }) => ({ default: desk })));
const FromSheet = lazyPart(() => import('../from-sheet/from-sheet.js').then(({ FromSheet: sheet }) => ({ default: sheet })));
const PreviewDesk = lazyPart(() => import('./preview/preview-desk.js').then(({ PreviewDesk: desk }) => ({ default: desk })));

type View = 'fields' | 'rules' | 'rights' | 'preview';
const views: readonly View[] = ['fields', 'rules', 'rights', 'preview'];

/** The forms of a design, one of them open. The address says which, and which side of it. */
export const FormDesk = () => {
  const forms = useDesign(({ document }) => document.forms);
  const mayChange = useDesign((state) => state.mayChange);
  const putForm = usePutForm();
  const { values, change } = useUrlValues();
  const current = forms.find(({ key }) => key === values['form']) ?? forms[0];
  const view = views.find((one) => one === values['part']) ?? 'fields';
  const news = useMemo(() => (current ? undecided(current).length : 0), [current]);
  const words = (one: View): string =>
    one === 'rules' && (current?.rules?.length ?? 0) > 0
      ? t('rulesN', { count: current?.rules?.length ?? 0 })
      : one === 'rights' && news > 0
        ? t('rightsNew', { count: news })
        : t(({ fields: 'viewFields', rules: 'viewRules', rights: 'viewRights', preview: 'viewPreview' } as const)[one]);
  if (values['part'] === 'sheet' && mayChange)
    return (
      <Suspense fallback={<Loading />}>
        <FromSheet
          onMade={(form) => {
            // Refused, the choices that were made stay on the page.
            if (putForm(form, t('saidForm', { title: form.title }))) change({ form: form.key, part: '' });
          }}
          onClose={() => change({ part: '' })}
        />
      </Suspense>
    );
  return (
    <div className="fb">
      <div className="dz-tools fb-top">
        <FormList current={current} onOpen={(form) => change({ form })} onFromSheet={() => change({ part: 'sheet' })} />
        {current ? (
          <span className="fb-tabs" role="group" aria-label={t('views')}>
            {views.map((one) => (
              <button key={one} type="button" aria-pressed={view === one} onClick={() => change({ part: one === 'fields' ? '' : one })}>
                {words(one)}
              </button>
            ))}
          </span>
        ) : null}
      </div>
      {current ? <OtherUsers form={current.key} /> : null}
      {current ? <OpenForm key={current.key} form={current.key} view={view} first={values['field']} /> : <p className="page grey">{t('noForms')}</p>}
    </div>
  );
};

const OpenForm = ({ form, view, first }: { form: string; view: View; first: string | undefined }) => {
  const [chosen] = useState(() => createChosen(placeIn(first)));
  return (
    <FormKeyContext value={form}>
      <ChosenProvider value={chosen}>
        {view === 'fields' ? (
          <FieldsDesk />
        ) : (
          <Suspense fallback={<Loading />}>{view === 'rules' ? <RulesDesk /> : view === 'rights' ? <RightsDesk /> : <PreviewDesk />}</Suspense>
        )}
      </ChosenProvider>
    </FormKeyContext>
  );
};

/** «table/field» or «field», as links to a fault say it. */
function placeIn(said: string | undefined) {
  if (said === undefined || said === '') return null;
  const [field = '', table] = said.split('/').toReversed();
  return { field, ...(table === undefined ? {} : { table }) };
}
