import type { FormCommand, FormDefinition, PlaceAccess } from '@bihuan/forms';
import type { Seen } from '@bihuan/forms/changes';
import type { ActDefinition, ChainNode, EventCode, ForkBranch, StateCode, StateDefinition } from '../definition.js';

export type NodeId = string;
export type BranchId = string;

/** Where a node stands: in the chain of a state or in a branch of a fork there, after another one; first where `after` is absent. */
export interface Place {
  readonly chain: StateCode;
  readonly in?: { readonly fork: NodeId; readonly branch: BranchId };
  readonly after?: NodeId;
}

/** Where a state stands on the path drawn on screen; first where `after` is absent. */
export interface InOrder {
  readonly after?: StateCode;
}

/** What `set` writes in. */
export type Target =
  | { readonly type: 'lifecycle' }
  | { readonly type: 'state'; readonly state: StateCode }
  | { readonly type: 'act'; readonly state: StateCode; readonly act: EventCode }
  | { readonly type: 'node'; readonly node: NodeId }
  | { readonly type: 'branch'; readonly fork: NodeId; readonly branch: BranchId };

/** Whose rights: whoever fills the form in, signers of a step, whoever only reads. */
export type AccessAt = { readonly type: 'filling' } | { readonly type: 'others' } | { readonly type: 'step'; readonly step: NodeId };

/**
 * One change of a lifecycle, addressed by ids that stay as they are and never by a number in a list, so that it means the same
 * over what somebody else did meanwhile. Where `was` is given and differs from what stands there, it is refused.
 */
export type EditCommand =
  | { readonly type: 'insert-node'; readonly at: Place; readonly node: ChainNode }
  | { readonly type: 'remove-node'; readonly node: NodeId; readonly was?: Seen }
  | { readonly type: 'move-node'; readonly node: NodeId; readonly to: Place }
  /** `ids`: the new id of the node and of each one inside it, by the old. */
  | { readonly type: 'copy-node'; readonly node: NodeId; readonly to: Place; readonly ids: Readonly<Record<NodeId, NodeId>>; readonly was?: Seen }
  | { readonly type: 'insert-branch'; readonly fork: NodeId; readonly branch: ForkBranch; readonly after?: BranchId }
  | { readonly type: 'remove-branch'; readonly fork: NodeId; readonly branch: BranchId; readonly was?: Seen }
  | { readonly type: 'move-branch'; readonly fork: NodeId; readonly branch: BranchId; readonly after?: BranchId }
  /** `before`: among the states, absent: last. `order` absent: it does not stand on the path. */
  | { readonly type: 'insert-state'; readonly state: StateCode; readonly value: StateDefinition; readonly before?: StateCode; readonly order?: InOrder }
  | { readonly type: 'remove-state'; readonly state: StateCode; readonly was?: Seen }
  /** On the path; absent: it is taken from it. */
  | { readonly type: 'move-state'; readonly state: StateCode; readonly order?: InOrder }
  | { readonly type: 'insert-act'; readonly state: StateCode; readonly act: EventCode; readonly value: ActDefinition; readonly before?: EventCode }
  | { readonly type: 'remove-act'; readonly state: StateCode; readonly act: EventCode; readonly was?: Seen }
  | { readonly type: 'rename-state'; readonly state: StateCode; readonly to: StateCode }
  | { readonly type: 'rename-act'; readonly state: StateCode; readonly act: EventCode; readonly to: EventCode }
  | { readonly type: 'rename-node'; readonly node: NodeId; readonly to: NodeId }
  /** `value` absent: what stands there is taken away. A list is set as a whole. */
  | { readonly type: 'set'; readonly target: Target; readonly path: readonly string[]; readonly value?: unknown; readonly was?: Seen }
  /** Rights on the fields of a form that belongs to the lifecycle; `value` absent: nothing is said there. */
  | { readonly type: 'set-access'; readonly form: string; readonly at: AccessAt; readonly value?: PlaceAccess; readonly was?: Seen }
  /** A change inside one of its forms; the key of a form stays as it is. */
  | { readonly type: 'form'; readonly form: string; readonly command: FormCommand }
  /** One more form, after another one; first where `after` is absent. */
  | { readonly type: 'insert-form'; readonly value: FormDefinition; readonly after?: string }
  /** Not while the lifecycle names it. */
  | { readonly type: 'remove-form'; readonly form: string; readonly was?: Seen }
  /** All of them or none. */
  | { readonly type: 'all'; readonly commands: readonly EditCommand[] };

export type EditCommandOf<T extends EditCommand['type']> = Extract<EditCommand, { readonly type: T }>;
