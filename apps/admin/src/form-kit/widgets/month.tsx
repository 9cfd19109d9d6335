import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { usePhone } from '../../shared/ui/use-phone.js';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';

/** A month, `YYYY-MM`; a phone brings its own picker. */
export const MonthWidget = ({ id, label, value, onChange, options, isInvalid, describedBy, inCell }: EditorProps) => {
  const { today } = useFormKit();
  const phone = usePhone();
  const latest = options['notAfterToday'] === true ? today.slice(0, 7) : undefined;
  const text = textOf(value);
  const month = useMemo(() => (text === '' ? null : dayjs(`${text}-01`)), [text]);
  if (phone) {
    return (
      <input
        id={id}
        type="month"
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
    <DatePicker
      id={id}
      picker="month"
      value={month}
      format={['YYYY年M月', 'YYYY-MM', 'YYYY/MM', 'YYYYMM']}
      placeholder={t('monthHint')}
      aria-label={label}
      aria-describedby={describedBy}
      previewValue={false}
      status={isInvalid ? 'error' : ''}
      style={{ width: '100%' }}
      {...(latest === undefined ? {} : { maxDate: dayjs(`${latest}-01`) })}
      defaultPickerValue={dayjs(today)}
      onChange={(picked) => onChange(picked ? picked.format('YYYY-MM') : null)}
    />
  );
};
