import type { Condition } from '@bihuan/forms';

/** Who: answered by the api as people with the reason why each is there. */
export type Resolver = NamedResolver | ExpressionResolver;
/** One that names its people itself. */
export type NamedResolver = PlainResolver | AskedResolver;

/** Answered from what every event carries, so that an act may be tied to it as well as work. */
export type PlainResolver =
  | { readonly type: 'post'; readonly post: string; readonly of: 'item-unit' | 'parent-unit' | 'anywhere' }
  | { readonly type: 'person-field'; readonly field: 'subject' | 'filler' | 'creator' | 'leader' | 'owner' }
  | { readonly type: 'area-leader' }
  | { readonly type: 'unit-of'; readonly field: 'lead'; readonly post: string };

/** Answered only when work is handed out. */
export type AskedResolver =
  /** 单位负责人、第几级上级: whoever stands first by the order of posts in the item's unit (0), or so many units above it. */
  | { readonly type: 'superior'; readonly level: number }
  /** 各级上级: the same of each unit above up to that level, nearest first. */
  | { readonly type: 'superiors'; readonly upTo: number }
  /** 领导小组成员: everybody who belongs to a unit of this category. */
  | { readonly type: 'body'; readonly category: string }
  /** Whom a person field of the newest submission of a form names. */
  | { readonly type: 'form-person'; readonly form: string; readonly field: string }
  /** Of the unit a field names: whoever holds the post there, or without one whoever stands first. */
  | { readonly type: 'form-unit'; readonly form: string; readonly field: string; readonly post?: string }
  /** Whoever handed it in. */
  | { readonly type: 'submitter' }
  /** Whom the submitter, or the signer before, chose: among those `from` means, or of everybody who has an account. */
  | { readonly type: 'chosen'; readonly by: 'submitter' | 'previous-signer'; readonly from?: readonly PlainResolver[] }
  /** A list kept by hand with the organisation. */
  | { readonly type: 'group'; readonly group: string };

/** Conditions on the data say who: the first that holds, or else `otherwise`. */
export interface ExpressionResolver {
  readonly type: 'expression';
  readonly cases: readonly { readonly when: Condition; readonly then: NamedResolver }[];
  readonly otherwise: NamedResolver;
}

/** Who may send an event: someone at work here, someone who holds a post, the submitter, or the system by rule. */
export type Who = { readonly type: 'at-work' } | { readonly type: 'submitter' } | { readonly type: 'system' } | PlainResolver;
