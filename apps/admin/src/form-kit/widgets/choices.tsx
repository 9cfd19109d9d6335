import { optionsOf } from './editor.js';
import type { EditorProps } from './editor.js';

export const ChoicesWidget = ({ id, label, value, onChange, schema, describedBy, inCell }: EditorProps) => {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const choices = optionsOf(schema);
  // The order of the answers is the order of the options, however they were ticked.
  const toggle = (option: string) => onChange(choices.map((each) => each.const).filter((each) => (each === option) !== chosen.includes(each)));
  return (
    <div
      id={id}
      tabIndex={-1}
      className="ticks"
      role="group"
      {...(inCell ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
      aria-describedby={describedBy}
    >
      {choices.map((option) => (
        <label key={option.const} className="tick">
          <input type="checkbox" checked={chosen.includes(option.const)} onChange={() => toggle(option.const)} />
          {option.title}
        </label>
      ))}
    </div>
  );
};
