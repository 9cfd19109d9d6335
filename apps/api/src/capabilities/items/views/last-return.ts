import { activeStates, openSlots } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { ItemView } from '../item.contract.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isEditOf } from './submissions-view.js';
import { momentText } from './moment-text.js';

/** SQL: acts whose reason says something else than why it came back. */
export const BESIDE = `'TRANSFER', 'CONSULT', 'ADD_SIGNERS', 'REMOVE_SIGNER', 'TAKE_BACK', 'GIVE_BACK', 'CC', 'URGE', 'SUSPEND', 'RESUME', 'JUMP'`;

const readLastReason: Named = {
  name: 'last-reason',
  text: `select e.actor_id as actor, e.record, w.value as reason, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from item_events e join event_words w on w.event_id = e.id and w.name = 'reason'
         where e.item_id = $1 and e.type not in (${BESIDE}) and e.seq > coalesce((select max(s.seq) from submissions s where s.item_id = $1 and s.form_key = $2 and not ${isEditOf('s')}), 0)
         order by e.seq desc limit 1`,
};

/** The returner's sentence, whole, while the item is back with somebody: the last reason written since it was handed in. */
export async function lastReturnOf(tx: Tx, machine: Machine, { item, zone }: { item: ItemRow; zone: string }): Promise<ItemView['returned']> {
  if (!activeStates(machine, stateOf(item)).back || openSlots(stateOf(item)).length === 0) return null;
  const last = await tx.row<{ actor: string | null; record: string; reason: string; at: string }>(readLastReason, [item.id, item.mainForm ?? '']);
  if (!last) return null;
  const names = await namesOf(tx, { people: last.actor ? [last.actor] : [], units: [] });
  return { by: last.actor ? (names.people[last.actor]?.label ?? '') : '系统', atText: momentText(last.at, zone), reason: last.reason, label: last.record };
}
