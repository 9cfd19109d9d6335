import type { MonthField } from '../definition.js';
import type { FieldKind } from './field-kind.js';
import { afterToday } from './time-flaws.js';
import { monthRead } from './day-read.js';

const SHAPE = '^[0-9]{4}-(0[1-9]|1[0-2])$';

export const month: FieldKind<MonthField> = {
  shape: { properties: { notAfterToday: { type: 'boolean' } } },
  schema: () => ({ type: 'string', pattern: SHAPE, maxLength: 7 }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'string' ? monthInWords(value) : ''),
  blank: null,
  flaw: (value, field, today) => (typeof value === 'string' && new RegExp(SHAPE, 'u').test(value) ? afterToday(field, value, today) : undefined),
  read: (pasted, _field, { today }) => {
    const read = monthRead(pasted, today);
    return read === undefined ? { flaw: '不是月份' } : { value: read };
  },
  widget: (field) => ({ name: 'bihuan-month', schema: { type: 'string' }, options: { notAfterToday: field.notAfterToday ?? false } }),
};

/** 2018-10 → 2018年10月; what is no month is shown as it is. */
function monthInWords(text: string): string {
  const [, year, number] = /^(\d{4})-(\d{2})$/u.exec(text) ?? [];
  return year === undefined ? text : `${year}年${Number(number)}月`;
}
