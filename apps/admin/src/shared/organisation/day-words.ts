/** «2018年3月1日» */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** «2018年3月1日起» · «2016年1月1日至2018年2月28日»; the last day is the one before the end. */
export function stretchWords(from: string | null, to: string | null): string {
  if (to === null) return from === null ? '起始日未登记' : `${dayWords(from)}起`;
  const last = dayWords(new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10));
  return from === null ? `至${last}` : `${dayWords(from)}至${last}`;
}
