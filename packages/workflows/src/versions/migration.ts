import type { StateCode } from '../definition.js';
import type { ConditionId, PlaceId } from '../vocabulary.js';

/**
 * What becomes of a place at which an item stands: `same` keeps round, slots and votes under the new id; `anew` begins
 * that step again, and what was signed at the old one stays in history alone.
 */
export type Landing = { readonly type: 'same'; readonly place: PlaceId } | { readonly type: 'anew'; readonly place: PlaceId };

/** How items of one version go on by another. Places that are not named land at the place of their own id. */
export interface Mapping {
  readonly places: Readonly<Record<PlaceId, Landing>>;
  /** States where nobody works, by their new code. */
  readonly states: Readonly<Record<StateCode, StateCode>>;
}

export const BY_ID: Mapping = { places: {}, states: {} };

/** Why an item cannot go over. The place or state named is one of the old version, for `not-beside` of the new. */
export interface Blocked {
  readonly why: 'place-gone' | 'state-gone' | 'not-beside' | 'in-other-state' | 'twice' | 'ended-differently';
  readonly at: PlaceId | StateCode;
}

export interface MigrationPlan {
  readonly type: 'plan';
  /** For each place at hand, where it lands. */
  readonly lands: readonly { readonly from: PlaceId; readonly landing: Landing }[];
  /** Steps that begin because the new version runs a branch beside, once their condition holds. */
  readonly begins: readonly PlaceId[];
  /** Outcomes that must be among the facts of the upgrade. */
  readonly conditions: readonly ConditionId[];
}

export interface MigrationBlocked {
  readonly type: 'blocked';
  readonly reasons: readonly Blocked[];
}
