import type { EditorProps } from './editor.js';

export const IntegerWidget = ({ id, label, value, onChange, schema, isInvalid, describedBy, inCell }: EditorProps) => (
  <input
    id={id}
    type="number"
    inputMode="numeric"
    step={1}
    className="control control-number"
    value={typeof value === 'number' ? value : ''}
    min={typeof schema['minimum'] === 'number' ? schema['minimum'] : undefined}
    max={typeof schema['maximum'] === 'number' ? schema['maximum'] : undefined}
    aria-label={inCell ? label : undefined}
    aria-invalid={isInvalid}
    aria-describedby={describedBy}
    onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
  />
);
