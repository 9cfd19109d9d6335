import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { api, newKey } from '../../../api/client.js';
import type { DefinitionsView } from '../../../api/generated.js';
import { Field } from '../../../shared/organisation/index.js';
import { ProblemAlert, Sheet } from '../../../shared/ui/index.js';
import { definitionsQuery } from '../../../api/queries.js';
import { FilePart } from './file-part.js';
import type { NewDesignBody, NewDesignView } from './queries.js';
import { PublishedPart } from './published-part.js';
import { TemplatePart } from './template-part.js';
import { t } from './texts.js';

type From = NewDesignBody['from'];
type Kind = 'blank' | 'template' | 'published' | 'file';
const kinds: readonly Kind[] = ['blank', 'template', 'published', 'file'];

interface NewDesignSheetProps {
  readonly published: DefinitionsView['published'];
  readonly onClose: () => void;
}

/** Where a new process begins, and what it is called; then its page opens. */
export const NewDesignSheet = ({ published, onClose }: NewDesignSheetProps) => {
  const [kind, setKind] = useState<Kind>('blank');
  const [chosen, setChosen] = useState<From | null>({ type: 'blank' });
  const [title, setTitle] = useState('');
  const { begin, answer } = useBegin(onClose);
  const named = title.trim();
  const body = chosen === null || (chosen.type === 'blank' && named === '') ? null : { from: chosen, ...(named === '' ? {} : { title: named }) };
  const handleKind = (next: Kind) => {
    setKind(next);
    setChosen(next === 'blank' ? { type: 'blank' } : null);
    begin.reset();
  };
  const keepsName = chosen?.type === 'published' && !chosen.copy;
  return (
    <Sheet
      title={t('makeTitle')}
      width={680}
      busy={begin.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            disabled={body === null}
            loading={begin.isPending}
            onClick={() => {
              if (body) begin.mutate(body);
            }}
          >
            {t('begin')}
          </Button>
        </>
      }
    >
      <div className="org-fields">
        <Segmented block value={kind} onChange={handleKind} options={kinds.map((value) => ({ value, label: t(value) }))} />
        {kind === 'blank' ? <p className="grey">{t('blankNote')}</p> : null}
        {kind === 'template' ? <TemplatePart chosen={chosen?.type === 'template' ? chosen : null} onChoose={setChosen} /> : null}
        {kind === 'published' ? <PublishedPart published={published} chosen={chosen?.type === 'published' ? chosen : null} onChoose={setChosen} /> : null}
        {kind === 'file' ? (
          <FilePart
            chosen={chosen?.type === 'file' ? chosen : null}
            answer={answer}
            onChoose={(from) => {
              begin.reset();
              setChosen(from);
            }}
          />
        ) : null}
        {keepsName ? null : (
          <Field label={t('name')}>
            {(id) => (
              <Input
                id={id}
                value={title}
                maxLength={60}
                placeholder={t(kind === 'blank' ? 'nameHint' : 'nameOwn')}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
        )}
        {begin.error ? <ProblemAlert error={begin.error} /> : null}
      </div>
    </Sheet>
  );
};

/** A file with problems makes nothing: its answer says where and why. The same content keeps its key. */
const useBegin = (onClose: () => void) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keys = useRef(new Map<string, string>());
  const begin = useMutation({
    mutationFn: (body: NewDesignBody) => {
      const text = JSON.stringify(body);
      const key = keys.current.get(text) ?? newKey();
      keys.current.set(text, key);
      return api.post<NewDesignView>('/designs', body, { key });
    },
    onSuccess: async ({ id }) => {
      if (id === null) return;
      await client.invalidateQueries({ queryKey: definitionsQuery.queryKey });
      onClose();
      await navigate({ to: `/definitions/designs/${id}` });
    },
  });
  return { begin, answer: begin.data?.id === null ? begin.data : null };
};
