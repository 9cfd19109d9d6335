import type { Named, Tx } from '../../../kernel/database/tx.js';
import { contentHash } from '../content-hash.js';
import type { Entry } from '../commands/version-rows.js';
import type { DefinitionKind } from '../kinds.js';

/** The newest published version of each definition. */
export interface Newest {
  readonly kind: DefinitionKind;
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly hash: string;
  readonly content: object;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
}

const newest: Named = {
  name: 'newest-of-all-definitions',
  text: `select distinct on (d.kind, d.key) d.kind, d.key, d.title, v.version, v.content_hash as hash, v.content,
           to_char(coalesce(v.counted_at, v.published_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt", v.published_by as "publishedBy"
         from definition_versions v join definitions d on d.id = v.definition_id where v.status = 'published' order by d.kind, d.key, v.version desc`,
};

export function newestOfAll(tx: Tx): Promise<Newest[]> {
  return tx.rows(newest);
}

export const nameOf = ({ kind, key }: Pick<Entry, 'kind' | 'key'>): string => `${kind}/${key}`;

/** What differences were taken against: another answer means that somebody published meanwhile. */
export function basisOf(entries: readonly Entry[], published: ReadonlyMap<string, Newest>): string {
  return contentHash(entries.map((entry) => [nameOf(entry), published.get(nameOf(entry))?.hash ?? null]));
}
