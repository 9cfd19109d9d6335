/** Whether a text is a calendar day `YYYY-MM-DD` that exists, 29 February included. Knows no clock and no zone. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 2018-10-20 → 2018年10月20日; what is no day is shown as it is. */
export function dayInWords(text: string): string {
  if (!isDay(text)) return text;
  const [year, month, day] = text.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
