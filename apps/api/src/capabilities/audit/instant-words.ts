/** «10月18日 21:14», with the year when it is not the reader's. */
export function instantWords(iso: string, { zone, year }: { readonly zone: string; readonly year: number }): string {
  const parts = partsIn(zone, iso);
  const words = `${Number(parts.month)}月${Number(parts.day)}日 ${parts.hour}:${parts.minute}`;
  return Number(parts.year) === year ? words : `${parts.year}年${words}`;
}

/** Calendar day of an instant in the zone: a day ends there at 24:00. */
export function dayIn(zone: string, iso: string): string {
  const { year, month, day } = partsIn(zone, iso);
  return `${year}-${month}-${day}`;
}

interface Parts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

function partsIn(zone: string, iso: string): Parts {
  const found = Object.fromEntries(
    formatIn(zone)
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '' } = found;
  return { year, month, day, hour, minute };
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs a hundred times what using it does.
function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}
