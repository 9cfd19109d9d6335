import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { DefinitionDraftView } from '../../api/generated.js';
import { saveFile } from '../../shared/save-file.js';
import { PageHead, PageToCome, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { DespiteReason, DraftCases } from './draft-cases.js';
import { DraftEvolution } from './draft-evolution.js';
import { PartList } from './part-list.js';
import { NoticeList, ProblemList } from './problem-list.js';
import { definitionsQuery } from '../../api/queries.js';
import { draftEvolutionQuery, draftQuery } from './queries.js';
import { t } from './texts.js';
import './definitions.css';

export const DraftPage = () => {
  const { draftId } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({ ...draftQuery(draftId ?? ''), refetchOnMount: 'always' });
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  return <Draft view={data} />;
};

const statusWords = { open: t('open'), published: t('publishedStatus'), discarded: t('discardedStatus') } as const;

/** What is wrong with a file, or what it changes; and the two things that can be done with it. */
const Draft = ({ view }: { view: DefinitionDraftView }) => {
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null);
  return (
    <div className="page page-narrow">
      <PageHead
        title={view.title}
        tabTitle={t('title')}
        back={{ to: '/definitions', label: t('back') }}
        note={`${statusWords[view.status]} · ${t(view.fromDesign ? 'handedOver' : 'uploaded', { who: view.uploadedBy, at: view.uploadedText })}${view.settledText === null ? '' : ` · ${view.settledText}`}`}
        extra={<Button onClick={() => void save(view)}>{t('download')}</Button>}
      />
      {view.status === 'open' && view.problemCount > 0 ? <ProblemList view={view} /> : null}
      {view.notices.length > 0 && view.status === 'open' ? <NoticeList view={view} /> : null}
      {view.status === 'open' && view.parts.length > 0 ? <PartList parts={view.parts} /> : null}
      {changesForms(view) ? <DraftEvolution id={view.id} mayManage={view.mayDiscard} /> : null}
      {view.status === 'open' && (view.cases.all > 0 || view.cases.touched.length > 0) ? <DraftCases cases={view.cases} /> : null}
      {view.status === 'published' ? (
        <p className="sheet def-part" role="status">
          {t('done')}
        </p>
      ) : null}
      {view.status === 'open' && (view.mayPublish || view.mayDiscard) ? (
        <div className="def-acts no-print">
          {view.publishWhyNot === null ? null : <p className="grey">{view.publishWhyNot}</p>}
          {view.mayDiscard ? <Button onClick={() => setAsking('discard')}>{t('discard')}</Button> : null}
          {view.mayPublish ? (
            <Button type="primary" onClick={() => setAsking('publish')}>
              {t('publish')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {asking === null ? null : <AskSheet view={view} what={asking} onClose={() => setAsking(null)} />}
    </div>
  );
};

const changesForms = ({ status, parts }: DefinitionDraftView): boolean =>
  status === 'open' && parts.some(({ kind, before, version }) => kind === 'form' && before !== null && version !== null);

const AskSheet = ({ view, what, onClose }: { view: DefinitionDraftView; what: 'publish' | 'discard'; onClose: () => void }) => {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const isDespite = what === 'publish' && view.cases.failed > 0;
  const despite = isDespite ? { despite: { reason: reason.trim(), seen: view.cases.seen } } : {};
  // What stands on the page is what was read: it is named, and publishing waits until it is there.
  const { data: evolution } = useQuery({ ...draftEvolutionQuery(view.id), enabled: false });
  const met = changesForms(view) && evolution ? { met: evolution.seen } : {};
  const isToRead = what === 'publish' && changesForms(view) && !evolution;
  const settle = useMutation({
    mutationFn: () =>
      api.post<DefinitionDraftView>(`/definition-drafts/${view.id}/${what}`, what === 'publish' ? { basis: view.basis, ...met, ...despite } : {}),
    onSuccess: onClose,
    // Also a refusal means that the world is not as it was shown.
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === definitionsQuery.queryKey[0] || queryKey[0] === 'startable' }),
  });
  const isPublishing = what === 'publish';
  return (
    <Sheet
      title={t(isPublishing ? 'publishTitle' : 'discardTitle')}
      busy={settle.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t(isPublishing ? 'notYet' : 'keep')}</Button>
          <Button type="primary" disabled={isToRead || (isDespite && reason.trim() === '')} loading={settle.isPending} onClick={() => settle.mutate()}>
            {t(isDespite ? 'publishDespite' : what)}
          </Button>
        </>
      }
    >
      <p>{t(isPublishing ? 'publishText' : 'discardText')}</p>
      {isPublishing
        ? view.parts.flatMap(({ title, running, version }) =>
            version === null
              ? []
              : running.map((one) => (
                  <p key={`${title} ${one.version}`}>
                    {title}：{t('runningOn', one)}
                  </p>
                )),
          )
        : null}
      {isDespite ? <DespiteReason cases={view.cases} reason={reason} onChange={setReason} /> : null}
      {isToRead ? <p className="grey">{t('toRead')}</p> : null}
      {settle.error ? <ProblemAlert error={settle.error} /> : null}
    </Sheet>
  );
};

const save = async ({ id }: DefinitionDraftView): Promise<void> => {
  const { fileName, content } = await api.get<{ fileName: string; content: string }>(`/definition-drafts/${id}/file`);
  saveFile(new Blob([content], { type: 'application/json' }), /\.json$/iu.test(fileName) ? fileName : `${fileName}.json`);
};
