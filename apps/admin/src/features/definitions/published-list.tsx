import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import type { DefinitionsView, FormLoads } from '../../api/generated.js';
import { ProblemAlert } from '../../shared/ui/index.js';
import { saveFile } from '../../shared/save-file.js';
import { CasesSheet } from './designs/cases-sheet.js';
import type { NewDesignView } from './designs/queries.js';
import { t as designWords } from './designs/texts.js';
import { UsesSheet } from './designs/uses-sheet.js';
import { definitionsQuery, formLoadsQuery, meQuery } from '../../api/queries.js';
import { measuredWords } from '../../shared/load-words.js';
import { isExported, kindWords } from './kinds.js';
import type { Kind } from './kinds.js';
import { t } from './texts.js';

type Published = DefinitionsView['published'][number];
type Rights = Pick<DefinitionsView, 'mayManage' | 'mayUpgrade'>;
const order: readonly Kind[] = ['lifecycle', 'form', 'series', 'register', 'way'];

/** What is in use, by kind; each can be taken away as a file and brought back changed. */
export const PublishedList = ({ published, rights }: { published: readonly Published[]; rights: Rights }) => {
  const [q, setQ] = useState('');
  const word = q.trim();
  const found = published.filter(({ title, key, startedBy }) => word === '' || [title, key, startedBy ?? ''].some((text) => text.includes(word)));
  return (
    <section className="sheet def-part" aria-labelledby="def-published">
      <h2 id="def-published">{t('published')}</h2>
      <Input
        type="search"
        className="def-search"
        allowClear
        value={q}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={({ target }) => setQ(target.value)}
      />
      <p className="grey" role="status" aria-live="polite">
        {found.length === 0 ? t('searchNone', { q: word }) : ''}
      </p>
      {order.map((kind) => {
        const label = kindWords[kind];
        const lines = found.filter((one) => kindWords[one.kind] === label);
        if (lines.length === 0) return null;
        return (
          <section key={kind} aria-label={label}>
            <h3>{label}</h3>
            <ul className="def-list">
              {lines.map((line) => (
                <Line key={`${line.kind}/${line.key}`} line={line} rights={rights} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
};

const Line = ({ line, rights: { mayManage, mayUpgrade } }: { line: Published; rights: Rights }) => {
  const [asking, setAsking] = useState<'uses' | 'cases' | null>(null);
  const { kind, key, title } = line;
  const { data: loads } = useQuery({ ...formLoadsQuery, enabled: kind === 'form' });
  return (
    <li>
      <span className="def-main">
        <span>{title}</span>
        <span className="grey small">
          {[
            t('version', { n: line.version }),
            line.publishedText,
            ...loadWords(loads, line),
            ...(line.startedBy === null ? [] : [t('startedBy', { posts: line.startedBy })]),
            ...line.running.flatMap((one) => (mayUpgrade && one.version < line.version ? [] : [t('running', one)])),
          ].join(' · ')}
        </span>
        {mayUpgrade ? <Older line={line} /> : null}
        {kind === 'form' && line.version > 1 ? (
          <Link to="/definitions/forms/$form/change" params={{ form: key }} className="small">
            {t('formChange')}
          </Link>
        ) : null}
        {kind === 'lifecycle' && line.version > 1 ? <Upgrades line={line} mayUpgrade={mayUpgrade} /> : null}
      </span>
      <span className="design-acts">
        {mayManage && kind === 'lifecycle' ? <EditButton line={line} /> : null}
        {kind === 'lifecycle' || kind === 'form' ? (
          <Button size="small" aria-label={designWords('usesLabel', { title })} onClick={() => setAsking('uses')}>
            {designWords('uses')}
          </Button>
        ) : null}
        {kind === 'lifecycle' ? (
          <Button size="small" aria-label={designWords('casesLabel', { title })} onClick={() => setAsking('cases')}>
            {designWords('cases')}
          </Button>
        ) : null}
        {isExported(kind) ? (
          <Button size="small" aria-label={t('exportLabel', { title })} onClick={() => void save(line)}>
            {t('export')}
          </Button>
        ) : null}
      </span>
      {asking === 'uses' && (kind === 'lifecycle' || kind === 'form') ? (
        <UsesSheet kind={kind} definition={key} title={title} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'cases' ? <CasesSheet process={key} title={title} onClose={() => setAsking(null)} /> : null}
    </li>
  );
};

/** Of a form: the minutes it is set to, beside those it took. */
function loadWords(loads: FormLoads | undefined, { kind, key }: Published): readonly string[] {
  const load = kind === 'form' ? loads?.forms.find((one) => one.key === key) : undefined;
  return load ? [measuredWords(load.minutes, load.measured) ?? t('minutes', { minutes: load.minutes })] : [];
}

/** Begins the next version of what is in use. */
const EditButton = ({ line: { key, title } }: { line: Published }) => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const edit = useMutation({
    mutationFn: () => api.post<NewDesignView>('/designs', { from: { type: 'published', key, copy: false } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: definitionsQuery.queryKey });
      if (id !== null) await navigate({ to: `/definitions/designs/${id}` });
    },
  });
  return (
    <>
      <Button size="small" loading={edit.isPending} aria-label={designWords('editLabel', { title })} onClick={() => edit.mutate()}>
        {designWords('edit')}
      </Button>
      {edit.error ? <ProblemAlert error={edit.error} /> : null}
    </>
  );
};

/** What still runs by an older version may go over. */
const Older = ({ line: { key, title, version, running } }: { line: Published }) =>
  running
    .filter((one) => one.version < version)
    .map((one) => (
      <Link
        key={one.version}
        className="small def-older"
        to={`/definitions/${encodeURIComponent(key)}/upgrade?from=${one.version}`}
        aria-label={t('upgradeLabel', { title, from: one.version, items: one.items, to: version })}
      >
        {t('upgrade', { from: one.version, items: one.items, to: version })}
      </Link>
    ));

/** What went over to a newer version, for whoever orders it and whoever looks into records. */
const Upgrades = ({ line: { key, title }, mayUpgrade }: { line: Published; mayUpgrade: boolean }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  if (!mayUpgrade && !me.permissions.includes('history.audit')) return null;
  return (
    <Link className="small def-older" to={`/definitions/${encodeURIComponent(key)}/upgrade`} aria-label={t('upgradesLabel', { title })}>
      {t('upgrades')}
    </Link>
  );
};

const save = async ({ kind, key, title, version }: Published): Promise<void> => {
  const bundle = await api.get<unknown>(`/definitions/${kind}/${encodeURIComponent(key)}/file`);
  saveFile(new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/json' }), `${title}（第${version}版）.json`);
};
