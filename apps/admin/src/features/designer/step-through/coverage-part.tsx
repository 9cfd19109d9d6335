import { useDesign } from '../store/editor.js';
import { coverageOf } from './coverage.js';
import { t } from './texts.js';

/** What the runs on this page came to, and what none of them did. */
export const CoveragePart = ({ visited }: { visited: ReadonlySet<string> }) => {
  const definition = useDesign(({ document }) => document.lifecycle);
  const { all, visited: been, never } = coverageOf(definition, visited);
  return (
    <section className="sheet st-part" aria-labelledby="st-coverage">
      <h2 id="st-coverage">{t('coverage')}</h2>
      <p>{t('covered', { all, visited: been })}</p>
      <p className="grey">{never.length === 0 ? t('full') : t('never', { labels: never.join('、') })}</p>
    </section>
  );
};
