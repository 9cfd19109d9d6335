import { lifecycleMachine } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import type { Tx } from '../../../kernel/database/tx.js';
import type { Readings } from '../facts/readings.js';
import { isCountable } from '../floor.js';
import type { ChildLine } from '../item.contract.js';
import { itemColumns } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { readerOf, unreadableOf } from '../readable.js';
import type { Additions } from './additions.js';
import { allowedActionsOf } from './allowed-actions.js';
import { fillerText } from './filler-text.js';
import { stateViewOf } from './state-view.js';

const children = {
  name: 'children-of-item',
  text: `select ${itemColumns} from items i where i.parent_id = $1 order by i.list_key, i.created_at, i.id limit 500`,
};

interface Offered {
  readonly readings: Readings;
  readonly additions: Additions;
}

interface Looking {
  readonly item: ItemRow;
  readonly personId: string;
  readonly today: string;
}

/** The items below. Restricted ones the reader may not see are only counted, with no name and no state; few of them are not even that. */
export async function childrenOf(tx: Tx, { readings, additions }: Offered, { item, personId, today }: Looking): Promise<ChildLine[]> {
  const rows = await tx.rows<ItemRow>(children, [item.id]);
  if (rows.length === 0) return [];
  const reader = await readerOf(tx, personId, today);
  const ids = (pick: (row: ItemRow) => string | null): string[] => [...new Set(rows.map(pick).filter((id) => id !== null))];
  const names = await namesOf(tx, {
    people: ids((row) => row.subjectPersonId),
    units: [...new Set([...ids((row) => row.unitId), ...ids((row) => row.subjectUnitId)])],
    on: item.bornOn,
  });
  const lines: ChildLine[] = [];
  const hidden = await unreadableOf(tx, rows, reader);
  const states = await additions.statesOf(tx, rows, personId);
  const hiddenAlike = ({ listKey }: ItemRow): number => rows.filter((row) => hidden.has(row.id) && row.listKey === listKey).length;
  for (const row of rows) {
    if (hidden.has(row.id)) {
      if (isCountable(hiddenAlike(row))) lines.push({ id: row.id, title: row.title, filler: '', list: row.listKey, state: null, hidden: true, canFill: false });
      continue;
    }
    const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
    const actions = await allowedActionsOf(tx, readings, { machine, item: row, personId });
    lines.push({
      id: row.id,
      title: row.title,
      filler: fillerText(row, names),
      list: row.listKey,
      hidden: false,
      state: states.get(row.id) ?? stateViewOf(machine, row, personId),
      canFill: row.mainForm !== null && actions.some(({ form, refusedBecause }) => form === row.mainForm && refusedBecause === null),
    });
  }
  return lines;
}
