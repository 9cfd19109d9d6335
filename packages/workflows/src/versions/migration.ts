import type { ConditionId, Landing, Mapping, PlaceId } from '../vocabulary.js';

export const BY_ID: Mapping = { places: {}, states: {} };

/** Why an item cannot go over. The place or state named is one of the old version, for `not-beside` of the new, for `disagreement-lost` the fork. */
export interface Blocked {
  readonly why:
    | 'place-gone'
    | 'state-gone'
    | 'not-beside'
    | 'in-other-state'
    | 'twice'
    | 'place-taken'
    | 'ended-differently'
    | 'disagreement-lost'
    | 'disagreement-unheard';
  readonly at: PlaceId;
}

export interface MigrationPlan {
  readonly type: 'plan';
  /** For each place at hand, where it lands. */
  readonly lands: readonly { readonly from: PlaceId; readonly landing: Landing }[];
  /** Places it has been at, whose rounds go on under another id. */
  readonly renames: readonly { readonly from: PlaceId; readonly to: PlaceId; readonly round: number }[];
  /** Steps that begin because the new version runs a branch beside, once their condition holds. */
  readonly begins: readonly PlaceId[];
  /** Outcomes that must be among the facts of the upgrade. */
  readonly conditions: readonly ConditionId[];
}

export interface MigrationBlocked {
  readonly type: 'blocked';
  readonly reasons: readonly Blocked[];
}
