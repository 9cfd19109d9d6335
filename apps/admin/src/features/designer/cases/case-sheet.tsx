import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../../api/client.js';
import { Field } from '../../../shared/organisation/index.js';
import { ProblemAlert, Sheet } from '../../../shared/ui/index.js';
import { ExpectedFields } from './expected-fields.js';
import { casesKey, type CaseLine, type Expected, type NewCase, type Run } from './queries.js';
import { t } from './texts.js';
import './cases.css';

interface CaseSheetProps {
  readonly designId: string;
  /** The one that is changed; null: a new one. */
  readonly before: Pick<CaseLine, 'id' | 'revision' | 'name'> | null;
  /** What was walked; null: it stays. */
  readonly run: Run | null;
  readonly expected: Expected;
  readonly onClose: () => void;
  readonly onSaved?: (saved: { readonly id: string; readonly name: string }) => void;
}

/** A name, and what should come of it. */
export const CaseSheet = ({ designId, before, run, expected: begin, onClose, onSaved }: CaseSheetProps) => {
  const client = useQueryClient();
  const [name, setName] = useState(before?.name ?? '');
  const [first] = useState(begin);
  const [expected, setExpected] = useState(first);
  const save = useMutation({
    mutationFn: () => {
      const named = { name: name.trim(), expected };
      if (before === null && run) return api.post<{ readonly id: string }>(`/designs/${designId}/cases`, { ...named, run } satisfies NewCase);
      // A run that is refused by now can still be called otherwise: what was not touched is not sent.
      return api.post<{ readonly id: string }>(`/designs/${designId}/cases/${before?.id ?? ''}/change`, {
        revision: before?.revision ?? 1,
        ...(named.name === before?.name ? {} : { name: named.name }),
        ...(run || expected !== first ? { expected } : {}),
        ...(run ? { run } : {}),
      });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: casesKey });
      onSaved?.({ id, name: name.trim() });
      onClose();
    },
  });
  const isReady = name.trim() !== '' && expected.at.length > 0;
  return (
    <Sheet
      title={t(before === null ? 'saveTitle' : 'editTitle')}
      busy={save.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
            {t('saveDo')}
          </Button>
        </>
      }
    >
      <div className="org-fields">
        <Field label={t('name')}>
          {(id) => <Input id={id} value={name} maxLength={60} placeholder={t('nameHint')} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <ExpectedFields expected={expected} onChange={setExpected} />
        {save.error ? <ProblemAlert error={save.error} /> : null}
      </div>
    </Sheet>
  );
};
