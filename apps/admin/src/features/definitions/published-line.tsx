import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../api/client.js';
import type { DefinitionsView, FormLoads } from '../../api/generated.js';
import { ProblemAlert } from '../../shared/ui/index.js';
import { saveFile } from '../../shared/save-file.js';
import { CasesSheet } from './designs/cases-sheet.js';
import { useCountsQuery } from './designs/queries.js';
import type { NewDesignView } from './designs/queries.js';
import { t as designWords } from './designs/texts.js';
import { UsesSheet } from './designs/uses-sheet.js';
import { definitionsQuery, formLoadsQuery, meQuery } from '../../api/queries.js';
import { measuredWords } from '../../shared/load-words.js';
import { isExported } from './kinds.js';
import { t } from './texts.js';

export type Published = DefinitionsView['published'][number];
export type Rights = Pick<DefinitionsView, 'mayManage' | 'mayUpgrade'>;

/** One entry on one line: what it is, its version, where it is used and how it stands. The rest is there once it is opened. */
export const PublishedLine = ({ line, rights }: { line: Published; rights: Rights }) => {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const begin = useBegin(line);
  const { kind, title, version } = line;
  const behind = line.running.filter((one) => one.version < version);
  return (
    <li className={isOpen ? 'def-entry is-open' : 'def-entry'}>
      <div className="def-row">
        <button type="button" className="link-button def-name" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {title}
        </button>
        <span className="grey small def-version">{t('version', { n: version })}</span>
        <span className="grey small def-used">{kind === 'lifecycle' || kind === 'form' ? <Used line={line} /> : null}</span>
        <span className="small def-state">
          {behind.length > 0 ? (
            <span className="design-behind">{behind.map((one) => t('runningOld', one)).join('，')}</span>
          ) : (
            <span className="grey">{line.running.map((one) => t('runningNow', one)).join('，')}</span>
          )}
        </span>
        <span className="def-act">
          {rights.mayManage && kind === 'lifecycle' ? (
            <Button size="small" loading={begin.isPending} aria-label={designWords('editLabel', { title })} onClick={() => begin.mutate()}>
              {designWords('edit')}
            </Button>
          ) : null}
        </span>
      </div>
      {begin.error ? <ProblemAlert error={begin.error} /> : null}
      {isOpen ? <Opened id={id} line={line} rights={rights} /> : null}
    </li>
  );
};

/** In how many places; where exactly is told by the sheet. */
const Used = ({ line: { kind, key, startedBy } }: { line: Published }) => {
  const { data } = useQuery(useCountsQuery);
  if (!data) return null;
  const places = data.counts.find((one) => one.kind === kind && one.key === key)?.places ?? 0;
  if (places > 0) return t('usedIn', { places });
  return t(startedBy === null ? 'usedNowhere' : 'usedByHand');
};

const Opened = ({ id, line, rights: { mayUpgrade } }: { id: string; line: Published; rights: Rights }) => {
  const [asking, setAsking] = useState<'uses' | 'cases' | null>(null);
  const { kind, key, title } = line;
  const { data: loads } = useQuery({ ...formLoadsQuery, enabled: kind === 'form' });
  const about = [
    line.publishedText,
    ...loadWords(loads, line),
    ...(line.startedBy === null ? [] : [t('startedBy', { posts: line.startedBy })]),
    ...line.running.map((one) => t('running', one)),
  ];
  return (
    <div id={id} className="def-opened" role="group" aria-label={title}>
      <p className="grey small">{about.join(' · ')}</p>
      {mayUpgrade ? <Older line={line} /> : null}
      <span className="design-acts">
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
        {kind === 'option-set' ? (
          <Link to="/definitions/options/$setKey" params={{ setKey: key }} aria-label={t('openOptionsLabel', { title })}>
            {t('openOptions')}
          </Link>
        ) : null}
        {isExported(kind) ? (
          <Button size="small" aria-label={t('exportLabel', { title })} onClick={() => void save(line)}>
            {t('export')}
          </Button>
        ) : null}
        {kind === 'form' && line.version > 1 ? (
          <Link to="/definitions/forms/$form/change" params={{ form: key }} className="small">
            {t('formChange')}
          </Link>
        ) : null}
        {kind === 'lifecycle' && line.version > 1 ? <Upgrades line={line} mayUpgrade={mayUpgrade} /> : null}
      </span>
      {asking === 'uses' && (kind === 'lifecycle' || kind === 'form') ? (
        <UsesSheet kind={kind} definition={key} title={title} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'cases' ? <CasesSheet process={key} title={title} onClose={() => setAsking(null)} /> : null}
    </div>
  );
};

/** Of a form: the minutes it is set to, beside those it took. */
function loadWords(loads: FormLoads | undefined, { kind, key }: Published): readonly string[] {
  const load = kind === 'form' ? loads?.forms.find((one) => one.key === key) : undefined;
  return load ? [measuredWords(load.minutes, load.measured) ?? t('minutes', { minutes: load.minutes })] : [];
}

/** Begins the next version of what is in use. */
function useBegin({ key }: Published) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.post<NewDesignView>('/designs', { from: { type: 'published', key, copy: false } }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: definitionsQuery.queryKey });
      if (id !== null) await navigate({ to: `/definitions/designs/${id}` });
    },
  });
}

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
