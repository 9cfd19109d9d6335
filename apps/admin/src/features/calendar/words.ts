const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** «10月1日（周一）» */
export function dayShort(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日（周${weekdays[weekdayOf(day)]}）`;
}
