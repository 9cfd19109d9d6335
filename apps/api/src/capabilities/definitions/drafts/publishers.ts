import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { PageAuthors } from '../page-authors.js';
import type { Entry } from '../commands/version-rows.js';
import type { DraftRow } from './draft-row.js';
import { nameOf } from './newest.js';
import type { Newest } from './newest.js';

export type Written = Pick<DraftRow, 'uploadedBy' | 'authors'>;

interface Writing {
  readonly draft: DraftRow;
  readonly entries: readonly Entry[];
  readonly published: ReadonlyMap<string, Newest>;
  readonly pages: PageAuthors;
}

/** With everybody who drew any of it on the page, be the file brought by somebody else. What the product itself brought nobody drew. */
export async function writtenBy(tx: Tx, { draft, entries, published, pages }: Writing): Promise<Written> {
  if (draft.libraryVersions.length > 0) return draft;
  const drew = await pages.of(
    tx,
    entries.map(({ kind, key, content }) => ({ kind, key, content, before: published.get(nameOf({ kind, key }))?.content ?? null })),
  );
  return { uploadedBy: draft.uploadedBy, authors: [...new Set([...draft.authors, ...drew])] };
}

/** Whose work it is, so that he is no second person: `uploaded` by him, or `changed` before somebody else handed it over. */
export function ownWork({ uploadedBy, authors }: Written, personId: string): 'uploaded' | 'changed' | null {
  if (uploadedBy === personId) return 'uploaded';
  return authors.includes(personId) ? 'changed' : null;
}

const managers: Named = {
  name: 'people-who-publish-definitions',
  text: `select h.person_id as id from post_holdings h join posts p on p.id = h.post_id
         where 'definitions.manage' = any(p.permissions) and h.during @> $1::date and not exists (select from accounts a where a.person_id = h.person_id and a.is_disabled)
         group by h.person_id order by min(p.ordinal), h.person_id limit 20`,
};

/** Who else may publish it today, in a sentence; where nobody is left, what to do about that. */
export async function othersInWords(tx: Tx, { uploadedBy, authors }: Written): Promise<string> {
  const { today } = await clockOf(tx);
  const others = (await tx.rows<{ id: string }>(managers, [today])).map(({ id }) => id).filter((id) => id !== uploadedBy && !authors.includes(id));
  if (others.length === 0) return '现在有权发布的同志都上传或改过它，请先由党委另指定一位同志担任有发布权限的职务。';
  const names = await namesOf(tx, { people: others, units: [] });
  return `现在可以发布的有：${others.map((id) => names.people[id]?.label ?? '').join('、')}。`;
}
