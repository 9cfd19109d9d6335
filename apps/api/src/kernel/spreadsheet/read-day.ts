/** The day a person wrote, as `YYYY-MM-DD`; null when it is none. Understands 2018-10-08, 2018/10/8, 2018.10.8, 2018年10月8日, 20181008. */
export function readDay(text: string): string | null {
  const found = forms.map((form) => form.exec(text.trim())).find((match) => match !== null);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  return realDay(year, month.padStart(2, '0'), day.padStart(2, '0'));
}

const forms = [
  /^(\d{4})[-/.．－](\d{1,2})[-/.．－](\d{1,2})(?: 0?0:00(?::00)?)?$/u,
  /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]$/u,
  /^(\d{4})(\d{2})(\d{2})$/u,
];

/** 31 April is no day; years before 1900 and after 2099 are slips of the finger. */
function realDay(year: string, month: string, day: string): string | null {
  const text = `${year}-${month}-${day}`;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return null;
  return year >= '1900' && year <= '2099' ? text : null;
}
