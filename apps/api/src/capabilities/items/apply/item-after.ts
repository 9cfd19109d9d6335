import { activeStates, stateWord } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import type { ApplyCommand } from './apply-command.js';
import { happenedOn } from './deciding.js';
import type { Deciding, Step } from './deciding.js';
import type { EventDefinition } from './definition-of-event.js';

/** The row after all that was decided. */
export function itemAfter(deciding: Deciding, steps: readonly Step[], last: { seq: number; hash: Buffer }): ItemRow {
  const { before, machine, command, time, number, said } = deciding;
  const state = steps.at(-1)?.state ?? stateOf(before);
  const active = activeStates(machine, state);
  return {
    ...before,
    ...deciding.changes?.row,
    value: state.value,
    context: state.context,
    states: [active.code, ...active.steps.map(({ id }) => id)],
    ended: stateWord(machine, state, { person: null }).ended,
    version: before.version + 1,
    headSeq: last.seq,
    headHash: last.hash,
    submissions: state.context.submissions,
    returns: before.returns + (cameBack(deciding, active.back) ? 1 : 0),
    reopened: before.reopened + (before.ended === 'done' && active.ended === null ? 1 : 0),
    isRegisteredLate: before.isRegisteredLate || isLate(command, said, time),
    number: number ?? before.number,
    firstSentOn: sentOn(deciding, state.context.submissions),
  };
}

/** See `ItemRow.firstSentOn`. */
function sentOn({ before, handed, time }: Deciding, submissions: number): string | null {
  if (handed === null) return before.firstSentOn;
  if (before.mainForm === null) return submissions > before.submissions ? time.today : before.firstSentOn;
  return before.firstSentOn ?? (handed.ref.form === before.mainForm ? time.today : null);
}

/** Returned by a signer, or by an act that leads to where something is to be put right. */
function cameBack({ machine, before, command }: Deciding, isBack: boolean): boolean {
  // By another version it is where it was; nobody sent it back.
  if (command.event.type === 'UPGRADE') return false;
  const wasBack = before.headSeq > 0 && activeStates(machine, stateOf(before)).back;
  return command.event.type === 'RETURN' || (isBack && !wasBack);
}

/** Registered on a later day than it happened: shown, never punished. */
function isLate(command: ApplyCommand, said: EventDefinition, time: BusinessTime): boolean {
  // A decision on paper was made in time; only its entry came later, and the record says so in other words.
  const day = command.paper ? null : happenedOn(command, said);
  return day !== null && day < time.today;
}
