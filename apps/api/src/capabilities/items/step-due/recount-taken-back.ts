import type { Effect } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { countMoved } from '../../people/index.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import type { ItemRow } from '../item-row.js';
import { daysMoved } from './days-moved.js';
import { recountRound } from './recount-rounds.js';

type Arm = Extract<Effect, { type: 'ArmStepDue' | 'ArmWait' }>;

/**
 * A round that goes on as it was, because a decision or a going over to another version was taken back, does so by a calendar that may have been
 * written anew since it was settled: the command says then which days moved, so that they stand in its record. Rounds that are not counted in
 * working days are not looked at.
 */
export async function recountTakenBack(
  tx: Tx,
  { command, before, time }: { readonly command: ApplyCommand; readonly before: ItemRow; readonly time: BusinessTime },
  effects: readonly Effect[],
): Promise<ApplyCommand> {
  // Kept still under the id it has until the places get their names back.
  const named = new Map(effects.flatMap((effect) => (effect.type === 'RenamePlace' ? [[effect.to, effect.from]] : [])));
  const arms = effects.filter(goesOn);
  if (arms.length === 0) return command;
  const rounds = [];
  for (const { place, round } of arms) {
    const { moved, from } = await recountRound(tx, time, { itemId: before.id, place: named.get(place) ?? place, round });
    rounds.push({ moved: moved.map((day) => ({ ...day, place })), from });
  }
  const moved = rounds.flatMap((one) => one.moved);
  const counted = { moved, from: rounds.flatMap(({ from }) => from) };
  if (moved.length === 0) return { ...command, counted };
  await countMoved(
    tx,
    moved.flatMap(({ years }) => years),
  );
  return { ...command, counted, note: await daysMoved(tx, before, { moved, time }) };
}

/** What keeps the days it was given; a wait for a day somebody named is asked anew. */
function goesOn(effect: Effect): effect is Arm {
  if (effect.type === 'ArmStepDue') return effect.again === true && effect.due.within.unit === 'working-days';
  return effect.type === 'ArmWait' && effect.again === true && effect.until.type === 'after' && effect.until.within.unit === 'working-days';
}
