import { isDay } from '@bihuan/forms';
import { z } from 'zod';

/** Every text a caller may send: PostgreSQL keeps no NUL and no half of a surrogate pair. */
export const text = z.string().refine(isPlainText);

/** What a form holds, checked to its depth; its shape is the form's own business. */
export const formData = z.record(z.string(), z.unknown()).refine(isPlainData);

/** One value of a form, the same. */
export const formValue = z.unknown().refine((value) => isPlainData({ value }));

const [EARLIEST, LATEST] = ['1900-01-01', '2199-12-31'];

/** Whether it exists and somebody may mean it: what lies further away is a slip of the pen. */
export const isDayInReach = (day: string): boolean => isDay(day) && day >= EARLIEST && day <= LATEST;

/** A day somebody writes down or asks for. */
export const realDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u)
  .refine(isDayInReach, '日期要是1900年至2199年之间确有的一天，请改正后再提交');

const MOST = 2_147_483_647;

/** A whole number, as versions, revisions and serial numbers are: none is larger than a column of the database holds. */
export const whole = z.int().min(0).max(MOST);

/** The same in an address. */
export const wholeInAddress = z.coerce.number().int().min(0).max(MOST);

export function isPlainText(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}

/** Without recursion: the depth is the caller's choice. */
function isPlainData(data: unknown): boolean {
  const left: unknown[] = [data];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && !isPlainText(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) left.push(key, inner);
  }
  return true;
}
