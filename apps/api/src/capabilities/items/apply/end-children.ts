import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Applied, ApplyCommand } from './apply-command.js';

const running: Named = { name: 'running-children', text: `select id, case when privacy = 'normal' then title else '限定范围的一件事项' end as title from items where parent_id = $1 and ended is null order by id` };

type Apply = (tx: Tx, command: ApplyCommand) => Promise<Applied>;

/**
 * What runs below an item that was ended ends with it, in the same transaction and with the reason; theirs below them likewise. One that
 * its lifecycle does not let anybody end keeps the item above it running too: nothing is left behind without somebody above it.
 */
export async function endChildren(tx: Tx, { applied, command }: { applied: Applied; command: ApplyCommand }, apply: Apply): Promise<void> {
  if (!applied.effects.some(({ type }) => type === 'EndChildren')) return;
  for (const { id, title } of await tx.rows<{ id: string; title: string }>(running, [applied.item.id])) {
    try {
      await apply(tx, { itemId: id, by: command.by, event: { type: 'TERMINATE' }, expectedVersion: null, reason: reasonBelow(command.reason), fromAbove: true });
    } catch (error) {
      if (error instanceof DomainError && (error.code === 'action.not-offered' || error.code === 'office.not-yours')) throw new DomainError('terminate.child-stays', { child: title });
      throw error;
    }
  }
}

const ABOVE = '上级事项已终止';

/** Said once, however deep it lies. */
function reasonBelow(reason: string | undefined): string {
  if (reason === undefined) return ABOVE;
  return reason.startsWith(ABOVE) ? reason : `${ABOVE}：${reason}`;
}
