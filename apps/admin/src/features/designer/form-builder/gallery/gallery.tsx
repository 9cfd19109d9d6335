import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { fieldsOf, type FormDefinition } from '@bihuan/forms';
import { readForms, type BundleProblem } from '@bihuan/library';
import { definitionsQuery } from '../../../../api/queries.js';
import { FileButton, Loading, ProblemAlert, usePhone } from '../../../../shared/ui/index.js';
import { stem } from '../../chain/new-node.js';
import { publishedFormQuery } from '../../forms.js';
import { Part } from '../../panel/fields.js';
import { t } from '../texts.js';
import { asOwn, freeTitle } from './as-own.js';

interface GalleryProps {
  /** Those the design has already. */
  readonly own: readonly FormDefinition[];
  readonly onTake: (form: FormDefinition) => void;
  readonly onClose: () => void;
}

/** Forms to begin from: each published one, or a file. What is taken is a form of its own. */
export const Gallery = ({ own, onTake, onClose }: GalleryProps) => {
  const phone = usePhone();
  const take = (form: FormDefinition) => onTake(asOwn(form, { key: stem('form'), title: freeTitle(form.title, own) }));
  return (
    <Drawer open title={t('gallery')} placement={phone ? 'bottom' : 'right'} size={phone ? 'large' : 560} onClose={onClose}>
      <p className="grey">{t('galleryNote')}</p>
      <FromFile onTake={take} />
      <FromLibrary onTake={take} />
    </Drawer>
  );
};

const FromLibrary = ({ onTake }: { onTake: (form: FormDefinition) => void }) => {
  const { data, error, refetch } = useQuery(definitionsQuery);
  const [words, setWords] = useState('');
  const [looked, setLooked] = useState<string | null>(null);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const forms = data.published.filter(({ kind, title }) => kind === 'form' && title.includes(words.trim()));
  return (
    <Part title={t('galleryPublished')}>
      <div className="dz-field">
        <input type="search" aria-label={t('galleryFind')} placeholder={t('galleryFind')} value={words} onChange={({ target }) => setWords(target.value)} />
      </div>
      {forms.length === 0 ? <p className="grey">{t('galleryNone')}</p> : null}
      <ul className="fb-gallery">
        {forms.map(({ key, title }) => (
          <li key={key}>
            <button type="button" className="link-button" aria-expanded={looked === key} onClick={() => setLooked(looked === key ? null : key)}>
              {title}
            </button>
            {looked === key ? <Looked form={key} onTake={onTake} /> : null}
          </li>
        ))}
      </ul>
    </Part>
  );
};

const SHOWN = 12;

/** What is in it, before it is taken. */
const Looked = ({ form: key, onTake }: { form: string; onTake: (form: FormDefinition) => void }) => {
  const { data: form, error, refetch } = useQuery(publishedFormQuery(key));
  const client = useQueryClient();
  if (form === undefined) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  if (form === null) return <p className="grey">{t('galleryGone')}</p>;
  const fields = fieldsOf(form);
  const labels = fields
    .slice(0, SHOWN)
    .map(({ label }) => label)
    .join('、');
  return (
    <div className="dz-inner">
      <p className="small">
        {t('fieldsN', { count: fields.length })} · {t('minutes', { count: form.minutes })}
      </p>
      <p className="grey small">
        {labels}
        {fields.length > SHOWN ? t('andOthers', { count: fields.length }) : ''}
      </p>
      <Button
        type="primary"
        onClick={() => {
          onTake(form);
          void client.invalidateQueries({ queryKey: publishedFormQuery(key).queryKey });
        }}
      >
        {t('galleryTake')}
      </Button>
    </div>
  );
};

type Read =
  | { readonly name: string; readonly forms: readonly FormDefinition[] }
  | { readonly name: string; readonly problems: readonly BundleProblem[]; readonly total: number };

const FromFile = ({ onTake }: { onTake: (form: FormDefinition) => void }) => {
  const [read, setRead] = useState<Read | null>(null);
  const handle = async (file: File) => {
    if (file.size > LARGEST) return setRead({ name: file.name, problems: [tooLarge(file)], total: 1 });
    const answer = readForms(await file.text());
    const [only, ...more] = answer.ok ? answer.forms : [];
    if (only && more.length === 0) onTake(only);
    else setRead(answer.ok ? { name: file.name, forms: answer.forms } : { name: file.name, problems: answer.problems, total: answer.total });
  };
  return (
    <Part title={t('galleryFile')}>
      <p className="grey small">{t('galleryFileNote')}</p>
      <FileButton accept=".json,application/json" words={t('galleryChoose')} onFile={(file) => void handle(file)} />
      {read && 'problems' in read ? <Problems read={read} /> : null}
      {read && 'forms' in read ? (
        <ul className="fb-gallery">
          {read.forms.map((form) => (
            <li key={form.key}>
              <button type="button" className="link-button" onClick={() => onTake(form)}>
                {t('galleryFromFile', { title: form.title })}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </Part>
  );
};

/** Not read at all beyond this: the same bound as for files of the library. */
const LARGEST = 4_000_000;
const tooLarge = ({ size }: File): BundleProblem => ({
  pointer: '',
  code: 'bundle.too-large',
  message: t('galleryTooLarge', { size: (size / 1_000_000).toFixed(1) }),
  mend: t('galleryTooLargeMend'),
});

const Problems = ({ read: { name, problems, total } }: { read: Extract<Read, { readonly total: number }> }) => (
  <div role="alert">
    <p className="field-error">{t('galleryBroken', { name, count: total })}</p>
    <ol className="dz-faults">
      {problems.map(({ pointer, code, message, mend }) => (
        <li key={`${pointer} ${code} ${message}`}>
          <p>{message}</p>
          <p className="grey small">
            {mend} {pointer === '' ? '' : t('galleryAt', { pointer })}
          </p>
        </li>
      ))}
    </ol>
  </div>
);
