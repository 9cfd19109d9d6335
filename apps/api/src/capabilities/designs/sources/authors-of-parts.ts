import type { Named, Tx } from '../../../kernel/database/tx.js';
import { canonical } from '../../../kernel/canonical/canonical.js';
import type { PartToPublish } from '../../definitions/index.js';
import type { DesignDocument } from '../document/design-document.js';
import { authorsOf } from '../queries/design-row.js';
import { changedPieces } from './changed-pieces.js';

const alike: Named = {
  name: 'designs-of-keys',
  text: `select id, document from designs where document -> 'lifecycle' ->> 'key' = any($1::text[])
    or exists (select from jsonb_array_elements(document -> 'forms') as form where form ->> 'key' = any($2::text[])) order by updated_at desc limit 200`,
};

/** Whoever drew, in any design of the same processes and forms, a piece of what these change: it is his work, whatever way it came. */
export async function authorsOfParts(tx: Tx, parts: readonly PartToPublish[]): Promise<readonly string[]> {
  const changes = parts
    .filter(({ kind }) => kind === 'lifecycle' || kind === 'form')
    .map((part) => ({ ...part, pieces: changedPieces(part.before, part.content) }));
  const keys = (kind: PartToPublish['kind']) => changes.filter((one) => one.kind === kind && one.pieces.size > 0).map(({ key }) => key);
  const authors = new Set<string>();
  for (const { id, document } of await tx.rows<{ id: string; document: DesignDocument }>(alike, [keys('lifecycle'), keys('form')]))
    if (changes.some(({ kind, key, before, pieces }) => drawsOf(document, { kind, key }).some((drawn) => shares(pieces, changedPieces(before, drawn)))))
      for (const author of await authorsOf(tx, id)) authors.add(author);
  return [...authors];
}

const drawsOf = ({ lifecycle, forms }: DesignDocument, { kind, key }: Pick<PartToPublish, 'kind' | 'key'>): readonly object[] =>
  (kind === 'lifecycle' ? [lifecycle] : forms).filter((one) => one.key === key);

function shares(some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>): boolean {
  for (const [place, value] of some) if (others.has(place) && canonical(others.get(place)) === canonical(value)) return true;
  return false;
}
