import { places } from '@bihuan/workflows';
import type { Blocked, ItemFacts, Machine, Mapping, MigrationPlan, PlaceId, Resolver, Work } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf, peopleAtWorkIn } from '../../people/index.js';
import type { Directory } from '../../people/index.js';

/** The step it goes on at asks posts alone, and nobody holds one where the item is; `at` is the place of the old version. */
export interface Vacant {
  readonly why: 'nobody-holds';
  readonly at: PlaceId;
  /** Keys. */
  readonly posts: readonly string[];
  /** Somebody chose that whoever has it in hand goes on. */
  readonly isChosen: boolean;
}

export type NotOver = Blocked | Vacant;

interface Landing {
  readonly to: Machine;
  readonly lands: MigrationPlan['lands'];
  readonly mapping: Mapping;
}

/**
 * Where an item lands at a step nobody could be asked at. It goes on there only by choice: whoever has it in hand may finish it, but nobody
 * would be found after him.
 */
export async function vacantLandings({ to, lands, mapping }: Landing, directory: Directory, item: ItemFacts): Promise<readonly Vacant[]> {
  const found: Vacant[] = [];
  for (const { from, landing } of lands) {
    const work = places(to).find(({ id }) => id === landing.place)?.work;
    const posts = work ? postsAsked(work) : null;
    if (!work || !posts || (await peopleAtWorkIn(directory, work, item)).length > 0) continue;
    found.push({ why: 'nobody-holds', at: from, posts, isChosen: landing.type === 'same' && Object.hasOwn(mapping.places, from) });
  }
  return found;
}

/** Null where somebody else may be found too, or the step itself says what happens then. */
function postsAsked({ who, orElse = [], nobody = 'refuse' }: Work): readonly string[] | null {
  const posts = [...who, ...orElse].map(postOf);
  return nobody === 'refuse' && posts.every((post) => post !== null) ? [...new Set(posts)] : null;
}

const postOf = (one: Resolver): string | null => (one.type === 'post' || one.type === 'unit-of' ? one.post : null);

/** «“支部书记”»; of one that is no longer there, that it is not. */
export async function postWords(tx: Tx, reasons: readonly NotOver[], isAsked = false): Promise<(post: string) => string> {
  if (!isAsked && !reasons.some(({ why }) => why === 'nobody-holds')) return (post) => post;
  const { posts } = await namesOf(tx, { people: [], units: [] });
  return (post) => (Object.hasOwn(posts, post) ? `“${posts[post] ?? post}”` : `“${post}”（组织里已没有这个职务）`);
}
