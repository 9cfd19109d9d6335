import type { StepId } from '../definition.js';
import type { WantedWith } from '../rules/given-with.js';
import type { PlaceId, Refusal, SlotId } from '../vocabulary.js';
import { OWN_WORDS, type OwnWord } from './own-words.js';

/** One possible act with the words of its button. `refusal` says why it cannot be done by this actor now. */
export interface AllowedEvent {
  readonly type: 'ACT' | 'AGREE' | 'REJECT' | 'RETURN' | OwnWord;
  readonly act: string | null;
  readonly step: StepId | null;
  readonly slot: SlotId | null;
  readonly label: string;
  readonly primary: boolean;
  readonly grave: boolean;
  readonly rare: boolean;
  readonly form: string | null;
  /** Reason of an act or a return, opinion of an agreement, what is said in a comment. */
  readonly reason: 'required' | 'optional' | 'none';
  /** What must come with it. */
  readonly signature: WantedWith['signature'];
  readonly files: WantedWith['files'];
  /** Sentences offered for editing as the reason. */
  readonly phrases: readonly string[];
  readonly hint: string | null;
  /** Where a return or a jump may lead, the first offered first; `step` null is whoever handed it in. */
  readonly targets: readonly AllowedTarget[];
  /** Whom one brought in and may take out again. */
  readonly removable: readonly SlotId[];
  /** Which place in somebody's hands, or in nobody's, may be given to somebody else. */
  readonly seats: readonly AllowedSeat[];
  readonly refusal: Refusal | null;
}

export interface AllowedTarget {
  readonly step: StepId | null;
  readonly label: string;
}

/** `slot` null: nobody was found; then `line` is the group that is meant, where only that one found nobody. */
export interface AllowedSeat {
  readonly place: PlaceId;
  readonly slot: SlotId | null;
  readonly line: number | null;
}

const PLAIN = {
  act: null,
  step: null,
  slot: null,
  primary: false,
  grave: false,
  rare: false,
  form: null,
  reason: 'none',
  signature: false,
  files: null,
  phrases: [],
  hint: null,
  targets: [],
  removable: [],
  seats: [],
  refusal: null,
} as const;

export function event(event: Partial<AllowedEvent> & Pick<AllowedEvent, 'type' | 'label'>): AllowedEvent {
  return { ...PLAIN, ...event };
}

/** Of the words that are the same everywhere. */
export function ownEvent(type: OwnWord, more: Partial<AllowedEvent>): AllowedEvent {
  const { label, reason, hint, primary = false, grave = false } = OWN_WORDS[type];
  return event({ type, label, reason, hint, primary, grave, rare: !primary, ...more });
}
