/** Runs in the threads that read files. Imports nothing of ours. */
import type { CellValue } from 'hucre/xlsx';

/** A value of a worksheet as the text a person sees. */
export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value
    .replaceAll(/[\u200b\ufeff]/gu, '')
    .replaceAll(/[\t\u00a0\u3000]/gu, ' ')
    .replaceAll(/\r\n?/gu, '\n')
    .trim();
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
