import { useId } from 'react';
import type { DefinitionDraftView } from '../../api/generated.js';
import { t } from './texts.js';

type Picture = NonNullable<DefinitionDraftView['parts'][number]['picture']>;
type Line = Picture['before'][number];

/** The path before and after beside each other; each mark is a word, so that it is read aloud too. */
export const PathPicture = ({ picture: { before, after }, from, to }: { picture: Picture; from: number; to: number }) => (
  <section className="def-picture" aria-label={t('picture')}>
    <h4>{t('picture')}</h4>
    <p className="grey small">{t('pictureNote')}</p>
    <div className="def-paths">
      <Path version={from} lines={before} />
      <Path version={to} lines={after} />
    </div>
  </section>
);

const Path = ({ version, lines }: { version: number; lines: readonly Line[] }) => {
  const id = useId();
  return (
    <div>
      <h5 id={id}>{t('pictureOf', { version })}</h5>
      <ol className="def-path" aria-labelledby={id}>
        {lines.map((line) => (
          <PathLine key={`${line.part} ${line.id}`} line={line} />
        ))}
      </ol>
    </div>
  );
};

const marks: Readonly<Record<Line['change'], string | null>> = {
  same: null,
  added: t('markAdded'),
  removed: t('markRemoved'),
  moved: t('markMoved'),
  changed: t('markChanged'),
};

const PathLine = ({ line: { part, label, depth, change } }: { line: Line }) => (
  <li className={`def-line def-${part} def-mark-${change}`} style={{ marginInlineStart: `${depth * 1.25}em` }}>
    <span>{wordsOf(part, label)}</span>
    {marks[change] === null ? null : <span className="def-mark">{marks[change]}</span>}
  </li>
);

/** A fork has no name of its own; its branches stand under it with theirs. */
const wordsOf = (part: Line['part'], label: string): string => (part === 'fork' ? t('fork') : label);
