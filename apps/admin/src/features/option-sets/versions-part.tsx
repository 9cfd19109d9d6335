import type { OptionSetView } from '../../api/queries.js';
import { t } from './texts.js';

/** How it came to be what it is, newest first. */
export const VersionsPart = ({ versions }: Pick<OptionSetView, 'versions'>) => (
  <section className="sheet os-part" aria-labelledby="os-versions">
    <h2 id="os-versions">{t('versions')}</h2>
    <ol className="os-versions">
      {versions.map(({ version, savedText, changes }) => (
        <li key={version}>
          <strong>{t('version', { n: version })}</strong> <span className="grey small">{savedText}</span>
          <ul>
            {(changes.length === 0 ? [t('first')] : changes).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  </section>
);
