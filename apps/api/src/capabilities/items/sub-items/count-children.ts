import { activeSubItems, stateWord } from '@bihuan/workflows';
import type { Child, Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { ApplyCommand, RequestedEvent } from '../apply/apply-command.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { childrenByIds } from './children-in-path.js';

type Counted = Extract<RequestedEvent, { type: 'CHILDREN' }>;

/** What its sub-items did since it looked last, as commands of the system; none where all is as it knows it. Asked under the item's lock. */
export async function countedChildren(tx: Tx, item: ItemRow, machine: Machine): Promise<readonly ApplyCommand[]> {
  if (item.context.suspended) return [];
  const commands: ApplyCommand[] = [];
  for (const { info, phase } of activeSubItems(machine, item.value)) {
    const place = item.context.places[info.id];
    if (phase !== 'open' || !place?.children) continue;
    const rows = await tx.rows<ItemRow>(childrenByIds, [place.children.map((child) => child.item)]);
    const changed = place.children.flatMap((child) =>
      changeOf(
        child,
        rows.find(({ id }) => id === child.item),
      ),
    );
    if (changed.length === 0) continue;
    const event: Counted = { type: 'CHILDREN', place: info.id, round: place.round, ended: changed.map(({ row, as }) => ({ item: row.id, as })) };
    commands.push({
      itemId: item.id,
      by: { system: 'children-changed' },
      event,
      expectedVersion: null,
      note: await told(
        tx,
        changed.map(({ row }) => row),
      ),
    });
  }
  return commands;
}

interface Changed {
  readonly row: ItemRow;
  readonly as: 'done' | 'void' | null;
}

function changeOf({ ended }: Child, row: ItemRow | undefined): readonly Changed[] {
  return row && row.ended !== (ended ?? null) ? [{ row, as: row.ended }] : [];
}

/** How each of them stands now, for the record. A restricted one is named by nothing but that it is one. */
async function told(tx: Tx, rows: readonly ItemRow[]): Promise<readonly { label: string; text: string }[]> {
  const lines = [];
  for (const row of rows) {
    const { label } = stateWord(await lifecycleMachine(tx, row.lifecycleVersionId), stateOf(row), { person: null });
    lines.push({ label: row.privacy === 'normal' ? row.title : '限定范围的一件下级事项', text: label });
  }
  return lines;
}
