import type { LifecycleDefinition, LightStep } from '../definition.js';
import { lightBurns, mayTurn } from '../rules/light.js';
import type { Effect, ItemEvent, ItemState } from '../vocabulary.js';
import type { ActDefinition } from '../definition.js';
import { stateCode } from './active.js';
import type { Call } from './call.js';
import { changing } from './changes.js';
import type { Guard, Node, Transition } from './chart.js';
import { asking, isOf } from './guards.js';
import type { Layout } from './layout.js';

/** The light as a region of its own, beside wherever the item is. It turns by events of the deadlines, and begins anew with another due day. */
export function lightRegion({ lights, states }: LifecycleDefinition): Node | undefined {
  if (!lights || lights.length === 0) return undefined;
  const turns = lights.map((light): [string, readonly Transition[]] => [`LIGHT.${light.id}`, [turning(light)]]);
  const acts = new Set(Object.values(states).flatMap(({ on }) => Object.entries(on ?? {}).flatMap(([code, act]) => (setsDueDay(act) ? [code] : []))));
  const anew = (guard: Guard): readonly Transition[] => [{ guard, target: '.green', actions: [beginningAnew()] }];
  return {
    initial: 'green',
    states: { green: {}, yellow: {}, red: {} },
    on: {
      ...Object.fromEntries(turns),
      RESCHEDULE: anew(({ context: { call } }) => isRunning(call)),
      ...Object.fromEntries([...acts].map((code) => [`ACT.${code}`, anew(actSetsDueDay(code))])),
    },
  };
}

function turning({ id, at }: LightStep): Transition {
  const guard = asking(isOf('LIGHT'), (event, { call }) => mayTurn(call.machine.definition, call.state, event));
  return { guard, target: `.${at}`, actions: [changing(({ item }) => ({ ...item, light: { at, done: [...(item.light?.done ?? []), id] } }))] };
}

function beginningAnew(): unknown {
  return changing(({ item }) => {
    const { light: _before, ...rest } = item;
    return rest;
  });
}

/** The act was taken in the region of the states, which is asked first. */
function actSetsDueDay(code: string): Guard {
  return ({ context: { call } }) => {
    const on = call.machine.definition.states[stateCode(call.state) ?? '']?.on ?? {};
    return call.verdict === true && Object.hasOwn(on, code) && on[code] !== undefined && setsDueDay(on[code]);
  };
}

function setsDueDay({ sets }: Pick<ActDefinition, 'sets'>): boolean {
  return sets?.some(({ day }) => day === 'dueOn') ?? false;
}

function isRunning({ machine, state }: Call): boolean {
  const code = stateCode(state);
  return code !== null && machine.definition.states[code]?.end === undefined;
}

interface Move {
  readonly machine: Layout;
  readonly from?: Layout;
  readonly before: ItemState;
  readonly after: ItemState;
  readonly event: ItemEvent;
  readonly taken: ActDefinition | null;
}

/** Steps of the ladder that wait for their day from now on, or wait no longer; and the one that came. */
export function lightEffects({ machine, from = machine, before, after, event, taken }: Move): readonly Effect[] {
  const { lights = [] } = machine.definition;
  const [was, is] = [lightBurns(from.definition, before), lightBurns(machine.definition, after)];
  const isAnew = event.type === 'RESCHEDULE' || event.type === 'UPGRADE' || (taken !== null && setsDueDay(taken));
  const told: readonly Effect[] = lights.flatMap((light) => (event.type === 'LIGHT' && event.rung === light.id ? [{ type: 'TellLight', light }] : []));
  if (was && !is) return [{ type: 'DisarmLights' }, ...told];
  if (!is || (was && !isAnew)) return told;
  const done = after.context.light?.done ?? [];
  return [{ type: 'ArmLights', lights: lights.filter(({ id }) => !done.includes(id)) }, ...told];
}
