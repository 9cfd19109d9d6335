/** The day a reading of the author's words ends in («…按10月20日»); null when it names none. */
export function proposedDay(reading: string | null, year: number): string | null {
  const days = [...(reading ?? '').matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/gu)];
  const last = days.at(-1);
  if (last === undefined) return null;
  const [, printedYear, month = '', day = ''] = last;
  return `${printedYear ?? String(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
