import { DatePicker } from 'antd';
import dayjs from 'dayjs';
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
    return <input id={id} type="date" className="control" value={text} max={latest} aria-label={inCell ? label : undefined} aria-invalid={isInvalid} aria-describedby={describedBy} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)} />;
  }
  return (
    <DatePicker
      id={id} value={text === '' ? null : dayjs(text)} format="YYYY年M月D日（ddd）" placeholder="" style={{ width: '100%' }}
      {...(latest === undefined ? {} : { maxDate: dayjs(latest) })} defaultPickerValue={dayjs(today)} showNow={false} status={isInvalid ? 'error' : ''} aria-label={label} aria-describedby={describedBy}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
};
