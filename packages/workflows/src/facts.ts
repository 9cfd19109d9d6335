import type { NamedResolver, StepId } from './definition.js';

/** ISO 8601 instant in UTC, as the api read it from the database clock. */
export type Instant = string;
/** Calendar day `YYYY-MM-DD` in the tenant's zone. */
export type Day = string;
/** UUID of a person, a unit, a slot, an item. */
export type PersonId = string;
export type UnitId = string;
export type SlotId = string;
export type ItemId = string;
/** Where work is done: a step id, a state code with `work`, or the id of sub-items. A node that tells or waits has rounds too, without slots. */
export type PlaceId = StepId;

/** A post somebody holds on the day of the act. */
export interface PostHeld {
  readonly post: string;
  readonly unit: UnitId;
}

/** Who acts. With `instead`, the person acts on behalf of somebody and the rules look at both. */
export type Actor =
  | {
      readonly type: 'person';
      readonly person: PersonId;
      readonly posts: readonly PostHeld[];
      /** Every unit the person belongs to, in both trees. */
      readonly units: readonly UnitId[];
      readonly instead?: { readonly person: PersonId; readonly units: readonly UnitId[] };
      /** Slots still open in his name that came with a post he holds no more: they let him do nothing. */
      readonly endedSlots?: readonly SlotId[];
    }
  | { readonly type: 'system'; readonly rule: string };

/** What the rules may know of the item itself. */
export interface ItemFacts {
  readonly unit: UnitId;
  /** The units above it, nearest first. */
  readonly above: readonly UnitId[];
  /** Units that count as the owner's own when acceptance must come from outside. */
  readonly ownerUnits: readonly UnitId[];
  readonly people: Partial<Readonly<Record<'subject' | 'filler' | 'creator' | 'leader' | 'owner', PersonId>>>;
  readonly areaLeaders: readonly PersonId[];
}

/** Everything a rule may look at; it travels inside the event and is stored with it. */
export interface Facts {
  readonly at: Instant;
  readonly today: Day;
  readonly actor: Actor;
  readonly item: ItemFacts;
  /** Outcome of each condition this event may need, by `ConditionId`. */
  readonly outcomes: Readonly<Record<ConditionId, boolean>>;
  /** Who entered here what `actor` decided on paper. The rules look at the one who decided. */
  readonly enteredBy?: PersonId;
  /** Who signed before is asked of the whole way the item walked, and whoever only assisted has signed nothing. Records of before do not say so, and where nobody asks for it none does. */
  readonly looksBack?: true;
}

/** `<event>/<requirement id>`, `<event>/to/<n>`, `fork/<fork id>/<branch id>`. */
export type ConditionId = string;

/** Why somebody is in a slate. Ids only; the api turns them into «支部书记，2018年3月1日起». */
export interface Why {
  /** `hand-over`: chosen by hand to take it over, `transfer`, `consult`, `add-signer` by another signer; no post stands behind it. `superior` of the one it fell to himself: `for`. */
  readonly resolver: NamedResolver['type'] | 'hand-over' | 'transfer' | 'consult' | 'add-signer';
  /** Who chose him. */
  readonly by?: PersonId;
  /** In whose place he is asked, because it would have been that one's own. */
  readonly for?: PersonId;
  /** For somebody the item names: as what. */
  readonly field?: keyof ItemFacts['people'];
  readonly post?: string;
  readonly unit?: UnitId;
  /** Key of the list he stands in. */
  readonly group?: string;
  readonly since?: Day;
}

/** Somebody who is told without having to decide. */
export interface Told {
  readonly person: PersonId;
  readonly why: Why;
}

export interface SlotSeed {
  readonly id: SlotId;
  readonly person: PersonId;
  readonly why: Why;
  /** Which line of the step's `who` found him; absent means the first. */
  readonly line?: number;
}
