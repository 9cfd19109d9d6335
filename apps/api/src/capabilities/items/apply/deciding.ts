import type { Effect, ItemEvent, ItemState, Machine } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { ItemRow } from '../item-row.js';
import type { Marked } from '../marking/marks-in-force.js';
import type { More } from '../marking/more-places.js';
import type { Waiting } from '../waits/waiting-for.js';
import type { ApplyCommand } from './apply-command.js';
import type { EventDefinition } from './definition-of-event.js';
import type { ChangesOfItem } from './changes-of-item.js';
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
  /** Who waits for this item. */
  readonly awaitedBy: readonly Waiting[];
  /** Attached to it, as file id → SHA-256; null or absent where nothing is. */
  readonly files?: Readonly<Record<string, string>> | null;
  /** On whose behalf a stand-in acted. */
  readonly insteadOf?: string | undefined;
  /** Whom a decision that is told to the office reaches; absent where nothing is. */
  readonly office?: readonly string[];
  /** Who may name somebody where nobody was found; absent where somebody was. */
  readonly namers?: readonly string[];
  /** Whom the light tells; absent where it did not turn. */
  readonly lit?: readonly { readonly personId: string; readonly at: 'yellow' | 'red' }[];
  /** Which writings of the working calendar its deadlines are counted by; null or absent where none is counted in working days. */
  readonly calendar?: Readonly<Record<string, number>> | null;
  /** All that follows, and where it leads. */
  readonly effects?: readonly Effect[];
  readonly after?: ItemState;
  /** What of the form that is given back is to be put right; absent: all of it. */
  readonly marked?: Marked | null;
  readonly more?: More | null;
  /** Of the item beside its machine; absent where nothing of it can change. */
  readonly changes?: ChangesOfItem;
}

/** Day it is said to have happened: the day a paper was signed, or the act's own date field, which its form has checked. */
export function happenedOn({ data, paper }: ApplyCommand, said: EventDefinition): string | null {
  if (paper) return paper.on;
  const day = said.happened === null ? undefined : data?.[said.happened];
  return typeof day === 'string' ? day : null;
}
