/** Runs in the threads that read files. Imports nothing of ours. */
import type { CellValue } from 'hucre/xlsx';

/** A value of a worksheet as the text a person sees. Of the number formats those count that fill up with zeros: a staff number kept as 123 and shown as 00123 is 00123. Others, such as those that group thousands, do not. */
export function textOf(value: CellValue | undefined, shown: Shown | null = null): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return shown && Number.isInteger(value) && fillsUp(shown.format) ? shown.by(value, shown.format).trim() : numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value
    .replaceAll(/[\u200b\ufeff]/gu, '')
    .replaceAll(/[\t\u00a0\u3000]/gu, ' ')
    .replaceAll(/\r\n?/gu, '\n')
    .trim();
}

export interface Shown {
  readonly format: string;
  readonly by: (value: number, format: string) => string;
}

/** «00000», also with letters and hyphens around: two zeros at least, and nothing that reckons with the number. */
export function fillsUp(format: string): boolean {
  const [positive = ''] = format.replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').split(';');
  return /^[\s-]*0[0-]*0[\s-]*$/u.test(positive);
}

/** Staff and telephone numbers are often typed as numbers; they must not come back as 1.38e10. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
