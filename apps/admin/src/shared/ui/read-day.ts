const patterns = [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u, /^(\d{4})(\d{2})(\d{2})$/u, /^(\d{4})年(\d{1,2})月(\d{1,2})日?(?:（[^）]{1,4}）)?$/u];

/** A day as people type it, as `YYYY-MM-DD`; null when it cannot be read or does not exist. */
export const readDay = (typed: string): string | null => {
  const text = typed.replace(/\s/gu, '');
  const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${on}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(on) ? on : null;
};
