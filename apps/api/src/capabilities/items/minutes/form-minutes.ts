import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';

/** Longer than this nobody sat over one form. */
export const MOST_MINUTES = 240;

/** Fewer papers than this say nothing of a form, and too much of whoever filled them in. */
export const LEAST_PAPERS = 5;

const count: Named = {
  name: 'count-minutes-of-form',
  text: `insert into form_minutes (tenant_id, form_version_id, minutes, papers) values ($1, $2, $3, 1)
         on conflict (tenant_id, form_version_id, minutes) do update set papers = form_minutes.papers + 1`,
};

/** One more paper that took so many minutes. Neither whose it was nor which: only how many took as long. */
export function countMinutes(tx: Tx, { mainForm, pins }: Pick<ItemRow, 'mainForm' | 'pins'>, minutes: number): void {
  const version = mainForm === null ? undefined : pins[mainForm];
  if (version !== undefined) tx.atEnd(count, [tx.tenantId, version, Math.min(minutes, MOST_MINUTES)]);
}

interface Counted {
  readonly form: string;
  readonly version: number;
  readonly minutes: number;
  readonly papers: number;
}

const counted: Named = {
  name: 'minutes-of-forms',
  text: `select d.key as form, v.version, m.minutes, m.papers from form_minutes m join definition_versions v on v.id = m.form_version_id join definitions d on d.id = v.definition_id
         order by d.key, v.version desc, m.minutes`,
};

export interface Measured {
  readonly median: number;
  readonly papers: number;
}

/** What forms took, by key: of the newest versions that were filled in often enough together. */
export async function measuredMinutes(tx: Tx): Promise<ReadonlyMap<string, Measured>> {
  const rows = await tx.rows<Counted>(counted);
  return new Map(
    [...Map.groupBy(rows, ({ form }) => form)].flatMap(([form, own]) => {
      const found = measuredOf(own);
      return found ? [[form, found] as const] : [];
    }),
  );
}

/** Counts of one form, newest version first. */
export function measuredOf(counts: readonly Omit<Counted, 'form'>[]): Measured | null {
  const versions = [...new Set(counts.map(({ version }) => version))].toSorted((a, b) => b - a);
  for (const oldest of versions) {
    const taken = counts.filter(({ version }) => version >= oldest);
    const papers = taken.reduce((sum, one) => sum + one.papers, 0);
    if (papers >= LEAST_PAPERS) return { median: medianOf(taken, papers), papers };
  }
  return null;
}

function medianOf(counts: readonly Pick<Counted, 'minutes' | 'papers'>[], papers: number): number {
  let before = 0;
  for (const { minutes, papers: own } of counts.toSorted((a, b) => a.minutes - b.minutes)) {
    before += own;
    if (before * 2 >= papers) return minutes;
  }
  return 0;
}
