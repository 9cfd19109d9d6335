import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useMemo, useState } from 'react';
import type { CSSProperties, FocusEvent, KeyboardEvent } from 'react';
import { words } from '../texts/words.js';
import { readDay } from './read-day.js';

const t = words('day-picker', {
  hint: '如2018-10-31',
  unreadable: '“{{text}}”不是能识别的日期，请写成2018-10-31或2018年10月31日。',
  tooLate: '最晚只能到{{day}}。',
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
  // The picker forgets what is being typed whenever it is given another object for the day, though it be the same day.
  const day = useMemo(() => (value === '' ? null : dayjs(value)), [value]);
  const take = (taken: string) => {
    setProblem(null);
    if (taken !== value) onChange(taken);
  };
  const refuse = (why: string) => {
    setProblem(why);
    if (value !== '') onChange('');
  };
  const readTyped = (typed: string) => {
    if (typed.trim() === '') return take('');
    const read = readDay(typed);
    if (read === null) return refuse(t('unreadable', { text: typed }));
    return latest !== undefined && read > latest ? refuse(t('tooLate', { day: dayjs(latest).format('YYYY年M月D日') })) : take(read);
  };
  const handleBlur = (event: FocusEvent<HTMLElement>) => {
    if (event.target instanceof HTMLInputElement) readTyped(event.target.value);
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.value.trim() !== '') readTyped(event.target.value);
  };
  return (
    <>
      <DatePicker
        {...(id === undefined ? {} : { id })}
        value={day}
        format={formats}
        placeholder={t('hint')}
        aria-label={label}
        aria-describedby={describedBy}
        autoFocus={autoFocus}
        showNow={false}
        needConfirm={false}
        previewValue={false}
        preserveInvalidOnBlur
        status={isInvalid || problem !== null ? 'error' : ''}
        style={style}
        {...(latest === undefined ? {} : { maxDate: dayjs(latest) })}
        {...(shownFirst === undefined ? {} : { defaultPickerValue: dayjs(shownFirst) })}
        onBlur={handleBlur}
        onKeyDown={handleKeyDown}
        onChange={(picked) => take(picked ? picked.format('YYYY-MM-DD') : '')}
      />
      {problem === null ? null : (
        <span className="field-error day-problem" role="alert">
          {problem}
        </span>
      )}
    </>
  );
};
