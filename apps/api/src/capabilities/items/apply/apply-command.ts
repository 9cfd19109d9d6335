import type { Edit, FormData, Marks, Signed } from '@bihuan/forms';
import type { Effect, AssignedField, ItemState, Lost, Mapping, SlotSeed } from '@bihuan/workflows';
import type { ItemRow } from '../item-row.js';
import type { MovedDay } from '../step-due/recount-rounds.js';
import type { By } from './by.js';

/** Single places of one form, with the revision of each that was looked at. */
export interface EditsOfForm {
  readonly form: string;
  readonly edits: readonly Edit[];
}

/** What somebody wants to happen to an item. */
export interface ApplyCommand {
  readonly itemId: string;
  readonly by: By;
  readonly event: RequestedEvent;
  /** Version the caller saw; null where the caller cannot have seen one (the system). */
  readonly expectedVersion: number | null;
  readonly reason?: string | undefined;
  readonly opinion?: string | undefined;
  /** Signed by hand with the decision. */
  readonly signature?: Signed | undefined;
  /** Attached to the decision: ids of files its actor, or whoever enters it from paper, uploaded himself. */
  readonly files?: readonly string[] | undefined;
  readonly data?: FormData | undefined;
  /** The draft the data were taken from, as its sender saw it. */
  readonly draft?: number | undefined;
  /** Places of a form that a signer writes while it is his turn. */
  readonly edits?: EditsOfForm | undefined;
  /** The decision was made on paper by `by`; this is who entered it here, when it was signed, and the scan (file id → SHA-256). */
  readonly paper?: { readonly enteredBy: string; readonly on: string; readonly files: Readonly<Record<string, string>> } | undefined;
  /** What the act makes of the item beside its machine: a plan renames its stages and moves their days. Said anew in the record. */
  readonly becomes?: Partial<Pick<ItemRow, 'title' | 'startsOn' | 'dueOn' | 'dueWords'>> | undefined;
  /** Whom the actor chose for steps to come: place → persons. Asked for by the work of that place alone. */
  readonly choices?: readonly { readonly place: string; readonly people: readonly string[] }[] | undefined;
  /** It ends because the item above it was ended: whoever ended that one need not be able to look into this one. */
  readonly fromAbove?: boolean | undefined;
  /** And it is a sub-item of that one: nobody asks whether it is his to end. */
  readonly asSubItem?: boolean | undefined;
  /** With an act that gives a form back: places that alone are to be put right. Absent: all of it. */
  readonly marks?: Marks | undefined;
  /** With a comment: more places than were marked are asked for, or that is answered. */
  readonly more?: { readonly type: 'ask'; readonly places: Marks } | { readonly type: 'allow' | 'decline' } | undefined;
  /** Days that the working calendar moved with it, and those they are counted from. */
  readonly counted?: { readonly moved: readonly MovedDay[]; readonly from: readonly string[] } | undefined;
  /** Recorded with the event: changes that belong to the item but not to its machine. */
  readonly note?: unknown;
}

export type RequestedEvent =
  | { readonly type: 'CREATE' }
  | { readonly type: 'ACT'; readonly act: string }
  | { readonly type: OwnSlotEvent; readonly step: string; readonly slotId: string }
  | { readonly type: 'RETURN'; readonly step: string; readonly slotId: string; readonly to?: string | undefined }
  | { readonly type: 'TRANSFER' | 'CONSULT'; readonly step: string; readonly slotId: string; readonly to: SlotSeed }
  | {
      readonly type: 'ADD_SIGNERS';
      readonly step: string;
      readonly slotId: string;
      readonly how: 'before' | 'after' | 'beside';
      readonly among: 'all' | 'any' | 'in-turn';
      readonly to: readonly SlotSeed[];
    }
  | { readonly type: 'REMOVE_SIGNER'; readonly step: string; readonly slotId: string; readonly removed: string }
  | { readonly type: 'TIMEOUT'; readonly step: string; readonly round: number }
  /** A step of the light's ladder came. */
  | { readonly type: 'LIGHT'; readonly rung: string }
  | { readonly type: 'COMMENT' | 'URGE' | 'SUSPEND' | 'RESUME' | 'TERMINATE' }
  | { readonly type: 'CC'; readonly to: readonly string[] }
  | { readonly type: 'JUMP'; readonly to: string }
  /** Of a person: the round that lasts; a day, and other items, say which one they were armed for. */
  | { readonly type: 'ARRIVE'; readonly wait: string; readonly round?: number; readonly lost?: Lost }
  | { readonly type: 'CONTINUE'; readonly wait: string }
  | {
      readonly type: 'HAND_OVER';
      readonly place: string;
      readonly slotId: string;
      readonly to: SlotSeed;
      /** By order of the office, against the usual course. */ readonly office?: true;
    }
  /** Sub-items ended, or run again. */
  | {
      readonly type: 'CHILDREN';
      readonly place: string;
      readonly round: number;
      readonly ended: readonly { readonly item: string; readonly as: 'done' | 'void' | null }[];
    }
  /** Its deadlines were counted anew; the days that moved are its note. */
  | { readonly type: 'RECOUNT' }
  /** It goes on by another version; `back` names the state it returns to where that is undone. */
  | { readonly type: 'UPGRADE'; readonly version: string; readonly mapping: Mapping; readonly back?: ItemState }
  | {
      readonly type: 'REASSIGN';
      readonly field: AssignedField;
      readonly to: string;
      /** With what the office takes out of somebody's hands. */ readonly office?: true;
    }
  | { readonly type: 'RESCHEDULE'; readonly dueOn: string | null; readonly dueWords?: string | null };

/** What the owner of a slot does with it and nothing else. */
export type OwnSlotEvent = 'AGREE' | 'REJECT' | 'CLAIM' | 'GIVE_BACK' | 'TAKE_BACK' | 'ANSWER' | 'EDIT';

/** Sent by the owner of a slot, or by whoever stands in for him. */
export type SignerEvent = Extract<RequestedEvent, { readonly step: string; readonly slotId: string }>;

export function isOfSigner(event: RequestedEvent): event is SignerEvent {
  return 'step' in event && 'slotId' in event;
}

/** Changes of a running item that come through a door which asks its own rights. */
export const ARRANGING: ReadonlySet<RequestedEvent['type']> = new Set(['HAND_OVER', 'REASSIGN', 'RESCHEDULE']);

/** What came of it. The receipt names the history row and its hash. */
export interface Applied {
  readonly item: ItemRow;
  readonly receipt: Receipt;
  /** What was done, by its name in the time line. */
  readonly record: string;
  /** The item is in the same state and hands as before. */
  readonly stays: boolean;
  readonly effects: readonly Effect[];
}

export interface Receipt {
  readonly eventId: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}
