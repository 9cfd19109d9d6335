import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { lifecycleMachine } from '../definitions/index.js';
import { dueViewOfItem, itemColumns } from '../items/index.js';
import type { Addition, ItemRow } from '../items/index.js';
import { calendarOf } from '../people/index.js';
import { RESTRICTED_BESIDE } from './share-states.js';

const listsOf: Named = { name: 'lists-of-share', text: `select ${itemColumns} from items i where i.parent_id = $1 and i.kind = 'list'` };

/** The worst first, as a cell of the board has it. */
const worst = ['red', 'yellow', 'stopped', 'green', 'none'] as const;

/**
 * What a share says of its day while lists are in it: what the worst of them says, so that it is not late while all of them are being looked at.
 * Restricted lists are not told of here; where they alone may hold it open (`isApart`) it says the same when they are done. Nothing where it holds none, or is done: then its own day is meant.
 */
export async function shareDue(tx: Tx, share: ItemRow, isApart: boolean): Promise<Pick<Addition, 'due'>> {
  const lists = share.ended === null || isApart ? await tx.rows<ItemRow>(listsOf, [share.id]) : [];
  if (lists.length === 0) return {};
  const at = { today: (await clockOf(tx)).today, calendar: await calendarOf(tx) };
  const open = lists.filter(({ ended, privacy }) => ended === null && privacy === 'normal');
  const own = dueViewOfItem(await lifecycleMachine(tx, share.lifecycleVersionId), share, at);
  if (open.length === 0) return { due: { ...own, light: { light: 'none', text: RESTRICTED_BESIDE } } };
  const lights: (typeof own)['light'][] = [];
  for (const list of open) lights.push(dueViewOfItem(await lifecycleMachine(tx, list.lifecycleVersionId), list, at).light);
  return { due: { ...own, light: lights.toSorted((a, b) => placeOf(a.light) - placeOf(b.light))[0] ?? own.light } };
}

const placeOf = (light: string): number => {
  const at = worst.findIndex((each) => each === light);
  return at === -1 ? worst.length : at;
};
