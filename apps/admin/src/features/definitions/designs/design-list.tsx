import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../../api/client.js';
import { saveFile } from '../../../shared/save-file.js';
import { ProblemAlert } from '../../../shared/ui/index.js';
import { designsQuery } from './queries.js';
import type { DesignsView } from './queries.js';
import { t } from './texts.js';

type Line = DesignsView['designs'][number];

/** 设计稿: processes somebody works on. */
export const DesignList = () => {
  const { data, error, refetch } = useQuery(designsQuery);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null;
  const open = data.designs.filter(({ status }) => status === 'open');
  const settled = data.designs.filter(({ status }) => status !== 'open');
  return (
    <section className="sheet def-part" aria-labelledby="def-designs">
      <h2 id="def-designs">{t('title')}</h2>
      {open.length === 0 ? (
        <p className="grey">{t('none')}</p>
      ) : (
        <ul className="def-list">
          {open.map((line) => (
            <OpenLine key={line.id} line={line} />
          ))}
        </ul>
      )}
      {settled.length > 0 ? (
        <details>
          <summary>{t('settled', { count: settled.length })}</summary>
          <ul className="def-list">
            {settled.map((line) => (
              <SettledLine key={line.id} line={line} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
};

const OpenLine = ({ line }: { line: Line }) => (
  <li>
    <span className="def-main">
      <Link to={`/definitions/designs/${line.id}`}>{line.title}</Link>
      <span className="grey small">
        {[
          line.baseVersion === null ? t('fresh') : t('base', { n: line.baseVersion }),
          t('line', { n: line.revision, who: line.updatedBy, at: line.updatedText }),
        ].join(' · ')}
      </span>
      {line.newerVersion === null ? null : <span className="design-behind small">{t('behind', { n: line.newerVersion })}</span>}
    </span>
    <span className="design-acts">
      <Link to={`/definitions/designs/${line.id}/try-out`} aria-label={t('tryOutLabel', { title: line.title })}>
        {t('tryOut')}
      </Link>
      <Button size="small" aria-label={t('exportLabel', { title: line.title })} onClick={() => void save(line)}>
        {t('export')}
      </Button>
    </span>
  </li>
);

const SettledLine = ({ line }: { line: Line }) => (
  <li>
    <span className="def-main">
      <span>{line.title}</span>
      <span className="grey small">
        {[t(line.status === 'discarded' ? 'discarded' : 'handedOver'), t('line', { n: line.revision, who: line.updatedBy, at: line.updatedText })].join(' · ')}
      </span>
    </span>
    {line.draftId === null ? null : <Link to={`/definitions/drafts/${line.draftId}`}>{t('seeDraft')}</Link>}
  </li>
);

const save = async ({ id, title, revision }: Line): Promise<void> => {
  const bundle = await api.get<unknown>(`/designs/${id}/file`);
  saveFile(new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/json' }), `${title}（设计稿第${revision}稿）.json`);
};
