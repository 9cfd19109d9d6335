import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { formsOf } from '@bihuan/workflows';
import type { FormDefinition } from '@bihuan/forms';
import { fileOfForm } from '@bihuan/library';
import { Loading } from '../../../shared/ui/index.js';
import { lazyPart } from '../../../shared/ui/lazy-part.js';
import { saveFile } from '../../../shared/save-file.js';
import { formLoadsQuery } from '../../../api/queries.js';
import { measuredWords } from '../../../shared/load-words.js';
import { stem } from '../chain/new-node.js';
import { useDesign, useDo } from '../store/editor.js';
import { SelectField } from '../panel/fields.js';
import { PublishedForms } from './published-forms.js';
import { t } from './texts.js';
import { usePutForm } from './use-put-form.js';

const Gallery = lazyPart(() => import('./gallery/gallery.js').then(({ Gallery: gallery }) => ({ default: gallery })));
const UsesDrawer = lazyPart(() => import('./uses/uses-drawer.js').then(({ UsesDrawer: drawer }) => ({ default: drawer })));

interface FormListProps {
  readonly current: FormDefinition | undefined;
  readonly onOpen: (form: string) => void;
  /** To make one from a blank sheet of paper. */
  readonly onFromSheet: () => void;
}

const save = (form: FormDefinition): void => saveFile(new Blob([fileOfForm(form)], { type: 'application/json' }), `${form.title}.json`);

/** The forms of the design: which one is open, one more, one like it, and away with what the process does not ask for. */
export const FormList = ({ current, onOpen, onFromSheet }: FormListProps) => {
  const forms = useDesign(({ document }) => document.forms);
  const lifecycle = useDesign(({ document }) => document.lifecycle);
  const mayChange = useDesign((state) => state.mayChange);
  const act = useDo();
  const putForm = usePutForm();
  const isUsed = current !== undefined && formsOf(lifecycle).includes(current.key);
  const [takes, setTakes] = useState(false);
  const [isUses, setUses] = useState(false);
  const [isGallery, setGallery] = useState(false);
  const put = (value: FormDefinition, said: string) => {
    if (putForm(value, said)) onOpen(value.key);
  };
  const add = () =>
    put(
      { format: 1, key: stem('form'), title: forms.length === 0 ? lifecycle.title : t('newFormTitle'), minutes: 5, fields: {}, order: [] },
      t('saidForm', { title: t('newFormTitle') }),
    );
  const copy = () => {
    if (current) put({ ...current, key: stem('form'), title: t('copyTitle', { title: current.title }) }, t('saidFormCopied', { title: current.title }));
  };
  const remove = () => {
    if (!current) return;
    act({ type: 'remove-form', form: current.key }, { said: t('saidFormRemoved', { title: current.title }) });
    onOpen(forms.find((one) => one !== current)?.key ?? '');
  };
  const start = () => {
    if (current && lifecycle.start) act({ type: 'set', target: { type: 'lifecycle' }, path: ['start', 'form'], value: current.key });
  };
  return (
    <div className="fb-forms" role="group" aria-label={t('forms')}>
      {forms.length > 0 ? (
        <SelectField
          label={t('whichForm')}
          value={current?.key ?? ''}
          choices={forms.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={onOpen}
        />
      ) : null}
      {current ? (
        <span className="grey small">
          {t('fieldsN', { count: current.order.length })} · {t('minutes', { count: current.minutes })} ·{' '}
          {lifecycle.start?.form === current.key ? t('usedByStart') : t(isUsed ? 'formUsed' : 'formNotUsed')}
          <MeasuredOf form={current} />
        </span>
      ) : null}
      {current ? (
        <button type="button" className="link-button" onClick={() => setUses(true)}>
          {t('uses')}
        </button>
      ) : null}
      {current && isUses ? (
        <Suspense fallback={<Loading />}>
          <UsesDrawer form={current} onClose={() => setUses(false)} />
        </Suspense>
      ) : null}
      {current ? (
        <button type="button" className="link-button" onClick={() => save(current)}>
          {t('exportForm')}
        </button>
      ) : null}
      {isGallery ? (
        <Suspense fallback={<Loading />}>
          <Gallery
            own={forms}
            onTake={(form) => {
              setGallery(false);
              put(form, t('saidTaken', { title: form.title }));
            }}
            onClose={() => setGallery(false)}
          />
        </Suspense>
      ) : null}
      {mayChange ? (
        <span className="dz-more">
          {current && lifecycle.start && lifecycle.start.form !== current.key ? (
            <button type="button" className="link-button" onClick={start}>
              {t('useInStart')}
            </button>
          ) : null}
          <button type="button" className="link-button" onClick={add}>
            {t('newForm')}
          </button>
          <button type="button" className="link-button" onClick={onFromSheet}>
            {t('fromSheet')}
          </button>
          <button type="button" className="link-button" onClick={() => setGallery(true)}>
            {t('gallery')}
          </button>
          {takes ? (
            <PublishedForms
              own={forms}
              asked={formsOf(lifecycle)}
              onTake={(form) => {
                setTakes(false);
                put(form, t('saidFormTaken', { title: form.title }));
              }}
            />
          ) : (
            <button type="button" className="link-button" onClick={() => setTakes(true)}>
              {t('takeForm')}
            </button>
          )}
          {current ? (
            <button type="button" className="link-button" onClick={copy}>
              {t('copyForm')}
            </button>
          ) : null}
          {current && !isUsed ? (
            <button type="button" className="link-button" onClick={remove}>
              {t('removeForm')}
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
};

/** What it took whoever filled it in, once there are enough papers. */
const MeasuredOf = ({ form: { key } }: { form: FormDefinition }) => {
  const { data } = useQuery(formLoadsQuery);
  const load = data?.forms.find((one) => one.key === key);
  const words = load ? measuredWords(load.minutes, load.measured) : null;
  return words === null ? null : <> · {words}</>;
};
