import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';
import { LengthWords } from './length-words.js';
import { useLocalText } from './use-local-text.js';

/** Grows with its text; browsers without `field-sizing` get enough lines for what stands there. */
const linesOf = (text: string, least: number): number =>
  Math.min(
    16,
    Math.max(
      least,
      text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 22)), 0),
    ),
  );

export const LongTextWidget = ({ id, label, value, onChange, options, schema, isInvalid, describedBy, inCell, hint }: EditorProps) => {
  const local = useLocalText(textOf(value), onChange);
  const phrases = Array.isArray(options['phrases']) ? (options['phrases'] as string[]) : []; // given by the kind's `widget`
  const handlePhrase = (phrase: string) => local.change(local.text.trim() === '' ? phrase : `${local.text.replace(/[；。\s]+$/u, '')}；${phrase}`);
  return (
    <>
      <textarea
        id={id}
        className="control control-area"
        rows={linesOf(local.text, inCell ? 1 : 3)}
        value={local.text}
        placeholder={inCell ? hint : undefined}
        aria-label={inCell ? label : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => local.change(event.target.value)}
        onBlur={local.commit}
        onCompositionStart={() => local.compose(true)}
        onCompositionEnd={() => local.compose(false)}
      />
      <LengthWords text={local.text} most={schema['maxLength']} />
      {phrases.length > 0 ? (
        <div className="phrases" role="group" aria-label={t('phrases')}>
          {phrases.map((phrase) => (
            <button key={phrase} type="button" className="phrase" onClick={() => handlePhrase(phrase)}>
              {phrase}
            </button>
          ))}
        </div>
      ) : null}
    </>
  );
};
