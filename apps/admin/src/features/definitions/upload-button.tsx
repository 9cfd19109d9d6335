import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { DefinitionDraftView } from '../../api/generated.js';
import { FileButton, ProblemAlert } from '../../shared/ui/index.js';
import { definitionsQuery } from '../../api/queries.js';
import { t } from './texts.js';

const largest = 1_000_000;
const megabyte = 1_000_000;

/** A file is kept as it is, and its page says what is wrong with it or what it changes. */
export const UploadButton = () => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: async (file: File) => api.post<DefinitionDraftView>('/definition-drafts', { fileName: file.name, content: await file.text() }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: definitionsQuery.queryKey });
      await navigate({ to: `/definitions/drafts/${id}` });
    },
  });
  const handleChosen = (file: File) => {
    upload.reset();
    setTooLarge(file.size > largest ? `${(file.size / megabyte).toFixed(1)}MB` : null);
    if (file.size <= largest) upload.mutate(file);
  };
  return (
    <div className="def-upload no-print">
      <FileButton accept=".json,application/json" words={t('upload')} loading={upload.isPending} onFile={handleChosen} />
      {upload.isPending ? <span role="status">{t('uploading')}</span> : null}
      {tooLarge === null ? null : (
        <p className="field-error" role="alert">
          {t('fileTooLarge', { size: tooLarge })}
        </p>
      )}
      {upload.error ? <ProblemAlert error={upload.error} /> : null}
    </div>
  );
};
