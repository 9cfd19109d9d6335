import type { Named, Tx } from '../../../kernel/database/tx.js';

// A version came from the page, by whoever saved it, or with a file: then of those who brought and made the file, not of whoever approved it.
const authors: Named = {
  name: 'authors-of-option-set',
  text: `with made as (
      select d.id, v.version, v.content ->> 'title' as title from definition_versions v join definitions d on d.id = v.definition_id
      where d.kind = 'option-set' and d.key = $1 and v.status = 'published' and v.version > $2)
    select e.by_person_id as id from made join organisation_events e on e.subject_kind = 'definition' and e.subject_id = made.id::text
      where e.record = 'option-set.saved' and e.payload::jsonb -> 'facts' ->> 'version' = made.version::text and e.by_person_id is not null
    union
    select one as id from made join organisation_events e on e.subject_kind = 'definition' and e.record = 'definition.published'
        and e.payload::jsonb -> 'facts' -> 'versions' ? (made.title || '（第' || made.version || '版）')
      join definition_drafts f on f.id::text = e.subject_id and f.library_versions = '{}'
      cross join unnest(f.authors || f.uploaded_by) one`,
};

/** Who wrote what became of a list after a version. */
export async function authorsOfSet(tx: Tx, key: string, { since }: { readonly since: number }): Promise<string[]> {
  return (await tx.rows<{ id: string }>(authors, [key, since])).map(({ id }) => id);
}
