import type { Effect } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { countMoved } from '../../people/index.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import type { ItemRow } from '../item-row.js';
import { daysMoved } from './days-moved.js';
import { recountRound } from './recount-rounds.js';

/**
 * A round that goes on as it was, because a decision was taken back, does so by a calendar that may have been written anew since it was settled:
 * the command says then which days moved, so that they stand in its record. Rounds that are not counted in working days are not looked at.
 */
export async function recountTakenBack(
  tx: Tx,
  { command, before, time }: { readonly command: ApplyCommand; readonly before: ItemRow; readonly time: BusinessTime },
  effects: readonly Effect[],
): Promise<ApplyCommand> {
  if (command.event.type !== 'TAKE_BACK') return command;
  const arms = effects.filter((effect) => effect.type === 'ArmStepDue').filter(({ due }) => due.within.unit === 'working-days');
  const rounds = [];
  for (const { place, round } of arms) rounds.push(await recountRound(tx, time, { itemId: before.id, place, round }));
  const moved = rounds.flatMap((one) => one.moved);
  const counted = { moved, from: rounds.flatMap(({ from }) => from) };
  if (moved.length === 0) return { ...command, counted };
  await countMoved(
    tx,
    moved.flatMap(({ years }) => years),
  );
  return { ...command, counted, note: await daysMoved(tx, before, { moved, time }) };
}
