import { fixedText } from '@bihuan/forms';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';
import { useNumberText } from './use-number-text.js';

/** A number with its places and what it counts; digits beyond the places are said by the form's own issue, never cut off. */
export const DecimalWidget = ({ id, label, place, value, onChange, options, isInvalid, describedBy, inCell }: EditorProps) => {
  const scale = typeof options['scale'] === 'number' ? options['scale'] : 0;
  const unit = textOf(options['unit']);
  const number = useNumberText(value, { place, shown: (own) => fixedText(own, scale), onChange });
  return (
    <>
      <span className="with-unit">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="control control-number"
          value={number.text}
          aria-label={inCell ? label : undefined}
          aria-invalid={isInvalid || number.isUnreadable}
          aria-describedby={describedBy}
          onChange={(event) => number.change(event.target.value)}
          onBlur={number.tidy}
        />
        {unit === '' ? null : <span className="unit-words">{unit}</span>}
      </span>
      {number.isUnreadable ? (
        <p className="field-error" role="alert">
          {t('noNumber', { text: number.text })}
        </p>
      ) : null}
    </>
  );
};
