import { DatePicker } from 'antd';
import dayjs from 'dayjs';
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

/** Days may also be typed: 2018-10-20 or 2018年10月20日. */
const formats = ['YYYY年M月D日（ddd）', 'YYYY年M月D日', 'YYYY-MM-DD', 'YYYY-M-D'];

/** A day outside of forms; a phone brings its own picker. */
export const DayField = ({ label, value, latest, autoFocus = false, bare = false, onChange }: DayFieldProps) => {
  const phone = usePhone();
  const picker = phone ? (
    <input type="date" className="native-input" aria-label={label} value={value} max={latest} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <DatePicker
      value={value === '' ? null : dayjs(value)} format={formats} placeholder="" aria-label={label} autoFocus={autoFocus} showNow={false} style={{ width: '15.5em', maxWidth: '100%' }}
      {...(latest === undefined ? {} : { maxDate: dayjs(latest), defaultPickerValue: dayjs(latest) })}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
    />
  );
  return bare ? picker : <span className="day-field"><span aria-hidden="true">{label}</span>{picker}</span>;
};
