import { Radio } from 'antd';
import { useState } from 'react';
import { FileButton } from '../../../shared/ui/index.js';
import type { NewDesignBody, NewDesignView } from './queries.js';
import { t } from './texts.js';

type FromFile = Extract<NewDesignBody['from'], { type: 'file' }>;
const largest = 1_000_000;
const megabyte = 1_000_000;

interface FilePartProps {
  readonly chosen: FromFile | null;
  /** What the server made of the file, where it made no design of it. */
  readonly answer: NewDesignView | null;
  readonly onChoose: (from: FromFile | null) => void;
}

/** A file, also an unfinished one; what keeps it from being read is told line by line. */
export const FilePart = ({ chosen, answer, onChoose }: FilePartProps) => {
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const handleChosen = async (file: File) => {
    setTooLarge(file.size > largest ? `${(file.size / megabyte).toFixed(1)}MB` : null);
    onChoose(file.size > largest ? null : { type: 'file', fileName: file.name, content: await file.text() });
  };
  return (
    <>
      <p className="grey">{t('fileNote')}</p>
      <span className="design-file">
        <FileButton accept=".json,application/json" words={t('chooseFile')} onFile={(file) => void handleChosen(file)} />
        {chosen === null ? null : <span>{t('chosenFile', { name: chosen.fileName })}</span>}
      </span>
      {tooLarge === null ? null : (
        <p className="field-error" role="alert">
          {t('tooLarge', { size: tooLarge })}
        </p>
      )}
      {answer && answer.choices.length > 0 && chosen ? (
        <fieldset className="design-gallery">
          <legend>{t('choice')}</legend>
          <Radio.Group
            value={chosen.lifecycle ?? null}
            onChange={({ target }) => onChoose({ ...chosen, lifecycle: String(target.value) })}
            style={{ display: 'grid', gap: 8 }}
            options={answer.choices.map(({ key, label }) => ({ value: key, label }))}
          />
        </fieldset>
      ) : null}
      {answer && answer.problemCount > 0 ? <FileProblems answer={answer} /> : null}
    </>
  );
};

const FileProblems = ({ answer }: { answer: NewDesignView }) => (
  <section aria-labelledby="design-file-problems" className="def-part design-problems" role="alert">
    <h3 id="design-file-problems">{t('problems', { count: answer.problemCount })}</h3>
    <p>{t('problemsNote')}</p>
    <ol className="def-problems">
      {answer.problems.slice(0, 20).map(({ pointer, line, code, message, mend }) => (
        <li key={`${pointer} ${code} ${message}`}>
          <p className="def-problem">{message}。</p>
          <p>{mend}</p>
          <p className="grey small">
            {line === null ? '' : `${t('fileLine', { n: line })} · `}
            <code>{pointer === '' ? '/' : pointer}</code>
          </p>
        </li>
      ))}
    </ol>
  </section>
);
