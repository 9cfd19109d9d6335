import { t } from '../texts.js';
import { optionsOf, textOf } from './editor.js';
import type { EditorProps } from './editor.js';

const few = 5;

/** Up to five answers stand open; more, or in a cell, are a list. */
export const ChoiceWidget = ({ id, label, value, onChange, schema, isInvalid, describedBy, inCell }: EditorProps) => {
  const choices = optionsOf(schema);
  if (inCell || choices.length > few) {
    return (
      <select
        id={id}
        className="control"
        value={textOf(value)}
        aria-label={inCell ? label : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{t('choose')}</option>
        {choices.map((option) => (
          <option key={option.const} value={option.const}>
            {option.title}
          </option>
        ))}
      </select>
    );
  }
  return (
    <div id={id} tabIndex={-1} className="ticks" role="radiogroup" aria-labelledby={`${id}-label`} aria-invalid={isInvalid} aria-describedby={describedBy}>
      {choices.map((option) => (
        <label key={option.const} className="tick">
          <input type="radio" name={id} checked={value === option.const} onChange={() => onChange(option.const)} />
          {option.title}
        </label>
      ))}
    </div>
  );
};
