import type { ActDefinition, Chain, LifecycleDefinition, StateCode, StateDefinition, Target } from '../definition.js';
import { targetStates } from '../lint/walk.js';
import type { EditCommandOf } from './command.js';
import { own, rekeyed } from './keyed.js';
import { idsOf } from './names.js';
import { edited, refused, type EditResult } from './result.js';

/** Everywhere it is named. A code something leads to already is taken: renaming back would not know it from this one. */
export function renameState(definition: LifecycleDefinition, { state, to }: EditCommandOf<'rename-state'>): EditResult {
  if (!own(definition.states, state)) return refused('edit.state-unknown', { state });
  if (idsOf(definition).has(to) || namedStates(definition).includes(to)) return refused('edit.id-taken', { id: to });
  const rename: Rename = (code) => (code === state ? to : code);
  const states = Object.fromEntries(Object.entries(rekeyed(definition.states, state, to)).map(([code, value]) => [code, inState(value, rename)]));
  const { office } = definition;
  const next: LifecycleDefinition = {
    ...definition,
    create: { ...definition.create, to: inTarget(definition.create.to, rename) },
    states,
    order: definition.order.map(rename),
    ...(office?.terminate === undefined ? {} : { office: { ...office, terminate: rename(office.terminate) } }),
  };
  return edited(next, { type: 'rename-state', state: to, to: state });
}

type Rename = (code: StateCode) => StateCode;

function namedStates(definition: LifecycleDefinition): readonly (StateCode | undefined)[] {
  const ofStates = Object.values(definition.states).flatMap(({ on, chain }) => [
    ...Object.values(on ?? {}).flatMap(({ to }) => targetStates(to)),
    ...targetStates(chain?.agreed),
    chain?.returned,
    chain?.rejected,
  ]);
  return [...definition.order, ...targetStates(definition.create.to), definition.office?.terminate, ...ofStates];
}

function inState(state: StateDefinition, rename: Rename): StateDefinition {
  return {
    ...state,
    ...(state.on ? { on: Object.fromEntries(Object.entries(state.on).map(([code, act]) => [code, inAct(act, rename)])) } : {}),
    ...(state.chain ? { chain: inChain(state.chain, rename) } : {}),
  };
}

function inAct(act: ActDefinition, rename: Rename): ActDefinition {
  return act.to === undefined ? act : { ...act, to: inTarget(act.to, rename) };
}

function inChain(chain: Chain, rename: Rename): Chain {
  return {
    ...chain,
    agreed: inTarget(chain.agreed, rename),
    ...(chain.returned === undefined ? {} : { returned: rename(chain.returned) }),
    ...(chain.rejected === undefined ? {} : { rejected: rename(chain.rejected) }),
  };
}

function inTarget(target: Target, rename: Rename): Target {
  return typeof target === 'string' ? rename(target) : target.map((branch) => ({ ...branch, to: rename(branch.to) }));
}
