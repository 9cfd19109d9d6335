import { createHash } from 'node:crypto';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { pulseOf } from '../inbox/index.js';
import { mayReadItem, readItem } from '../items/index.js';
import type { Drafts } from '../items/index.js';
import { unreadOf } from '../notifications/index.js';
import type { LiveState } from './live.contract.js';

/** What a reader is told now, and whose matters come to his list beside his own. */
export interface Seen {
  readonly state: LiveState;
  readonly principals: readonly string[];
}

/** Asked with the reader's rights of this moment: whoever lost a post is told no version any more. */
export async function seenBy(tx: Tx, drafts: Drafts, { personId, watched }: { personId: string; watched: readonly string[] }): Promise<Seen> {
  const { count, stamp, principals } = await pulseOf(tx, personId);
  const items: LiveState['items'] = [];
  for (const id of watched) {
    const version = (await mayReadItem(tx, { personId }, id)) ? ((await readItem(tx, id))?.version ?? null) : null;
    items.push({ id, version, draft: version === null ? null : await drafts.revisionFor(tx, id, personId) });
  }
  return { state: { inbox: { count, stamp }, unread: await unreadOf(tx, personId), today: (await clockOf(tx)).today, items }, principals };
}

/** Names a state, so that whoever comes back says which one he saw last. */
export function idOfState(state: LiveState): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 22);
}
