import type { DateTimeField } from '../definition.js';
import { dayInWords, isDay } from '../day.js';
import type { FieldKind } from './field-kind.js';
import { afterToday, notADay } from './time-flaws.js';
import { momentRead } from './day-read.js';

const SHAPE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$';

/** Local time without a zone: what people write on paper. */
export const dateTime: FieldKind<DateTimeField> = {
  shape: { properties: { notAfterToday: { type: 'boolean' } } },
  schema: () => ({ type: 'string', pattern: SHAPE, maxLength: 16 }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'string' ? [dayInWords(value.slice(0, 10)), value.slice(11)].join(' ').trim() : ''),
  blank: null,
  flaw: (value, field, today) => {
    if (typeof value !== 'string' || !new RegExp(SHAPE, 'u').test(value)) return undefined;
    return isDay(value.slice(0, 10)) ? afterToday(field, value, today) : notADay(field);
  },
  read: (pasted, _field, { today }) => {
    const moment = momentRead(pasted, today);
    return moment === undefined ? { flaw: '不是日期和时间' } : { value: moment };
  },
  widget: (field) => ({ name: 'bihuan-date-time', schema: { type: 'string' }, options: { notAfterToday: field.notAfterToday ?? false } }),
};
