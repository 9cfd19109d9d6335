/** What a plain sentence about days off and working days says. */
export interface ReadDays {
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  /** Parts that could not be read, as they were written. */
  readonly unread: readonly string[];
}

const part = /(放假|休息|上班|补班|调休上班)/u;
const range =
  /^(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号]?(?:（[^）]*）|\([^)]*\))?(?:(?:至|到|—+|-+|~|～|－)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})[日号]?(?:（[^）]*）|\([^)]*\))?)?$/u;

/**
 * «国庆节：放假10月1日至7日，9月29日、30日上班» → days. The word may stand before or after its days; a month said once holds for what follows.
 * What cannot be read is given back, never guessed.
 */
export function readDays(text: string, year: number): ReadDays {
  const found = { holidays: new Set<string>(), workdays: new Set<string>() };
  const unread: string[] = [];
  for (const clause of clausesOf(text)) {
    const word = part.exec(clause)?.[1];
    const target = word === undefined ? null : /上班|补班/u.test(word) ? found.workdays : found.holidays;
    const days = word === undefined ? null : daysOf(clause, year);
    if (target === null || days === null) unread.push(clause);
    else for (const day of days) target.add(day);
  }
  return { holidays: [...found.holidays].sort(), workdays: [...found.workdays].sort(), unread };
}

/** Sentences and commas part clauses; «9月29日，30日上班» belongs together because its first half says neither off nor on. */
function clausesOf(text: string): string[] {
  const pieces = text
    .split(/[。；;，,\n]/u)
    .map((piece) => piece.replace(/^[^：:]*[：:]/u, '').trim())
    .filter((piece) => piece !== '');
  const clauses: string[] = [];
  let waiting = '';
  for (const piece of pieces) {
    waiting = waiting === '' ? piece : `${waiting}、${piece}`;
    if (!part.test(piece)) continue;
    clauses.push(waiting);
    waiting = '';
  }
  return waiting === '' ? clauses : [...clauses, waiting];
}

function daysOf(clause: string, year: number): string[] | null {
  const pieces = clause
    .replace(/(调休上班|放假调休|放假|休息|上班|补班)/gu, '')
    .replace(/共\d+天/gu, '')
    .split(/[、和及]/u)
    .map((piece) => piece.replaceAll(/\s/gu, ''))
    .filter((piece) => piece !== '');
  const days: string[] = [];
  let month: number | null = null;
  for (const piece of pieces) {
    const match: RegExpExecArray | null = range.exec(piece);
    const first: Day | null = match ? dayOf({ year: match[1], month: match[2], day: match[3] }, year, month) : null;
    if (!match || !first) return null;
    const last: Day | null = match[6] === undefined ? first : dayOf({ year: match[4], month: match[5], day: match[6] }, year, first.month);
    if (!last || last.text < first.text) return null;
    month = last.month;
    days.push(...between(first.text, last.text));
  }
  return days.length === 0 ? null : days;
}

interface Day {
  readonly text: string;
  readonly month: number;
}
interface Said {
  readonly year: string | undefined;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

function dayOf(said: Said, year: number, known: number | null): Day | null {
  const month = said.month === undefined ? known : Number(said.month);
  if (month === null || said.day === undefined) return null;
  const text = `${said.year ?? String(year)}-${String(month).padStart(2, '0')}-${said.day.padStart(2, '0')}`;
  return isDay(text) ? { text, month } : null;
}

const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};

function between(first: string, last: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`) && days.length < 60; at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
