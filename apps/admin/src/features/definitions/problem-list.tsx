import type { DefinitionDraftView } from '../../api/generated.js';
import { t } from './texts.js';

type Problems = DefinitionDraftView['problems'];

/** What keeps it from being published. */
export const ProblemList = ({ view: { problems, problemCount: count, fromDesign } }: { view: DefinitionDraftView }) => (
  <section className="sheet def-part" aria-labelledby="def-problems">
    <h2 id="def-problems">{t('problems', { count })}</h2>
    <p>{t(fromDesign ? 'problemsNoteDesign' : 'problemsNote')}</p>
    <Located problems={problems} isFile={!fromDesign} />
    {count > problems.length ? <p className="grey">{t('problemsMore', { shown: problems.length, count })}</p> : null}
  </section>
);

/** What does not, but should be known. */
export const NoticeList = ({ view: { notices, fromDesign } }: { view: DefinitionDraftView }) => (
  <section className="sheet def-part" aria-labelledby="def-notices">
    <h2 id="def-notices">{t('notices')}</h2>
    <Located problems={notices} isFile={!fromDesign} />
  </section>
);

/** What, and how to mend it: a line each; of a file, also where in it. */
const Located = ({ problems, isFile }: { problems: Problems; isFile: boolean }) => (
  <ol className="def-problems">
    {problems.map(({ pointer, line, code, message, mend }) => (
      <li key={`${pointer} ${code} ${message}`}>
        <p className="def-problem">{message}。</p>
        <p>{mend}</p>
        {isFile ? (
          <p className="grey small">
            {line === null ? '' : `${t('line', { n: line })} · `}
            <code>{pointer === '' ? '/' : pointer}</code>
          </p>
        ) : null}
      </li>
    ))}
  </ol>
);
