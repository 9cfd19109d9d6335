import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { contentHash } from '../content-hash.js';
import type { ProcessToTry, ReplayedCases, TriedCase } from '../replayed-cases.js';
import type { PageAuthors } from '../page-authors.js';
import { readDraft } from './draft-row.js';
import { lookAtDraft } from './look-at-draft.js';
import { basisOf, nameOf, newestOfAll } from './newest.js';
import { ownWork, writtenBy } from './publishers.js';
import { processesIn } from './tried-cases.js';

/** What came of the cases, and all it depends on. */
export interface TriedBefore {
  readonly basis: string;
  readonly tried: readonly TriedCase[];
}

interface Asking {
  readonly id: string;
  readonly personId: string;
  /** What he saw before he asked. */
  readonly basis: string;
  readonly replayed: ReplayedCases;
  readonly pages: PageAuthors;
}

/** Replays the cases of an open draft before anybody is kept waiting for it; null where it is not to be published by him, or as it is, anyhow. */
export async function triedBefore(tx: Tx, { id, personId, basis, replayed, pages }: Asking): Promise<TriedBefore | null> {
  const draft = await readDraft(tx, id);
  if (draft.status !== 'open' || ownWork(draft, personId) !== null) return null;
  const { entries, problemCount } = await lookAtDraft(tx, draft, (await clockOf(tx)).today);
  if (problemCount > 0) return null;
  const published = new Map((await newestOfAll(tx)).map((one) => [nameOf(one), one]));
  if (ownWork(await writtenBy(tx, { draft, entries, published, pages }), personId) !== null || !basis.startsWith(basisOf(entries, published))) return null;
  const processes = processesIn(entries, published);
  return { basis: await triedBasis(tx, processes, replayed), tried: await replayed.of(tx, processes) };
}

/** What came of them before still holds, or they are replayed once more: whoever publishes knows of none that fails unseen. */
export async function triedNow(
  tx: Tx,
  { before, processes, replayed }: { readonly before: TriedBefore | null; readonly processes: readonly ProcessToTry[]; readonly replayed: ReplayedCases },
): Promise<readonly TriedCase[]> {
  return before?.basis === (await triedBasis(tx, processes, replayed)) ? before.tried : replayed.of(tx, processes);
}

const triedBasis = async (tx: Tx, processes: readonly ProcessToTry[], replayed: ReplayedCases): Promise<string> =>
  contentHash([processes, await replayed.marks(tx, processes)]);
