import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../api/client.js';
import type { DefinitionsView } from '../../api/generated.js';
import { saveFile } from '../../shared/save-file.js';
import { useBeginDesign } from './designs-part.js';
import { isExported, kindWords } from './kinds.js';
import type { Kind } from './kinds.js';
import { t } from './texts.js';

type Published = DefinitionsView['published'][number];
const order: readonly Kind[] = ['lifecycle', 'form', 'series', 'register', 'way'];

/** What is in use, by kind; each can be taken away as a file and brought back changed. */
export const PublishedList = ({ published, mayDesign, mayUpgrade }: { published: readonly Published[]; mayDesign: boolean; mayUpgrade: boolean }) => (
  <section className="sheet def-part" aria-labelledby="def-published">
    <h2 id="def-published">{t('published')}</h2>
    {order.map((kind) => {
      const label = kindWords[kind];
      const lines = published.filter((one) => kindWords[one.kind] === label);
      if (lines.length === 0) return null;
      return <section key={kind} aria-label={label}><h3>{label}</h3><ul className="def-list">{lines.map((line) => <Line key={`${line.kind}/${line.key}`} line={line} mayDesign={mayDesign} mayUpgrade={mayUpgrade} />)}</ul></section>;
    })}
  </section>
);

const Line = ({ line, mayDesign, mayUpgrade }: { line: Published; mayDesign: boolean; mayUpgrade: boolean }) => (
  <li>
    <span className="def-main">
      <span>{line.title}</span>
      <span className="grey small">{[t('version', { n: line.version }), line.publishedText, ...(line.startedBy === null ? [] : [t('startedBy', { posts: line.startedBy })]), ...line.running.flatMap((one) => (mayUpgrade && one.version < line.version ? [] : [t('running', one)]))].join(' · ')}</span>
      {mayUpgrade ? <Older line={line} /> : null}
    </span>
    {mayDesign && line.kind === 'lifecycle' ? <DesignButton line={line} /> : null}
    {isExported(line.kind) ? <Button size="small" aria-label={t('exportLabel', { title: line.title })} onClick={() => void save(line)}>{t('export')}</Button> : null}
  </li>
);

/** What still runs by an older version may go over. */
const Older = ({ line: { key, title, version, running } }: { line: Published }) => running.filter((one) => one.version < version).map((one) => (
  <Link key={one.version} className="small def-older" to={`/definitions/${encodeURIComponent(key)}/upgrade?from=${one.version}`} aria-label={t('upgradeLabel', { title, from: one.version, items: one.items, to: version })}>{t('upgrade', { from: one.version, items: one.items, to: version })}</Link>
));

/** Another version of the same, begun from what is in use. */
const DesignButton = ({ line }: { line: Published }) => {
  const begin = useBeginDesign();
  return <Button size="small" aria-label={t('designLabel', { title: line.title })} loading={begin.isPending} onClick={() => begin.mutate({ from: { type: 'published', key: line.key, copy: false } })}>{t('design')}</Button>;
};

const save = async ({ kind, key, title, version }: Published): Promise<void> => {
  const bundle = await api.get<unknown>(`/definitions/${kind}/${encodeURIComponent(key)}/file`);
  saveFile(new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/json' }), `${title}（第${version}版）.json`);
};
