import type { DefinitionDraftView } from '../../api/generated.js';
import { t } from './texts.js';

/** Where, what, and how to mend it: a line each. */
export const ProblemList = ({ problems, count }: { problems: DefinitionDraftView['problems']; count: number }) => (
  <section className="sheet def-part" aria-labelledby="def-problems">
    <h2 id="def-problems">{t('problems', { count })}</h2>
    <p>{t('problemsNote')}</p>
    <ol className="def-problems">
      {problems.map(({ pointer, line, code, message, mend }) => (
        <li key={`${pointer} ${code} ${message}`}>
          <p className="def-problem">{message}。</p>
          <p>{mend}</p>
          <p className="grey small">{line === null ? '' : `${t('line', { n: line })} · `}<code>{pointer === '' ? '/' : pointer}</code></p>
        </li>
      ))}
    </ol>
    {count > problems.length ? <p className="grey">{t('problemsMore', { shown: problems.length, count })}</p> : null}
  </section>
);
