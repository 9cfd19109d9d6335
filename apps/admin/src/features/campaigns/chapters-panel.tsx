import type { CampaignView } from '../../api/types.js';
import { t } from './texts.js';

/** The plan's text, word for word; a stray character stays, with the note somebody put beside it. */
export const ChaptersPanel = ({ view }: { view: CampaignView }) => (
  <section aria-labelledby="plan-chapters">
    <h2 id="plan-chapters">{t('chapters')}</h2>
    {view.basis.length > 0 ? <p className="grey small">{t('basis')}：{view.basis.join('；')}</p> : null}
    {view.chapters.map((chapter) => (
      <details key={chapter.no} className="plan-chapter">
        <summary>{chapter.no}、{chapter.title}</summary>
        {chapter.paragraphs.map((paragraph, index) => (
          // Paragraphs of a printed text never move, so their place is their name.
          <p key={index} className={`plan-paragraph plan-level-${paragraph.level}`}>
            {paragraph.no}{paragraph.text}
            {paragraph.note ? <span className="plan-sic">{paragraph.note}</span> : null}
          </p>
        ))}
      </details>
    ))}
  </section>
);
