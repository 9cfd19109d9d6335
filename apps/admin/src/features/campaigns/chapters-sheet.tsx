import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { CampaignView } from '../../api/types.js';
import { Sheet } from '../../shared/ui/index.js';
import { SheetProblem } from './sheet-problem.js';
import { t } from './texts.js';
import type { PlanSaver } from './use-plan-sheet.js';

type Chapter = CampaignView['chapters'][number];
type Paragraph = Chapter['paragraphs'][number];

const levels = [
  { value: 0, label: t('level0') },
  { value: 1, label: t('level1') },
  { value: 2, label: t('level2') },
] as const;

/** The plan's own words, paragraph by paragraph. */
export const ChaptersSheet = ({ view, saver, onClose }: { view: CampaignView; saver: PlanSaver; onClose: () => void }) => {
  const [chapters, setChapters] = useState<readonly Chapter[]>(view.chapters);
  const replace = (at: number, chapter: Chapter) => setChapters(chapters.map((one, index) => (index === at ? chapter : one)));
  const isReady = chapters.every(({ title }) => title.trim() !== '');
  const handleSave = () => saver.save({ edits: [{ type: 'chapters', chapters: chapters.map(clean) }] }, onClose);
  return (
    <Sheet
      title={t('editChapters')}
      width={860}
      busy={saver.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leaveAsIs')}</Button>
          <Button type="primary" disabled={!isReady} loading={saver.isPending} onClick={handleSave}>
            {t('save')}
          </Button>
        </>
      }
    >
      {chapters.map((chapter, at) => (
        // Chapters and paragraphs of a text have no id; their place is their name.
        <ChapterFields
          key={at}
          chapter={chapter}
          onChange={(next) => replace(at, next)}
          onRemove={() => setChapters(chapters.filter((_, index) => index !== at))}
        />
      ))}
      <Button onClick={() => setChapters([...chapters, { no: numerals[chapters.length] ?? '', title: '', paragraphs: [] }])}>{t('addChapter')}</Button>
      <SheetProblem saver={saver} />
    </Sheet>
  );
};

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const clean = ({ no, title, paragraphs }: Chapter): Chapter => ({
  no: no.trim(),
  title: title.trim(),
  paragraphs: paragraphs.map(({ level, no: printed, text, note }) => ({
    level,
    no: printed,
    text,
    ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }),
  })),
});

const ChapterFields = ({ chapter, onChange, onRemove }: { chapter: Chapter; onChange: (next: Chapter) => void; onRemove: () => void }) => {
  const { paragraphs } = chapter;
  const replace = (at: number, cells: Partial<Paragraph>) =>
    onChange({ ...chapter, paragraphs: paragraphs.map((one, index) => (index === at ? { ...one, ...cells } : one)) });
  const nameOf = (at: number, what: string) => t('paragraphOf', { chapter: chapter.no, no: at + 1, what });
  return (
    <fieldset className="plan-list-fields plan-chapter-fields">
      <legend>
        {t('chapterNo')} {chapter.no}
      </legend>
      <div className="plan-chapter-head">
        <Input aria-label={t('chapterNo')} value={chapter.no} maxLength={10} onChange={(event) => onChange({ ...chapter, no: event.target.value })} />
        <Input
          aria-label={`${t('chapterTitle')} ${chapter.no}`}
          placeholder={t('chapterTitle')}
          value={chapter.title}
          maxLength={200}
          onChange={(event) => onChange({ ...chapter, title: event.target.value })}
        />
        <Button size="small" onClick={onRemove}>
          {t('removeChapter')}
        </Button>
      </div>
      {paragraphs.map((paragraph, at) => (
        <div key={at} className="plan-paragraph-fields">
          <Select
            aria-label={nameOf(at, t('paragraphLevel'))}
            value={paragraph.level}
            options={[...levels]}
            onChange={(level: 0 | 1 | 2) => replace(at, { level })}
          />
          <Input
            aria-label={nameOf(at, t('paragraphNo'))}
            placeholder={t('paragraphNo')}
            value={paragraph.no}
            maxLength={20}
            onChange={(event) => replace(at, { no: event.target.value })}
          />
          <Input.TextArea
            aria-label={nameOf(at, t('paragraphText'))}
            autoSize={{ minRows: 1, maxRows: 10 }}
            value={paragraph.text}
            maxLength={4000}
            onChange={(event) => replace(at, { text: event.target.value })}
          />
          <Input
            aria-label={nameOf(at, t('paragraphNote'))}
            placeholder={t('paragraphNote')}
            value={paragraph.note ?? ''}
            maxLength={200}
            onChange={(event) => replace(at, { note: event.target.value })}
          />
          <Button size="small" onClick={() => onChange({ ...chapter, paragraphs: paragraphs.filter((_, index) => index !== at) })}>
            {t('removeParagraph')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange({ ...chapter, paragraphs: [...paragraphs, { level: 0, no: '', text: '' }] })}>
        {t('addParagraph')}
      </Button>
    </fieldset>
  );
};
