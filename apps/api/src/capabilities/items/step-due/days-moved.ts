import { dayWords, stepOf, waitOf } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { ItemRow } from '../item-row.js';
import { momentText } from '../views/moment-text.js';

/** Where the end of a round's time, or what a wait is for, stood and stands: a day, or an instant where it is counted in hours. */
export interface MovedEnd {
  readonly place: string;
  readonly round: number;
  readonly kind: 'due' | 'wait';
  readonly before: string;
  readonly after: string;
}

/** «“党办审核”办理时限：10月12日（周五） → 10月15日（周一）». What reads the same did not move. */
export async function daysMoved(
  tx: Tx,
  item: ItemRow,
  { moved, time: { today, zone } }: { moved: readonly MovedEnd[]; time: Pick<BusinessTime, 'today' | 'zone'> },
): Promise<readonly unknown[]> {
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const words = (end: string): string => (end.includes('T') ? momentText(end, zone, today) : dayWords(end, Number(today.slice(0, 4))));
  return moved
    .map(({ place, kind, before, after }) => ({
      label: `“${(stepOf(machine, place) ?? waitOf(machine, place))?.label ?? place}”${kind === 'due' ? '办理时限' : '等到'}`,
      before: words(before),
      after: words(after),
    }))
    .filter(({ before, after }) => before !== after);
}
