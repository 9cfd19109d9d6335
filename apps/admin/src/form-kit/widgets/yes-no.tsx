import { t } from '../texts.js';
import type { EditorProps } from './editor.js';

export const YesNoWidget = ({ id, label, value, onChange, describedBy, inCell }: EditorProps) => (
  <div
    id={id}
    tabIndex={-1}
    className="ticks"
    role="radiogroup"
    {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
    aria-describedby={describedBy}
  >
    {[true, false].map((answer) => (
      <label key={String(answer)} className="tick">
        <input type="radio" name={id} checked={value === answer} onChange={() => onChange(answer)} />
        {answer ? t('yes') : t('no')}
      </label>
    ))}
  </div>
);
