import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';
import type { ApplyCommand, RequestedEvent } from './apply-command.js';

/** What other signers do in a round leaves another's voice as good as it was: the sheet is the same, and so is the question. The calendar says nothing of either. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'AGREE',
  'REJECT',
  'CLAIM',
  'GIVE_BACK',
  'TAKE_BACK',
  'TRANSFER',
  'CONSULT',
  'ANSWER',
  'ADD_SIGNERS',
  'REMOVE_SIGNER',
  'COMMENT',
  'CC',
  'URGE',
  'CHILDREN',
  'RECOUNT',
]);
/** A voice, and what moves nothing. */
const VOICES: ReadonlySet<RequestedEvent['type']> = new Set(['AGREE', 'REJECT', 'ANSWER', 'COMMENT', 'CC', 'URGE']);

const since: Named = {
  name: 'commands-since',
  text: `select type from item_events where item_id = $1 and type not in ('SLATE', 'SPAWN', 'TOLD') order by seq desc limit $2`,
};

/** Most that can have happened behind somebody's back without his having to look again. */
const MOST = 50;

/**
 * Whether a voice given on an older page still counts: two who sign at the same instant both do. Anything that changed the sheet, its
 * days or its people asks for another look; so does an act that calls off the work of others.
 */
export async function isStillFresh(
  tx: Tx,
  { id, version }: ItemRow,
  { event, expectedVersion }: Pick<ApplyCommand, 'event' | 'expectedVersion'>,
): Promise<boolean> {
  const missed = version - (expectedVersion ?? version);
  if (!VOICES.has(event.type) || missed <= 0 || missed > MOST) return false;
  const rows = await tx.rows<{ type: string }>(since, [id, missed]);
  return rows.length === missed && rows.every(({ type }) => OF_OTHERS.has(type));
}
