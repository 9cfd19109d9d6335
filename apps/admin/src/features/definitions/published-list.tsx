import { Button } from 'antd';
import { api } from '../../api/client.js';
import type { DefinitionsView } from '../../api/generated.js';
import { saveFile } from '../../shared/save-file.js';
import { isExported, kindWords } from './kinds.js';
import type { Kind } from './kinds.js';
import { t } from './texts.js';

type Published = DefinitionsView['published'][number];
const order: readonly Kind[] = ['lifecycle', 'form', 'series', 'register', 'way'];

/** What is in use, by kind; each can be taken away as a file and brought back changed. */
export const PublishedList = ({ published }: { published: readonly Published[] }) => (
  <section className="sheet def-part" aria-labelledby="def-published">
    <h2 id="def-published">{t('published')}</h2>
    {order.map((kind) => {
      const label = kindWords[kind];
      const lines = published.filter((one) => kindWords[one.kind] === label);
      if (lines.length === 0) return null;
      return <section key={kind} aria-label={label}><h3>{label}</h3><ul className="def-list">{lines.map((line) => <Line key={`${line.kind}/${line.key}`} line={line} />)}</ul></section>;
    })}
  </section>
);

const Line = ({ line }: { line: Published }) => (
  <li>
    <span className="def-main">
      <span>{line.title}</span>
      <span className="grey small">{[t('version', { n: line.version }), line.publishedText, ...(line.startedBy === null ? [] : [t('startedBy', { posts: line.startedBy })]), ...line.running.map((one) => t('running', one))].join(' · ')}</span>
    </span>
    {isExported(line.kind) ? <Button size="small" aria-label={t('exportLabel', { title: line.title })} onClick={() => void save(line)}>{t('export')}</Button> : null}
  </li>
);

const save = async ({ kind, key, title, version }: Published): Promise<void> => {
  const bundle = await api.get<unknown>(`/definitions/${kind}/${encodeURIComponent(key)}/file`);
  saveFile(new Blob([JSON.stringify(bundle, null, 2)], { type: 'application/json' }), `${title}（第${version}版）.json`);
};
