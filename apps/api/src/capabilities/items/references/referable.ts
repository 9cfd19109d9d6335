import { isUuid } from '../../../kernel/ids/uuid-v7.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { readableAmong } from '../readable.js';

/** A record as whoever refers to it knows it. */
export interface Referable {
  readonly id: string;
  readonly title: string;
  /** Key of its lifecycle. */
  readonly process: string;
}

/** Records looked through for those the reader may read. */
const LOOKED = 200;
const MOST = 20;

const select = `
  select i.id, i.title, d.key as process
  from items i join definition_versions v on v.id = i.lifecycle_version_id join definitions d on d.id = v.definition_id
  -- Individual lists are named nowhere, whoever might read them.
  where i.privacy = 'normal'`;
const byIds: Named = { name: 'referable-by-ids', text: `${select} and i.id = any($1::uuid[])` };
const likeWords: Named = {
  name: 'referable-like-words',
  text: `${select} and d.kind = 'lifecycle' and d.key = any($1::text[]) and ($2 = '' or strpos(lower(i.title), lower($2)) > 0 or i.number = $2)
         order by i.id desc limit ${LOOKED}`,
};

export type Asked = { readonly ids: readonly string[] } | { readonly of: readonly string[]; readonly words: string };

/** The newest of them that the person may read today; what is no id at all names none. */
export async function referable(tx: Tx, personId: string, asked: Asked): Promise<readonly Referable[]> {
  const found =
    'ids' in asked
      ? await tx.rows<Referable>(byIds, [asked.ids.filter((id) => isUuid(id.toLowerCase()))])
      : await tx.rows<Referable>(likeWords, [asked.of, asked.words]);
  if (found.length === 0) return [];
  const readable = new Set(
    (
      await readableAmong(
        tx,
        found.map(({ id }) => id),
        personId,
      )
    ).map(({ id }) => id),
  );
  const seen = found.filter(({ id }) => readable.has(id));
  return 'ids' in asked ? seen : seen.slice(0, MOST);
}
