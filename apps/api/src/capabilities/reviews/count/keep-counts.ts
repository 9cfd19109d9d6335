import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { Behind, Counted, Figure } from './figures.js';

/** One count as it was kept. It never changes; a later one is a further edition with its reason. */
export interface KeptCount {
  readonly unitId: string | null;
  readonly sheetId: string | null;
  readonly edition: number;
  readonly cutOff: string;
  readonly figures: readonly Figure[];
  readonly reason: string | null;
  readonly countedBy: string | null;
  readonly countedAt: string;
}

export interface CountToKeep extends Counted {
  readonly reviewId: string;
  /** Null: the whole hospital. */
  readonly unitId: string | null;
  readonly sheetId: string | null;
  readonly edition: number;
  readonly cutOff: string;
  readonly reason?: string;
  readonly countedBy?: string;
  readonly countedAt: string;
}

const insert: Named = {
  name: 'keep-review-count',
  text: `insert into review_counts (tenant_id, id, review_id, unit_id, sheet_id, edition, cut_off, figures, behind, reason, counted_by, counted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};

export async function keepCount(
  tx: Tx,
  { reviewId, unitId, sheetId, edition, cutOff, figures, behind, reason, countedBy, countedAt }: CountToKeep,
): Promise<void> {
  await tx.rows(insert, [
    tx.tenantId,
    uuidV7(),
    reviewId,
    unitId,
    sheetId,
    edition,
    cutOff,
    JSON.stringify(figures),
    JSON.stringify(behind),
    reason ?? null,
    countedBy ?? null,
    countedAt,
  ]);
}

const columns = `unit_id as "unitId", sheet_id as "sheetId", edition, to_char(cut_off, 'YYYY-MM-DD') as "cutOff", figures, reason, counted_by as "countedBy",
  to_char(counted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "countedAt"`;
const ofReview: Named = {
  name: 'newest-counts-of-review',
  text: `select distinct on (unit_id) ${columns} from review_counts where review_id = $1 order by unit_id, edition desc`,
};
const ofSheet: Named = { name: 'counts-of-sheet', text: `select ${columns} from review_counts where sheet_id = $1 order by edition` };
const behindFigure: Named = {
  name: 'behind-figure',
  text: `select behind -> $2 as behind from review_counts where sheet_id = $1 order by edition desc limit 1`,
};

/** The newest edition of every unit; the one without a unit is the whole hospital's. */
export function newestCounts(tx: Tx, reviewId: string): Promise<KeptCount[]> {
  return tx.rows<KeptCount>(ofReview, [reviewId]);
}

const partsOfWholes: Named = {
  name: 'newest-figures-of-sheets',
  text: `select k.review_id as "reviewId", array(select f from jsonb_array_elements(k.figures) f where f ->> 'key' = any($2)) as figures
         from (select distinct on (review_id, unit_id) review_id, figures from review_counts where review_id = any($1::uuid[]) and unit_id is not null
               order by review_id, unit_id, edition desc) k`,
};

/** Of the newest edition of every sheet of these reviews the figures with these keys. */
export async function sheetFigures(tx: Tx, reviewIds: readonly string[], keys: readonly string[]): Promise<ReadonlyMap<string, (readonly Figure[])[]>> {
  const rows = keys.length === 0 ? [] : await tx.rows<{ reviewId: string; figures: readonly Figure[] }>(partsOfWholes, [reviewIds, keys]);
  return new Map([...Map.groupBy(rows, ({ reviewId }) => reviewId)].map(([id, own]) => [id, own.map(({ figures }) => figures)]));
}

/** All editions of one sheet, the first one first. */
export function countsOfSheet(tx: Tx, sheetId: string): Promise<KeptCount[]> {
  return tx.rows<KeptCount>(ofSheet, [sheetId]);
}

/** Items behind a figure of the newest edition. */
export async function behindOf(tx: Tx, sheetId: string, figure: string): Promise<readonly Behind[]> {
  return (await tx.row<{ behind: readonly Behind[] | null }>(behindFigure, [sheetId, figure]))?.behind ?? [];
}
