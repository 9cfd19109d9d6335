import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { DefinitionDraftView, DefinitionsView } from '../../api/generated.js';
import { PageHead, PageToCome, ProblemAlert } from '../../shared/ui/index.js';
import { DesignList } from './designs/design-list.js';
import { NewDesignSheet } from './designs/new-design-sheet.js';
import { t as designWords } from './designs/texts.js';
import { PublishedList } from './published-list.js';
import { UploadButton } from './upload-button.js';
import { definitionsQuery } from '../../api/queries.js';
import { t } from './texts.js';
import './definitions.css';

/** 流程库: what is in use, what waits for a second person, and what an update of the product brought. */
export const DefinitionsPage = () => {
  const { data, error, refetch } = useQuery(definitionsQuery);
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  return (
    <div className="page page-narrow">
      <PageHead title={t('title')} tabTitle={t('title')} note={t('note')} />
      <div className="def-bar no-print">
        {data.mayManage ? <Making published={data.published} /> : null}
        <Link to="/definitions/options">{t('optionSets')}</Link>
      </div>
      <DesignList />
      <Drafts view={data} />
      {data.mayManage && data.fromLibrary.length > 0 ? <FromLibrary waiting={data.fromLibrary} /> : null}
      <PublishedList published={data.published} rights={data} />
    </div>
  );
};

/** A new process by hand, or a file somebody wrote elsewhere. */
const Making = ({ published }: Pick<DefinitionsView, 'published'>) => {
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setMaking(true)}>
        {designWords('make')}
      </Button>
      <UploadButton />
      {isMaking ? <NewDesignSheet published={published} onClose={() => setMaking(false)} /> : null}
    </>
  );
};

type DraftLine = DefinitionsView['drafts'][number];

const Drafts = ({ view }: { view: DefinitionsView }) => {
  const open = view.drafts.filter(({ status }) => status === 'open');
  const settled = view.drafts.filter(({ status }) => status !== 'open');
  return (
    <section className="sheet def-part" aria-labelledby="def-waiting">
      <h2 id="def-waiting">{t('waiting')}</h2>
      {open.length === 0 ? <p className="grey">{t('waitingNone')}</p> : <DraftList drafts={open} />}
      {settled.length > 0 ? (
        <details>
          <summary>{t('settled', { count: settled.length })}</summary>
          <DraftList drafts={settled} />
        </details>
      ) : null}
    </section>
  );
};

const DraftList = ({ drafts }: { drafts: readonly DraftLine[] }) => (
  <ul className="def-list">
    {drafts.map(({ id, title, uploadedBy, uploadedText, settledText, fromDesign }) => (
      <li key={id}>
        <Link to={`/definitions/drafts/${id}`}>{title}</Link>
        <span className="grey small">
          {t(fromDesign ? 'handedOver' : 'uploaded', { who: uploadedBy, at: uploadedText })}
          {settledText === null ? '' : `，${settledText}`}
        </span>
      </li>
    ))}
  </ul>
);

const FromLibrary = ({ waiting }: { waiting: DefinitionsView['fromLibrary'] }) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const ask = useMutation({
    mutationFn: () => api.post<DefinitionDraftView>('/definition-drafts', { fromLibrary: waiting.map(({ versionId }) => versionId) }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: definitionsQuery.queryKey });
      await navigate({ to: `/definitions/drafts/${id}` });
    },
  });
  return (
    <section className="sheet def-part" aria-labelledby="def-library">
      <h2 id="def-library">{t('fromLibrary')}</h2>
      <p>{t('fromLibraryNote')}</p>
      <ul className="def-list">
        {waiting.map(({ versionId, title, isNew }) => (
          <li key={versionId}>
            <span>{title}</span>
            {isNew ? <span className="grey small">{t('isNew')}</span> : null}
          </li>
        ))}
      </ul>
      {ask.error ? <ProblemAlert error={ask.error} /> : null}
      <Button onClick={() => ask.mutate()} loading={ask.isPending}>
        {t('ask', { count: waiting.length })}
      </Button>
    </section>
  );
};
