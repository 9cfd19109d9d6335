import type { Effect } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lockItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import type { Applied, ApplyCommand } from './apply-command.js';

const running: Named = { name: 'running-children', text: `select id from items where parent_id = $1 and ended is null order by id` };

type Apply = (tx: Tx, command: ApplyCommand) => Promise<Applied>;
type EndChildren = Extract<Effect, { type: 'EndChildren' }>;

/**
 * What runs below an item that was ended ends with it, in the same transaction and with the reason; theirs below them likewise. One that
 * its lifecycle does not let anybody end keeps the item above it running too: nothing is left behind without somebody above it.
 * Of an item that only left the place where its sub-items run, those alone end.
 */
export async function endChildren(tx: Tx, { applied, command }: { applied: Applied; command: ApplyCommand }, apply: Apply): Promise<void> {
  const orders = applied.effects.filter((effect): effect is EndChildren => effect.type === 'EndChildren');
  if (orders.length === 0) return;
  const subItems = subItemsOf(applied.item);
  for (const order of orders) {
    const ids = order.children ?? (await tx.rows<{ id: string }>(running, [applied.item.id])).map(({ id }) => id);
    for (const id of [...ids].sort()) await endOne(tx, { id, asSubItem: order.children !== undefined || subItems.has(id), applied, command }, apply);
  }
}

/** Items of the rounds it remembers. */
function subItemsOf({ context }: ItemRow): ReadonlySet<string> {
  return new Set(Object.values(context.places).flatMap(({ children = [] }) => children.map(({ item }) => item)));
}

interface Ending {
  readonly id: string;
  readonly asSubItem: boolean;
  readonly applied: Applied;
  readonly command: ApplyCommand;
}

async function endOne(tx: Tx, { id, asSubItem, applied, command }: Ending, apply: Apply): Promise<void> {
  const child = await lockItem(tx, id);
  // It may have ended while it was waited for: what somebody finished stays finished.
  if (!child || child.ended !== null) return;
  try {
    await apply(tx, {
      itemId: id,
      by: command.by,
      event: { type: 'TERMINATE' },
      expectedVersion: null,
      reason: reasonBelow(applied.record, command),
      fromAbove: true,
      asSubItem,
    });
  } catch (error) {
    if (error instanceof DomainError && (error.code === 'action.not-offered' || error.code === 'office.not-yours'))
      throw new DomainError('terminate.child-stays', { child: child.privacy === 'normal' ? child.title : '限定范围的一件事项' });
    throw error;
  }
}

const ABOVE = '上级事项已';

/** Said once, however deep it lies. */
function reasonBelow(record: string, { reason, event }: ApplyCommand): string {
  if (reason?.startsWith(ABOVE)) return reason;
  const what = event.type === 'TERMINATE' ? `${ABOVE}终止` : event.type === 'CHILDREN' ? `${ABOVE}不再等待` : `${ABOVE}${record}`;
  return reason === undefined ? what : `${what}：${reason}`;
}
