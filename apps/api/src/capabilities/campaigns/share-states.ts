import type { Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { lifecycleMachine } from '../definitions/index.js';
import { readableIdsAmong } from '../items/index.js';
import type { ItemRow, ItemView } from '../items/index.js';

type State = ItemView['state'];

interface Held {
  readonly share: string;
  readonly restricted: readonly string[];
  readonly holdsOthers: boolean;
}

const heldByRestrictedAlone: Named = {
  name: 'shares-restricted-lists-alone-hold',
  text: `select parent_id as share, array_agg(id) filter (where privacy = 'restricted') as restricted, bool_or(privacy = 'normal') as "holdsOthers"
         from items where parent_id = any($1::uuid[]) and kind = 'list' group by parent_id
         having bool_or(privacy = 'restricted') and not bool_or(privacy = 'normal' and ended is null)`,
};

/** Said of such a share in the place of a light or a state. */
export const RESTRICTED_BESIDE = '限定范围的清单另计';

/**
 * What a share is called to whoever may not read all its restricted lists, once nothing else holds it open: the same whether they are open or done,
 * as a cell of the board has it. Of any other share nothing; its state may be told.
 */
export async function shareStates(tx: Tx, shares: readonly ItemRow[], personId: string): Promise<ReadonlyMap<string, State>> {
  const held = await tx.rows<Held>(heldByRestrictedAlone, [shares.map(({ id }) => id)]);
  const readable = await readableIdsAmong(
    tx,
    held.flatMap(({ restricted }) => restricted),
    personId,
  );
  const apart = new Map(held.filter(({ restricted }) => !restricted.every((id) => readable.has(id))).map((one) => [one.share, one]));
  const states = new Map<string, State>();
  for (const share of shares) {
    const found = apart.get(share.id);
    if (found && share.ended !== 'void' && !share.context.suspended) states.set(share.id, besides(await lifecycleMachine(tx, share.lifecycleVersionId), found));
  }
  return states;
}

function besides({ definition }: Machine, { holdsOthers }: Held): State {
  const done = Object.values(definition.states).find(({ end }) => end === 'done');
  const rest = { mine: false, ended: false, back: false };
  return holdsOthers && done ? { label: `${done.label}，${RESTRICTED_BESIDE}`, tone: done.tone, ...rest } : { label: RESTRICTED_BESIDE, tone: 'grey', ...rest };
}
