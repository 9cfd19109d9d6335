import type { Child } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import type { PathStep } from '../path.contract.js';
import { itemColumns } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { readerOf, unreadableOf } from '../readable.js';
import { stateViewOf } from '../views/state-view.js';

type ChildInPath = PathStep['children'][number];

export const childrenByIds: Named = {
  name: 'children-by-ids',
  text: `select ${itemColumns} from items i where i.id = any($1::uuid[]) order by i.created_at, i.id`,
};

/** For whom each sub-item is and where it stands, by id. */
export async function childrenInPath(
  tx: Tx,
  children: readonly Child[],
  { personId, today }: { personId: string; today: string },
): Promise<ReadonlyMap<string, ChildInPath>> {
  if (children.length === 0) return new Map();
  const rows = await tx.rows<ItemRow>(childrenByIds, [children.map(({ item }) => item)]);
  const hidden = await unreadableOf(tx, rows, await readerOf(tx, personId, today));
  const names = await namesOf(tx, { people: children.flatMap(({ person }) => person ?? []), units: [...new Set(children.map(({ unit }) => unit))] });
  const found = new Map<string, ChildInPath>();
  for (const { item: id, unit, person, row: ofRow } of children) {
    const row = rows.find((one) => one.id === id);
    if (!row) continue;
    const whom = ofRow !== undefined ? row.title : person === undefined ? names.units[unit] : names.people[person]?.name;
    const isHidden = hidden.has(id);
    found.set(id, {
      id,
      for: isHidden ? '' : (whom ?? ''),
      state: isHidden ? null : stateViewOf(await lifecycleMachine(tx, row.lifecycleVersionId), row, personId),
      hidden: isHidden,
    });
  }
  return found;
}
