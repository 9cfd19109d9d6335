import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo } from 'react';
import { usePhone } from '../../shared/ui/use-phone.js';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { textOf } from './editor.js';
import type { EditorProps } from './editor.js';

const stored = 'YYYY-MM-DDTHH:mm';

/** A local day and time, `YYYY-MM-DDTHH:mm`; a phone brings its own picker. */
export const DateTimeWidget = ({ id, label, value, onChange, options, isInvalid, describedBy, inCell }: EditorProps) => {
  const { today } = useFormKit();
  const phone = usePhone();
  const latest = options['notAfterToday'] === true ? today : undefined;
  const text = textOf(value);
  const moment = useMemo(() => (text === '' ? null : dayjs(text)), [text]);
  if (phone) {
    return (
      <input
        id={id}
        type="datetime-local"
        className="control"
        value={text}
        {...(latest === undefined ? {} : { max: `${latest}T23:59` })}
        aria-label={inCell ? label : undefined}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value.slice(0, 16))}
      />
    );
  }
  return (
    <DatePicker
      id={id}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      value={moment}
      format={['YYYY年M月D日 HH:mm', 'YYYY-MM-DD HH:mm', 'YYYY/MM/DD HH:mm']}
      placeholder={t('momentHint')}
      aria-label={label}
      aria-describedby={describedBy}
      previewValue={false}
      showNow={false}
      needConfirm={false}
      status={isInvalid ? 'error' : ''}
      style={{ width: '100%' }}
      {...(latest === undefined ? {} : { maxDate: dayjs(`${latest}T23:59`) })}
      defaultPickerValue={dayjs(`${today}T09:00`)}
      onChange={(picked) => onChange(picked ? picked.format(stored) : null)}
    />
  );
};
