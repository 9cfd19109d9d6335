import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lastAbout, lastSaid, pastOf, statesThen } from '../../items/index.js';
import type { LastSaid, Past, StateThen } from '../../items/index.js';

export type { Past } from '../../items/index.js';

/** The day a board is looked at, if it is over; null for today. */
export async function dayLooked(tx: Tx, on: string | undefined): Promise<Past | null> {
  const past = await pastOf(tx, on);
  if (past === 'unknown') throw new DomainError('board.day-unknown');
  return past;
}

/** How an item stood, where that is not how it stands. */
export type Stood = StateThen & { readonly due: string | null };

// One pass over those that something was recorded of since: what each was called then, and the day it was last said to have.
const changedSince: Named = {
  name: 'board-items-changed-since',
  text: `
    select i.id, last.version, last.word, ${lastAbout('$2::timestamptz')} ->> 'dueOn' as due
    from items i ${lastSaid('$2::timestamptz')}
    where i.root_id = $1 and i.kind in ('share', 'list') and exists (select from item_events e where e.item_id = i.id and e.happened_at >= $2::timestamptz)`,
};

/** Shares and lists of the campaign that stood otherwise then. */
export async function stoodOtherwise(tx: Tx, campaignId: string, { end }: Past): Promise<Stood[]> {
  const changed = await tx.rows<LastSaid & { due: string | null }>(changedSince, [campaignId, end]);
  const due = new Map(changed.map((one) => [one.id, one.due]));
  return (await statesThen(tx, changed, end)).map((one) => ({ ...one, due: due.get(one.id) ?? null }));
}
