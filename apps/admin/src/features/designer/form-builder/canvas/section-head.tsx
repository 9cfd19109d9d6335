import { memo } from 'react';
import type { FormSection } from '@bihuan/forms';
import { TextField } from '../../panel/fields.js';
import { useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { useBuilder } from './context.js';

interface SectionHeadProps {
  readonly section: FormSection;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The heading of a section, written where it stands. Its buttons are reached by Tab. */
export const SectionHead = memo(({ section, isFirst, isLast }: SectionHeadProps) => {
  const { mayChange, removeSection, shiftSection } = useBuilder();
  const set = useFormSet({ type: 'section', section: section.id });
  if (!mayChange)
    return (
      <header className="fb-section-head">
        <h3>{section.title}</h3>
        {section.help === undefined ? null : <p className="fb-hint">{section.help}</p>}
      </header>
    );
  const named = (words: 'sectionUpLabel' | 'sectionDownLabel' | 'sectionRemoveLabel') => t(words, { title: section.title });
  return (
    <header className="fb-section-head" id={`section-${section.id}`}>
      <div className="fb-section-words fb-plain-label">
        <TextField label={t('sectionTitle')} value={section.title} onChange={(value) => set({ path: ['title'], value })} />
        <TextField
          optional
          label={t('sectionHelp')}
          placeholder={t('sectionHelp')}
          value={section.help ?? ''}
          onChange={(value) => set({ path: ['help'], ...(value.trim() === '' ? {} : { value }) })}
        />
      </div>
      <p className="fb-section-acts">
        <button type="button" className="link-button" aria-disabled={isFirst} aria-label={named('sectionUpLabel')} onClick={() => shiftSection(section.id, -1)}>
          {t('sectionUp')}
        </button>
        <button type="button" className="link-button" aria-disabled={isLast} aria-label={named('sectionDownLabel')} onClick={() => shiftSection(section.id, 1)}>
          {t('sectionDown')}
        </button>
        <button
          type="button"
          className="link-button"
          aria-label={named('sectionRemoveLabel')}
          title={t('sectionRemoveHint')}
          onClick={() => removeSection(section.id)}
        >
          {t('sectionRemove')}
        </button>
      </p>
    </header>
  );
});
SectionHead.displayName = 'SectionHead';
