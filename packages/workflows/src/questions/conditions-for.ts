import type { Condition } from '@bihuan/forms/conditions';
import type { Chain, ChainNode, LifecycleDefinition, StateCode, StepId, Target, WaitNode } from '../definition.js';
import { targetStates } from '../lint/walk.js';
import { stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { stepsIn } from '../rules/memory.js';
import { branchesOf } from '../rules/sequences.js';
import { agreedId, branchId, changedId, requirementId, targetId } from '../rules/requirement.js';
import type { ConditionId, ItemEvent, ItemState, PlaceId } from '../vocabulary.js';

export interface ConditionToAsk {
  readonly id: ConditionId;
  readonly when: Condition;
  /**
   * Instead of `when`: whether anything changed since that step agreed last that its signers may see.
   * Whoever cannot tell takes `when`, which holds: then they are asked.
   */
  readonly changed?: StepId;
}

/** What an event may need to know, without the facts it does not have yet. */
export interface EventAsked {
  readonly type: ItemEvent['type'];
  readonly act?: string;
  /** Of a `SLATE`; absent: any place. */
  readonly place?: PlaceId;
  /** Of an `ARRIVE`. */
  readonly wait?: PlaceId;
}

/**
 * Every condition whose outcome must be in the event's facts before `decide` is asked.
 * Machines never evaluate conditions: replay would need the data, and the data may be erased.
 */
export function conditionsFor(machine: Machine, state: ItemState, event: EventAsked): readonly ConditionToAsk[] {
  const { definition, compiled } = machine;
  const code = stateCode(state);
  switch (event.type) {
    case 'CREATE':
      return ofTarget(definition, 'CREATE', definition.create.to);
    case 'ACT':
      return code === null || event.act === undefined ? [] : ofAct(definition, code, event.act);
    case 'ARRIVE':
      return code === null || event.wait === undefined ? [] : [...ofAnswer(compiled.waits.get(event.wait)?.definition), ...ofDecision(definition, code)];
    case 'AGREE':
    case 'REJECT':
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'REMOVE_SIGNER':
    case 'CONTINUE':
      return code === null ? [] : ofDecision(definition, code);
    case 'SPAWN':
    case 'CHILDREN':
    case 'TIMEOUT':
      return code === null ? [] : [...ofDecision(definition, code), ...forksEntered(definition, definition.states[code]?.chain?.returned)];
    case 'SLATE':
      return code === null ? [] : ofSlate(machine, state, { code, place: event.place });
    case 'RETURN':
      return code === null ? [] : forksEntered(definition, definition.states[code]?.chain?.returned);
    case 'UPGRADE':
      // Asked of the version it goes over to, where it may land anywhere.
      return Object.entries(definition.states).flatMap(([one, { chain }]) => [...forksOf(chain?.nodes ?? []), ...agreedWays(one, chain)]);
    case 'TRANSFER':
    case 'CONSULT':
    case 'ANSWER':
    case 'ADD_SIGNERS':
    case 'LIGHT':
    case 'EDIT':
    case 'COMMENT':
    case 'CC':
    case 'URGE':
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
    case 'JUMP':
    case 'TOLD':
    case 'HAND_OVER':
    case 'REASSIGN':
    case 'RESCHEDULE':
    case 'RECOUNT':
      return [];
  }
}

function ofAct(definition: LifecycleDefinition, code: StateCode, event: string): readonly ConditionToAsk[] {
  const on = definition.states[code]?.on ?? {};
  const act = Object.hasOwn(on, event) ? on[event] : undefined;
  if (!act) return [];
  const required = (act.requires ?? []).map(({ id, when }) => ({ id: requirementId(event, id), when }));
  return [...required, ...(act.to === undefined ? [] : ofTarget(definition, event, act.to))];
}

function ofTarget(definition: LifecycleDefinition, event: string, to: Target): readonly ConditionToAsk[] {
  if (typeof to === 'string') return forksEntered(definition, to);
  const branches = to.flatMap(({ when }, n) => (when ? [{ id: targetId(event, n), when }] : []));
  const forks = [...new Set(to.map((branch) => branch.to))].flatMap((code) => forksEntered(definition, code));
  return [...branches, ...forks];
}

/**
 * A decision may enter a later fork of its chain or begin a branch anew, or end the chain and enter the next one. So may whatever lets what others
 * have said count: to take something on oneself, to give it back, to take somebody out.
 */
function ofDecision(definition: LifecycleDefinition, code: StateCode): readonly ConditionToAsk[] {
  const chain = definition.states[code]?.chain;
  if (!chain) return [];
  const led = [...new Set([...targetStates(chain.agreed), ...(chain.rejected === undefined ? [] : [chain.rejected])])];
  return [...forksOf(chain.nodes), ...agreedWays(code, chain), ...led.flatMap((to) => forksEntered(definition, to))];
}

function agreedWays(code: StateCode, chain: Chain | undefined): readonly ConditionToAsk[] {
  if (!chain || typeof chain.agreed === 'string') return [];
  return chain.agreed.flatMap(({ when }, n) => (when ? [{ id: agreedId(code, n), when }] : []));
}

/** What must be met before an answer is entered. */
function ofAnswer(wait: WaitNode | undefined): readonly ConditionToAsk[] {
  if (wait?.until.type !== 'answer') return [];
  return (wait.until.requires ?? []).map(({ id, when }) => ({ id: requirementId(wait.id, id), when }));
}

/** Who is found may make a step be passed over, and then it is as if it had been decided. */
function ofSlate(
  { definition, compiled }: Machine,
  { context }: ItemState,
  { code, place }: { code: StateCode; place: PlaceId | undefined },
): readonly ConditionToAsk[] {
  const steps = stepsIn(definition.states[code]?.chain?.nodes ?? []).filter(({ id }) => (place === undefined || id === place) && compiled.places.has(id));
  const changed = context.changedOnly ? steps.map(({ id }): ConditionToAsk => ({ id: changedId(id), when: ALWAYS, changed: id })) : [];
  const mayPass = context.changedOnly === true || steps.some(({ work, self, again }) => work.nobody === 'skip' || self === 'skip' || again === 'auto-agree');
  return mayPass ? [...changed, ...ofDecision(definition, code)] : [];
}

const ALWAYS: Condition = { and: [] };

function forksEntered(definition: LifecycleDefinition, code: StateCode | undefined): readonly ConditionToAsk[] {
  return forksOf((code === undefined ? undefined : definition.states[code]?.chain?.nodes) ?? []);
}

function forksOf(nodes: readonly ChainNode[]): readonly ConditionToAsk[] {
  return nodes.flatMap((node) => {
    return branchesOf(node).flatMap(({ id, when, nodes: inner }) => [...(when ? [{ id: branchId(node.id, id), when }] : []), ...forksOf(inner)]);
  });
}
