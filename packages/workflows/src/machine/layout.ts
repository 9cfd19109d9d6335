import type { Chain, LifecycleDefinition, StateCode, Step, SubItems, TellNode, WaitNode, Work } from '../definition.js';
import type { PlaceId } from '../vocabulary.js';

/** What can be read off a machine without running it. A call carries it along for its rules. */
export interface Layout {
  readonly definition: LifecycleDefinition;
  readonly compiled: Places;
}

export interface Places {
  /** Every place by its id, in the order of the definition. */
  readonly places: ReadonlyMap<PlaceId, PlaceInfo>;
  /** Where sub-items run, by id. */
  readonly subItems: ReadonlyMap<PlaceId, SubItemsInfo>;
  /** Nodes that only tell, and those that wait: they have rounds, and nobody works there. */
  readonly tells: ReadonlyMap<PlaceId, NodeInfo<TellNode>>;
  readonly waits: ReadonlyMap<PlaceId, NodeInfo<WaitNode>>;
  /** The steps signed right before each step. */
  readonly before: ReadonlyMap<PlaceId, readonly PlaceId[]>;
}

export type SubItemsInfo = NodeInfo<SubItems>;

export interface NodeInfo<N> {
  readonly id: PlaceId;
  /** Position among places and nodes. */
  readonly order: number;
  readonly state: StateCode;
  readonly definition: N;
  readonly chain: Chain;
  readonly branches: readonly string[];
}

export interface PlaceInfo {
  readonly id: PlaceId;
  /** Position among all places: lists of places keep this order, whatever order JSON came back in. */
  readonly order: number;
  /** The lifecycle state it belongs to. */
  readonly state: StateCode;
  readonly work: Work;
  /** Absent where the state itself is the place. */
  readonly step: StepInfo | null;
}

export interface StepInfo {
  readonly definition: Step;
  readonly chain: Chain;
  readonly branches: readonly string[];
  /** The branches around it as `<fork>/<branch>`. */
  readonly ways: readonly string[];
}
