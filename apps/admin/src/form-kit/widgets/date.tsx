import { DayPicker } from '../../shared/ui/day-picker.js';
import { usePhone } from '../../shared/ui/use-phone.js';
import { useFormKit } from '../context.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';

/** A local day, `YYYY-MM-DD`; a phone brings its own picker. */
export const DateWidget = ({ id, label, value, onChange, options, isInvalid, describedBy, inCell }: EditorProps) => {
  const { today } = useFormKit();
  const phone = usePhone();
  const latest = options['notAfterToday'] === true ? today : undefined;
  const text = textOf(value);
  if (phone) {
    return (
      <input
        id={id}
        type="date"
        className="control"
        value={text}
        max={latest}
        aria-label={inCell ? label : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      />
    );
  }
  return (
    <DayPicker
      id={id}
      label={label}
      value={text}
      latest={latest}
      shownFirst={today}
      isInvalid={isInvalid}
      describedBy={describedBy}
      style={{ width: '100%' }}
      onChange={(day) => onChange(day === '' ? null : day)}
    />
  );
};
