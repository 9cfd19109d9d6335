import { t } from '../texts.js';
import type { EditorProps } from './editor.js';

/** Stars as radio buttons, so that arrow keys and readers know them. */
export const RatingWidget = ({ id, label, value, onChange, options, describedBy, inCell }: EditorProps) => {
  const levels = typeof options['levels'] === 'number' ? options['levels'] : 5;
  const given = typeof value === 'number' ? value : 0;
  return (
    <div
      id={id}
      tabIndex={-1}
      className="rating"
      role="radiogroup"
      {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
      aria-describedby={describedBy}
    >
      {Array.from({ length: levels }, (_, at) => at + 1).map((level) => (
        <label key={level} className={level <= given ? 'star star-on' : 'star'}>
          <input type="radio" name={id} aria-label={t('level', { level, levels })} checked={given === level} onChange={() => onChange(level)} />
          <span aria-hidden="true">{level <= given ? '★' : '☆'}</span>
        </label>
      ))}
      {given > 0 ? (
        <>
          <span className="grey small">{t('level', { level: given, levels })}</span>
          <button type="button" className="link-button" onClick={() => onChange(null)}>
            {t('clear')}
          </button>
        </>
      ) : null}
    </div>
  );
};
