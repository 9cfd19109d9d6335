import { dayWords, stepOf, waitOf } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { ItemRow } from '../item-row.js';
import type { MovedDay } from './recount-rounds.js';

/** «“党办审核”办理时限：10月12日（周五） → 10月15日（周一）». */
export async function daysMoved(tx: Tx, item: ItemRow, { moved, time }: { moved: readonly MovedDay[]; time: BusinessTime }): Promise<readonly unknown[]> {
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const year = Number(time.today.slice(0, 4));
  return moved.map(({ place, kind, before, after }) => ({
    label: `“${(stepOf(machine, place) ?? waitOf(machine, place))?.label ?? place}”${kind === 'due' ? '办理时限' : '等到'}`,
    before: dayWords(before, year),
    after: dayWords(after, year),
  }));
}
