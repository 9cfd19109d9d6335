import { t } from '../texts.js';
import { optionsOf } from './editor.js';
import type { EditorProps } from './editor.js';

/** One line for each thing to be ticked; where the list is required, those that need not be are marked. */
export const ChecklistWidget = ({ id, label, value, onChange, options, schema, describedBy, inCell }: EditorProps) => {
  const ticked: readonly unknown[] = Array.isArray(value) ? value : [];
  const optional: readonly unknown[] = Array.isArray(options['optional']) ? options['optional'] : [];
  const lines = optionsOf(schema);
  const toggle = (line: string) => onChange(lines.map((each) => each.const).filter((each) => (each === line) !== ticked.includes(each)));
  return (
    <div
      id={id}
      tabIndex={-1}
      className="ticks checklist"
      role="group"
      {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
      aria-describedby={describedBy}
    >
      {lines.map((line) => (
        <label key={line.const} className="tick">
          <input type="checkbox" checked={ticked.includes(line.const)} onChange={() => toggle(line.const)} />
          <span>
            {line.title}
            {options['isRequired'] === true && optional.includes(line.const) ? <span className="field-optional">{t('tickOptional')}</span> : null}
          </span>
        </label>
      ))}
      <span className="grey small">{t('ticked', { done: lines.filter((line) => ticked.includes(line.const)).length, all: lines.length })}</span>
    </div>
  );
};
