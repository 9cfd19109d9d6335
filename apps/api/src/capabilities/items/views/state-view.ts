import { activeStates, openSlots, stateWord } from '@bihuan/workflows';
import type { ItemState, Machine } from '@bihuan/workflows';
import type { StateView } from '../path.contract.js';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import { dueViewOf } from './due-view.js';
import type { LookedAt } from './due-view.js';

/** The item's state as this reader sees it: «待书记审核», or «等您审核» to the one who must act. */
export function stateViewOf(machine: Machine, item: ItemRow, personId: string | null): StateView {
  return stateViewFrom(machine, stateOf(item), personId);
}

/** The same of a state that is not stored: as it was on an earlier day. */
export function stateViewFrom(machine: Machine, state: ItemState, person: string | null): StateView {
  const { label, tone, mine, ended } = stateWord(machine, state, { person });
  if (state.context.suspended) return { label: '已暂停', tone: 'stopped', mine: false, ended: false, back: false };
  return { label, tone, mine, ended: ended !== null, back: activeStates(machine, state).back };
}

export function dueViewOfItem(machine: Machine, item: ItemRow, at: LookedAt): ReturnType<typeof dueViewOf> {
  const { ended, clock, clockWords, back } = activeStates(machine, stateOf(item));
  const { dueOn, dueWords, bornOn, firstSentOn } = item;
  const sentLate = item.mainForm === null ? '报送时已逾期' : '首次报送逾期';
  if (item.context.suspended) return dueViewOf({ dueOn, dueWords, ended: false, stopped: true, back: false, bornOn, firstSentOn, sentLate }, at);
  return dueViewOf(
    {
      dueOn,
      dueWords,
      ended: ended !== null,
      isVoid: ended === 'void',
      stopped: clock === 'stopped',
      back,
      clockWords,
      late: machine.definition.late,
      bornOn,
      firstSentOn,
      sentLate,
    },
    at,
  );
}

/** «党办审核中，已2天»: in whose hands, and since when they have it. Null when it is in nobody's. */
export function whereText(machine: Machine, item: ItemRow, days: number | null): string | null {
  if (openSlots(stateOf(item)).length === 0) return null;
  const word = stateWord(machine, stateOf(item), { person: null }).label;
  return days === null || days === 0 ? word : `${word}，已${days}天`;
}
