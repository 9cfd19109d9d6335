import { Button } from 'antd';
import { useId, useMemo, useState } from 'react';
import { formOfDraft } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import { FileButton, ProblemAlert } from '../../../shared/ui/index.js';
import { stem } from '../chain/new-node.js';
import { keptGuesses, nameless } from './choosing.js';
import { GuessList } from './guess-list.js';
import { PaperOfSheet } from './paper-of-sheet.js';
import { t } from './texts.js';
import { useSheetDraft } from './use-sheet-draft.js';
import './from-sheet.css';

interface FromSheetProps {
  readonly onMade: (form: FormDefinition) => void;
  readonly onClose: () => void;
}

/** A blank sheet beside what it seems to ask: the designer goes over each guess, then it is a form. */
export const FromSheet = ({ onMade, onClose }: FromSheetProps) => {
  const { reading, sheets, sheet, choosing, read, open, choose } = useSheetDraft();
  const [looked, setLooked] = useState<string | null>(null);
  const kept = useMemo(() => (choosing ? keptGuesses(choosing) : []), [choosing]);
  const fields = kept.filter(({ type }) => type === 'field').length;
  const title = choosing?.title.trim() ?? '';
  const unnamed = choosing ? nameless(choosing) : 0;
  const mayMake = fields > 0 && title !== '' && unnamed === 0;
  const handleMake = () => {
    if (!choosing || !mayMake) return;
    const { annex, fillerLabel, guidance } = choosing;
    onMade(formOfDraft({ guesses: kept, annex: annex.trim(), fillerLabel: fillerLabel.trim(), guidance: guidance.trim() }, { key: stem('form'), title }));
  };
  return (
    <section className="fs" aria-label={t('title')}>
      <div className="dz-tools fs-top">
        <h2>{t('title')}</h2>
        <FileChoice isFirst={sheet === null} isBusy={reading.isPending} onFile={read} />
        {sheets.length > 1 ? (
          <SheetChoice
            names={sheets.map(({ name }) => name)}
            now={sheet?.name ?? ''}
            onOpen={(name) => open(sheets.find((one) => one.name === name) ?? null)}
          />
        ) : null}
        <span className="fs-acts">
          <Button onClick={onClose}>{t('cancel')}</Button>
          {choosing ? (
            <Button type="primary" disabled={!mayMake} onClick={handleMake}>
              {fields === 0 ? t('nothing') : unnamed > 0 ? t('unnamed', { count: unnamed }) : t('make', { count: fields })}
            </Button>
          ) : null}
        </span>
      </div>
      {reading.isPending ? (
        <p className="fs-about" role="status">
          {t('reading')}
        </p>
      ) : null}
      {reading.error ? (
        <div className="fs-about">
          <ProblemAlert error={reading.error} />
        </div>
      ) : null}
      {sheet && choosing ? (
        <div className="fs-desk">
          <div className="fs-paper" role="group" aria-label={t('paper')} tabIndex={0}>
            <PaperOfSheet sheet={sheet} choosing={choosing} looked={looked} onLook={setLooked} />
          </div>
          <GuessList choosing={choosing} looked={looked} onLook={setLooked} onChoose={choose} />
        </div>
      ) : reading.isPending ? null : (
        <DropPlace onFile={read} />
      )}
    </section>
  );
};

const FileChoice = ({ isFirst, isBusy, onFile }: { isFirst: boolean; isBusy: boolean; onFile: (file: File) => void }) => (
  <FileButton
    accept=".docx,.xlsx"
    type={isFirst ? 'primary' : 'default'}
    disabled={isBusy}
    words={t(isFirst ? 'choose' : 'another')}
    label={t('choose')}
    onFile={onFile}
  />
);

const SheetChoice = ({ names, now, onOpen }: { names: readonly string[]; now: string; onOpen: (name: string) => void }) => {
  const id = useId();
  return (
    <span className="fs-which">
      <label htmlFor={id}>{t('whichSheet')}</label>
      <select id={id} value={now} onChange={({ target }) => onOpen(target.value)}>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </span>
  );
};

const DropPlace = ({ onFile }: { onFile: (file: File) => void }) => {
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={isOver ? 'fs-drop fs-over' : 'fs-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <p>{t('about')}</p>
      <p className="grey fs-desk-only">{t('drop')}</p>
    </div>
  );
};
