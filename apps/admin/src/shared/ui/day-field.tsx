import { DayPicker } from './day-picker.js';
import { usePhone } from './use-phone.js';

interface DayFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly latest?: string;
  readonly autoFocus?: boolean;
  /** The label is spoken only, where the place itself says what the day is. */
  readonly bare?: boolean;
  readonly onChange: (day: string) => void;
}

/** A day outside of forms; a phone brings its own picker. */
export const DayField = ({ label, value, latest, autoFocus = false, bare = false, onChange }: DayFieldProps) => {
  const phone = usePhone();
  const picker = phone ? (
    <input type="date" className="native-input" aria-label={label} value={value} max={latest} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <DayPicker
      label={label}
      value={value}
      latest={latest}
      shownFirst={latest}
      autoFocus={autoFocus}
      style={{ width: '15.5em', maxWidth: '100%' }}
      onChange={onChange}
    />
  );
  return bare ? (
    picker
  ) : (
    <span className="day-field">
      <span aria-hidden="true">{label}</span>
      {picker}
    </span>
  );
};
