import type { Sentence } from '../validation/place.js';

export const notADay = ({ label }: { readonly label: string }): Sentence => ({ code: 'form.not-a-day', words: `“${label}”不是日历上有的日期` });

/** Later than today where the field refuses that; a month is as late as its first day. Not asked without a today. */
export function afterToday(
  { label, notAfterToday }: { readonly label: string; readonly notAfterToday?: boolean },
  value: string,
  today: string | undefined,
): Sentence | undefined {
  const isLate = notAfterToday === true && today !== undefined && value.slice(0, 10) > today.slice(0, value.length);
  return isLate ? { code: 'form.after-today', words: `“${label}”不能晚于今天` } : undefined;
}
