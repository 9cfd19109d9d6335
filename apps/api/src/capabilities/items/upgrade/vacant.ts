import { places } from '@bihuan/workflows';
import type { Blocked, Context, ItemFacts, Machine, Mapping, MigrationPlan, PlaceId, PlaceOfWork, Resolver } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf, NO_ANSWERS, resolverText } from '../../people/index.js';
import type { Directory } from '../../people/index.js';
import { linesLacking, wouldAsk } from '../facts/would-ask.js';

/** The step it goes on at, or a group of it with a claim of its own, asks whom the organisation names, and there is nobody where the item is; `at` is the place of the old version. */
export interface Vacant {
  readonly why: 'nobody-holds';
  readonly at: PlaceId;
  /** Whom it asks in vain. */
  readonly lines: readonly Resolver[];
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
 * Where an item lands at a step nobody could be asked at, or nobody of one of its groups. It goes on there only by choice: whoever has it in hand
 * may finish it, but nobody would be found after him.
 */
export async function vacantLandings(
  { to, lands, mapping }: Landing,
  directory: Directory,
  { item, context }: { readonly item: ItemFacts; readonly context: Context },
): Promise<readonly Vacant[]> {
  const found: Vacant[] = [];
  for (const { from, landing } of lands) {
    const place = places(to).find(({ id }) => id === landing.place);
    if (!place || (place.work.nobody ?? 'refuse') !== 'refuse') continue;
    const slate = await wouldAsk(directory, { machine: to, place, context, item, answers: NO_ANSWERS });
    const lines = inVain(place, linesLacking({ machine: to, place, context }, slate));
    if (lines.length > 0) found.push({ why: 'nobody-holds', at: from, lines, isChosen: landing.type === 'same' && Object.hasOwn(mapping.places, from) });
  }
  return found;
}

/** Of those that lack somebody, with who would stand in; none where somebody may be found once it is asked, of a group that is asked by itself. */
function inVain({ inGroups, work: { orElse = [] } }: PlaceOfWork, lacking: readonly Resolver[]): readonly Resolver[] {
  const known = inGroups ? lacking.filter(isKnown) : lacking;
  if (known.length === 0 || ![...known, ...orElse].every(isKnown)) return [];
  return [...new Map([...known, ...orElse].map((one) => [JSON.stringify(one), one])).values()];
}

/** Whom these mean is known of the organisation alone, without anything the item says. */
function isKnown({ type }: Resolver): boolean {
  return ['post', 'unit-of', 'area-leader', 'body', 'group'].includes(type);
}

/** «“支部书记”»; of a post that is no longer there, that it is not. */
export async function lineWords(tx: Tx, reasons: readonly NotOver[], isAsked = false): Promise<(line: Resolver) => string> {
  if (!isAsked && !reasons.some(({ why }) => why === 'nobody-holds')) return ({ type }) => type;
  const { posts } = await namesOf(tx, { people: [], units: [] });
  const post = (key: string): string => (Object.hasOwn(posts, key) ? `“${posts[key] ?? key}”` : `“${key}”（组织里已没有这个职务）`);
  return (line) => (line.type === 'post' || line.type === 'unit-of' ? post(line.post) : `“${resolverText(line, (key) => posts[key])}”`);
}
