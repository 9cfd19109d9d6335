import { Button } from 'antd';
import { useState } from 'react';
import type { CampaignView } from '../../api/types.js';
import { ChaptersSheet } from './chapters-sheet.js';
import { t } from './texts.js';
import { usePlanSaver } from './use-plan-sheet.js';

/** The plan's text, word for word; a stray character stays, with the note somebody put beside it. */
export const ChaptersPanel = ({ view }: { view: CampaignView }) => {
  const saver = usePlanSaver(view.id);
  const [isOpen, setOpen] = useState(false);
  const isEmpty = view.chapters.length === 0 && view.basis.length === 0 && !view.basisText;
  if (isEmpty && !view.editable) return null;
  return (
    <section aria-labelledby="plan-chapters">
      <h2 id="plan-chapters">{t('chapters')}</h2>
      {view.basis.length > 0 ? (
        <p className="grey small">
          {t('basis')}：{view.basis.join('；')}
        </p>
      ) : null}
      {view.basisText ? <p className="plan-paragraph">{view.basisText}</p> : null}
      {view.chapters.length === 0 && view.editable ? <p className="grey">{t('chaptersNone')}</p> : null}
      {view.chapters.map((chapter) => (
        <details key={chapter.no} className="plan-chapter">
          <summary>
            {chapter.no}、{chapter.title}
          </summary>
          {chapter.paragraphs.map((paragraph, index) => (
            // Paragraphs of a printed text never move, so their place is their name.
            <p key={index} className={`plan-paragraph plan-level-${paragraph.level}`}>
              {paragraph.no}
              {paragraph.text}
              {paragraph.note ? <span className="plan-sic">{paragraph.note}</span> : null}
            </p>
          ))}
        </details>
      ))}
      {view.editable ? (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('editChapters')}
        </Button>
      ) : null}
      {isOpen ? <ChaptersSheet view={view} saver={saver} onClose={() => setOpen(false)} /> : null}
    </section>
  );
};
