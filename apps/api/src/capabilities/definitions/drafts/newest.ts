import type { Named, Tx } from '../../../kernel/database/tx.js';
import { contentHash } from '../content-hash.js';
import type { Entry } from '../commands/version-rows.js';
import type { DefinitionKind } from '../kinds.js';
import { PUBLISHED_MOMENT } from '../queries/published-moment.js';
import type { PublishedMoment } from '../queries/published-moment.js';

/** The newest published version of each definition. */
export interface Newest extends PublishedMoment {
  readonly kind: DefinitionKind;
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly hash: string;
  readonly content: object;
  readonly publishedBy: string | null;
}

const newest: Named = {
  name: 'newest-of-all-definitions',
  text: `select distinct on (d.kind, d.key) d.kind, d.key, d.title, v.version, v.content_hash as hash, v.content,
           ${PUBLISHED_MOMENT}, v.published_by as "publishedBy"
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
