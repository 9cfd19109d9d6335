import { isDay } from '../day.js';
import { plainText } from './text-read.js';

const WHOLE = [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u, /^(\d{4})(\d{2})(\d{2})$/u, /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/u];
const OF_THE_YEAR = [/^(\d{1,2})[-/.](\d{1,2})$/u, /^(\d{1,2})月(\d{1,2})[日号]?$/u];
const MONTHS = [/^(\d{4})[-/.](\d{1,2})$/u, /^(\d{4})(\d{2})$/u, /^(\d{4})年(\d{1,2})月(?:份)?$/u];

/** A day as people write it on paper and in sheets, as `YYYY-MM-DD`; without a year, that of today. */
export function dayRead(text: string, today: string): string | undefined {
  const bare = plainText(text)
    .replace(/(?:\([^)]{1,4}\)|(?:星期|周)[一二三四五六日天])$/u, '')
    .replace(/[T ]+0?0:00(?::00(?:\.0+)?)?$/u, '')
    .replaceAll(/\s/gu, '');
  const whole = WHOLE.map((shape) => shape.exec(bare)).find((found) => found !== null);
  const part = OF_THE_YEAR.map((shape) => shape.exec(bare)).find((found) => found !== null);
  const [year = '', month = '', day = ''] = whole ? whole.slice(1) : part ? [today.slice(0, 4), ...part.slice(1)] : [];
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(on) ? on : undefined;
}

/** A month, or the month of a day, as `YYYY-MM`. */
export function monthRead(text: string, today: string): string | undefined {
  const bare = plainText(text).replaceAll(/\s/gu, '');
  const day = dayRead(bare, today);
  const found = MONTHS.map((shape) => shape.exec(bare)).find((one) => one !== null) ?? /^()(\d{1,2})月份?$/u.exec(bare);
  if (!found) return day?.slice(0, 7);
  const on = `${found[1] === '' ? today.slice(0, 4) : found[1]}-${(found[2] ?? '').padStart(2, '0')}`;
  return isDay(`${on}-01`) ? on : day?.slice(0, 7);
}

/** A day and a time of it, as `YYYY-MM-DDTHH:mm`. */
export function momentRead(text: string, today: string): string | undefined {
  const found = /^(.+?)[T\s]*(\d{1,2})(?::|时|点)(\d{1,2})?分?(?::\d{2}(?:\.0+)?)?$/u.exec(plainText(text));
  const day = dayRead(found?.[1] ?? '', today);
  const [hour, minute] = [Number(found?.[2]), Number(found?.[3] ?? 0)];
  return day === undefined || hour > 23 || minute > 59 ? undefined : `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
