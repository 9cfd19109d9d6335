import type { DefinitionDraftView } from '../../api/generated.js';
import { t } from './texts.js';

type Problems = DefinitionDraftView['problems'];

/** What keeps it from being published. */
export const ProblemList = ({ problems, count }: { problems: Problems; count: number }) => (
  <section className="sheet def-part" aria-labelledby="def-problems">
    <h2 id="def-problems">{t('problems', { count })}</h2>
    <p>{t('problemsNote')}</p>
    <Located problems={problems} />
    {count > problems.length ? <p className="grey">{t('problemsMore', { shown: problems.length, count })}</p> : null}
  </section>
);

/** What does not, but should be known. */
export const NoticeList = ({ notices }: { notices: Problems }) => (
  <section className="sheet def-part" aria-labelledby="def-notices">
    <h2 id="def-notices">{t('notices')}</h2>
    <Located problems={notices} />
  </section>
);

/** Where, what, and how to mend it: a line each. */
const Located = ({ problems }: { problems: Problems }) => (
  <ol className="def-problems">
    {problems.map(({ pointer, line, code, message, mend }) => (
      <li key={`${pointer} ${code} ${message}`}>
        <p className="def-problem">{message}。</p>
        <p>{mend}</p>
        <p className="grey small">
          {line === null ? '' : `${t('line', { n: line })} · `}
          <code>{pointer === '' ? '/' : pointer}</code>
        </p>
      </li>
    ))}
  </ol>
);
