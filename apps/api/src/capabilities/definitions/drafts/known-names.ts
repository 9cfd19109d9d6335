import type { KnownNames } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { categories } from '../../people/index.js';
import { list } from '../queries/versions.js';

/** What a file may name: posts and categories of the organisation as it is, and what is published. */
export async function knownNames(tx: Tx): Promise<KnownNames> {
  const posts = await tx.rows<{ key: string; label: string }>('select key, label from posts order by ordinal');
  const byKey = <T extends { readonly key: string }>(versions: readonly { readonly definition: T }[]): Map<string, T> =>
    new Map(versions.map(({ definition }) => [definition.key, definition]));
  return {
    posts: new Map(posts.map(({ key, label }) => [key, label])),
    categories: new Set((await categories(tx)).map(({ key }) => key)),
    forms: byKey(await list(tx, 'form')),
    lifecycles: byKey(await list(tx, 'lifecycle')),
    series: new Set((await list(tx, 'series')).map(({ definition }) => definition.key)),
    registers: byKey(await list(tx, 'register')),
  };
}
