import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { ImportedView, ImportPreviewView } from '../../api/generated.js';
import { FileButton } from '../../shared/ui/file-button.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { ImportPreview } from './import-preview.js';
import { t } from './texts.js';
import './people-import.css';

const formOf = (file: File): FormData => {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
};

/** Template, upload, differences, taking over: the file stays in this page and is compared anew each time. */
export const ImportPage = () => {
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const preview = useMutation({ mutationFn: (chosen: File) => api.post<ImportPreviewView>('/organisation/import/preview', formOf(chosen)) });
  const apply = useMutation({
    mutationFn: ({ chosen, digest, bad }: { chosen: File; digest: string; bad: 'leave' | 'refuse' }) =>
      api.post<ImportedView>(`/organisation/import?digest=${digest}&bad=${bad}`, formOf(chosen)),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
    // The world moved on: the differences are shown as they are now.
    onError: () => {
      if (file) preview.mutate(file);
    },
  });
  const handleChosen = (chosen: File) => {
    setFile(chosen);
    apply.reset();
    preview.mutate(chosen);
  };
  return (
    <div className="page page-narrow">
      <PageHead title={t('title')} tabTitle={t('title')} back={{ to: '/beginning', label: t('toBeginning') }} />
      <section className="sheet import-step">
        <h2>{t('step1')}</h2>
        <p>{t('step1Text')}</p>
        <p>
          <a href="/api/organisation/import/template.xlsx" download>
            {t('template')}
          </a>
        </p>
      </section>
      <section className="sheet import-step">
        <h2>{t('step2')}</h2>
        <p>{t('step2Text')}</p>
        <p className="import-choose">
          <FileButton
            accept=".xlsx"
            type={file ? 'default' : 'primary'}
            disabled={preview.isPending || apply.isPending}
            words={t(file ? 'another' : 'choose')}
            label={t('choose')}
            onFile={handleChosen}
          />
          {file ? <span>{t('chosen', { name: file.name })}</span> : null}
        </p>
        <p className="grey small">{t('secret')}</p>
        {preview.isPending ? <p role="status">{t('reading')}</p> : null}
        {preview.error ? <ProblemAlert error={preview.error} /> : null}
        {apply.error ? <ProblemAlert error={apply.error} /> : null}
      </section>
      {apply.data ? <ImportDone imported={apply.data} /> : null}
      {file && preview.data && !apply.data ? (
        <ImportPreview
          preview={preview.data}
          file={file}
          busy={apply.isPending || preview.isPending}
          onApply={(bad) => apply.mutate({ chosen: file, digest: preview.data.digest, bad })}
          onCancel={() => {
            setFile(null);
            preview.reset();
          }}
        />
      ) : null}
    </div>
  );
};

const ImportDone = ({ imported: { units, people, posts, areas } }: { imported: ImportedView }) => (
  <section className="sheet import-step" role="status">
    <p>{units + people + posts + areas === 0 ? t('doneNothing') : t('done', { units, people, posts, areas })}</p>
    <p>
      <Link to="/accounts">{t('next')}</Link>
    </p>
  </section>
);
