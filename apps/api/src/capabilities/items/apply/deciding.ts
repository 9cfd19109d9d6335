import type { Effect, ItemEvent, ItemState, Machine } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { ItemRow } from '../item-row.js';
import type { ApplyCommand } from './apply-command.js';
import type { EventDefinition } from './definition-of-event.js';
import type { HandedIn } from './handed-in.js';

/** One decided event and the state after it. */
export interface Step {
  readonly event: ItemEvent;
  readonly state: ItemState;
  readonly effects: readonly Effect[];
}

/** What the writing down needs to know of the whole command. */
export interface Deciding {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly command: ApplyCommand;
  readonly time: BusinessTime;
  readonly said: EventDefinition;
  readonly handed: HandedIn | null;
  readonly number: string | null;
}

/** Day it is said to have happened: the act's own date field, which its form has checked. */
export function happenedOn({ data }: ApplyCommand, said: EventDefinition): string | null {
  const day = said.happened === null ? undefined : data?.[said.happened];
  return typeof day === 'string' ? day : null;
}
