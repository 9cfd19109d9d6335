import type { DateField } from '../definition.js';
import { dayInWords, isDay } from '../day.js';
import { DAY } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { afterToday, notADay } from './time-flaws.js';
import { dayRead } from './day-read.js';

export const date: FieldKind<DateField> = {
  shape: { properties: { notAfterToday: { type: 'boolean' } } },
  schema: () => ({ type: 'string', pattern: DAY, maxLength: 10 }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'string' ? dayInWords(value) : ''),
  blank: null,
  // A text that has not even the shape of a day is the schema's to refuse.
  flaw: (value, field, today) => {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return undefined;
    return isDay(value) ? afterToday(field, value, today) : notADay(field);
  },
  read: (pasted, _field, { today }) => {
    const day = dayRead(pasted, today);
    return day === undefined ? { flaw: '不是日期' } : { value: day };
  },
  widget: (field) => ({ name: 'bihuan-date', schema: { type: 'string' }, options: { notAfterToday: field.notAfterToday ?? false } }),
};
