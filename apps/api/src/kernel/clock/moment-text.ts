/** «10月19日 16:05» in the tenant's zone; with a day of today's the year too where it is another. */
export function momentText(instant: string, zone: string, today?: string): string {
  const part = partsOf(instant, zone);
  const year = today === undefined || today.startsWith(part('year')) ? '' : `${part('year')}年`;
  return `${year}${Number(part('month'))}月${Number(part('day'))}日 ${part('hour')}:${part('minute')}`;
}

/** Calendar day `YYYY-MM-DD` of an instant in the tenant's zone. */
export function dayOf(instant: string, zone: string): string {
  const part = partsOf(instant, zone);
  return `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
}

function partsOf(instant: string, zone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = formatter(zone).formatToParts(new Date(instant));
  return (type) => parts.find((one) => one.type === type)?.value ?? '';
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatter(timeZone: string): Intl.DateTimeFormat {
  let found = formatters.get(timeZone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, found);
  }
  return found;
}
