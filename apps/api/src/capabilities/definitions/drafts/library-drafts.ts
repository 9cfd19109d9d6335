import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { DefinitionKind } from '../kinds.js';

/** A changed file of the product's library that waits. */
export interface LibraryDraft {
  readonly versionId: string;
  readonly kind: DefinitionKind;
  readonly key: string;
  readonly title: string;
  readonly isNew: boolean;
  readonly content: object;
}

// What was published since by another way, or was replaced by a later update, waits no more.
const waiting: Named = {
  name: 'waiting-library-drafts',
  text: `
    select v.id as "versionId", d.kind, d.key, d.title, v.content,
      not exists (select from definition_versions p where p.definition_id = d.id and p.status = 'published') as "isNew"
    from definition_versions v join definitions d on d.id = v.definition_id
    where v.status = 'draft'
      and not exists (select from definition_versions o where o.definition_id = d.id and (o.version > v.version or o.content_hash = v.content_hash and o.status = 'published'))
    order by d.kind, d.key`,
};

export function libraryDrafts(tx: Tx): Promise<LibraryDraft[]> {
  return tx.rows(waiting);
}
