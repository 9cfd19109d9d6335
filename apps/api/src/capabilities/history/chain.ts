import type { ItemEvent } from '@bihuan/workflows';
import { canonical } from '../../kernel/canonical/canonical.js';
import { hashedText, hashOf, NO_HASH } from '../../kernel/seal/seal.js';

export { commitment, hashedMould, hashOf, newSecret, NO_HASH } from '../../kernel/seal/seal.js';

/**
 * What one history row says, and what its hash covers. Frozen: a field may be added, none may change its meaning.
 * It holds ids, dates and outcomes; words people wrote lie in the vault and are here as keyed commitments.
 */
export interface EventRecord {
  readonly v: 1;
  readonly id: string;
  readonly tenant: string;
  readonly item: string;
  readonly seq: number;
  /** Time-line sentence of the definition: 提交, 退回修改. */
  readonly record: string;
  /** When it counts for the rules. */
  readonly at: string;
  /** When it was truly typed in. */
  readonly entered: string;
  /** Day it is said to have happened, where that is not the day of typing: 补录. */
  readonly happenedOn: string | null;
  readonly actor: string | null;
  /** Post and unit the actor acted with, as of then. */
  readonly as: { readonly post: string; readonly unit: string } | null;
  readonly lifecycleVersion: string;
  /** The machine's own event with all its facts: folding these rebuilds the state. */
  readonly event: ItemEvent;
  /** What the item was called after it: state labels. */
  readonly state: string;
  /** Set where the item's number was given by this event. */
  readonly number: string | null;
  readonly submission: SubmissionRef | null;
  /**
   * What the item is, apart from its machine: set by the event that creates it, and by any later one that changes some of it.
   * Its texts (title, due words, basis) are among `words`, as `title`, `dueWords`, `basis`.
   */
  readonly about: ItemAbout | null;
  readonly words: Readonly<Record<string, string>>;
  /** Changes to what belongs to the item but not to its machine: cells of a plan, say. */
  readonly note: unknown;
  /** What of the form alone is given back to be put right, by keys and the ids of rows. Absent where nothing is marked. */
  readonly marks?: { readonly form: string; readonly places: readonly string[] };
  /** More places of it than were marked are asked for, or that is answered. Absent for everything else. */
  readonly more?: { readonly form: string; readonly places: readonly string[]; readonly type: 'ask' | 'allow' | 'decline' };
  /** The decision was made on paper: its scan, as file id → SHA-256 in hex. Absent for everything decided here. */
  readonly paper?: { readonly files: Readonly<Record<string, string>> };
  /** Attached to an answer: file id → SHA-256 in hex. Absent where nothing is. */
  readonly files?: Readonly<Record<string, string>>;
  /** Year → which writing of the working calendar the deadlines it set, or moved, were counted by; absent where none was counted in working days. */
  readonly calendar?: Readonly<Record<string, number>>;
}

/** An answer to what the act before it asked: who is to work or is told, for whom sub-items begin. It goes with that act. */
export const followsFromAct = ({ event }: Pick<EventRecord, 'event'>): boolean => event.type === 'SLATE' || event.type === 'SPAWN' || event.type === 'TOLD';

/** Versions of lifecycles an item has lived by. */
export const lifecyclesIn = (records: readonly Pick<EventRecord, 'lifecycleVersion'>[]): readonly string[] => [
  ...new Set(records.map(({ lifecycleVersion }) => lifecycleVersion)),
];

/** Ids, keys and days of an item that no rule may change in passing. */
export interface ItemAbout {
  readonly kind: string;
  readonly parent: string | null;
  readonly root: string;
  readonly unit: string;
  readonly subjectUnit: string | null;
  readonly subjectPerson: string | null;
  readonly privacy: 'normal' | 'restricted';
  readonly listKey: string | null;
  readonly mainForm: string | null;
  /** Form key → version the item began with. */
  readonly pins: Readonly<Record<string, string>>;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly leader: string | null;
  readonly owner: string | null;
  readonly filler: string | null;
  readonly creator: string | null;
}

export interface SubmissionRef {
  readonly id: string;
  readonly form: string;
  readonly formVersion: string;
  readonly revision: number;
  readonly commitment: string;
  /** File id → SHA-256 in hex of every file the data name. */
  readonly files: Readonly<Record<string, string>>;
  /** Year → which writing of the working calendar it was judged by; absent where the form counts no working days. */
  readonly calendar?: Readonly<Record<string, number>>;
}

export interface Sealed {
  readonly payload: string;
  /** The same text as it is stored. */
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

/** hash = SHA-256(0x02 ‖ previous hash ‖ canonical text). */
export function seal(previous: Buffer, record: EventRecord): Sealed {
  const payload = canonical(record);
  return { payload, ...hashedText(previous, payload) };
}

/** A stored history row, as far as a check reads it. */
export interface StoredEvent {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly record: string;
  readonly actor_id: string | null;
  readonly payload: string;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

/** The seq of the first row that does not agree with its seal, or null. Looks at the rows alone; they must come in order of seq. */
export function firstBroken(events: readonly StoredEvent[]): number | null {
  let previous: Buffer = NO_HASH;
  for (const [index, event] of events.entries()) {
    if (!agrees(event, index + 1, previous)) return event.seq;
    previous = event.hash;
  }
  return null;
}

function agrees(event: StoredEvent, seq: number, previous: Buffer): boolean {
  if (event.seq !== seq || !event.prev_hash.equals(previous) || !event.hash.equals(hashOf(previous, event.payload))) return false;
  const said = readable(event);
  return (
    said !== null &&
    said.seq === event.seq &&
    said.id === event.id &&
    said.event.type === event.type &&
    said.record === event.record &&
    said.actor === event.actor_id
  );
}

/** Text with a right hash need not be JSON, if somebody wrote both. */
function readable(event: StoredEvent): EventRecord | null {
  try {
    return recordOf(event);
  } catch {
    return null;
  }
}

export function recordOf(event: Pick<StoredEvent, 'payload'>): EventRecord {
  return JSON.parse(event.payload) as EventRecord; // written by `seal` alone
}
