import { isDay } from '@bihuan/forms';
import { z } from 'zod';

/** Every text a caller may send: PostgreSQL keeps no NUL and no half of a surrogate pair. */
export const text = z.string().refine(isPlainText);

/** What a form holds, checked to its depth; its shape is the form's own business. */
export const formData = z.record(z.string(), z.unknown()).refine(isPlainData);

/** One value of a form, the same. */
export const formValue = z.unknown().refine((value) => isPlainData({ value }));

/** A day that exists. */
export const realDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/u)
  .refine(isDay);

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
