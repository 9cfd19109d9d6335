import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { CSSProperties, FocusEvent, KeyboardEvent } from 'react';
import { words } from '../texts/words.js';
import { readDay } from './read-day.js';

const t = words('day-picker', {
  hint: '如2018-10-31', unreadable: '“{{text}}”不是能识别的日期，请写成2018-10-31或2018年10月31日。', tooLate: '最晚只能到{{day}}。',
});

interface DayPickerProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** No later day than this. */
  readonly latest?: string | undefined;
  /** The month shown first. */
  readonly shownFirst?: string | undefined;
  readonly id?: string;
  readonly describedBy?: string;
  readonly isInvalid?: boolean;
  readonly autoFocus?: boolean;
  readonly style: CSSProperties;
  readonly onChange: (day: string) => void;
}

/** The first is how a day is shown. Only whole days are read while typing: «2018-10-3» may still become the 31st. */
const formats = ['YYYY年M月D日（ddd）', 'YYYY-MM-DD', 'YYYY/MM/DD', 'YYYYMMDD'];

/** A desk's day: picked or typed. What cannot be read is said, never silently thrown away; what the pointer rests on does not stand in for what was typed. */
export const DayPicker = ({ label, value, latest, shownFirst, id, describedBy, isInvalid = false, autoFocus = false, style, onChange }: DayPickerProps) => {
  const [problem, setProblem] = useState<string | null>(null);
  const take = (day: string) => {
    setProblem(null);
    if (day !== value) onChange(day);
  };
  const refuse = (why: string) => {
    setProblem(why);
    if (value !== '') onChange('');
  };
  const read = (typed: string) => {
    if (typed.trim() === '') return take('');
    const day = readDay(typed);
    if (day === null) return refuse(t('unreadable', { text: typed }));
    return latest !== undefined && day > latest ? refuse(t('tooLate', { day: dayjs(latest).format('YYYY年M月D日') })) : take(day);
  };
  const handleBlur = (event: FocusEvent<HTMLElement>) => { if (event.target instanceof HTMLInputElement) read(event.target.value); };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => { if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.value.trim() !== '') read(event.target.value); };
  return (
    <>
      <DatePicker
        {...(id === undefined ? {} : { id })} value={value === '' ? null : dayjs(value)} format={formats} placeholder={t('hint')} aria-label={label} aria-describedby={describedBy} autoFocus={autoFocus}
        showNow={false} needConfirm={false} previewValue={false} preserveInvalidOnBlur status={isInvalid || problem !== null ? 'error' : ''} style={style}
        {...(latest === undefined ? {} : { maxDate: dayjs(latest) })} {...(shownFirst === undefined ? {} : { defaultPickerValue: dayjs(shownFirst) })}
        onBlur={handleBlur} onKeyDown={handleKeyDown} onChange={(day) => take(day ? day.format('YYYY-MM-DD') : '')}
      />
      {problem === null ? null : <span className="field-error day-problem" role="alert">{problem}</span>}
    </>
  );
};
