import type { ActDefinition, Who } from '../definition.js';
import { activePlaces, activeWaits, stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { ALL_GIVEN } from '../rules/given-with.js';
import type { ItemState, Slot } from '../vocabulary.js';
import type { Choose, Chosen } from './simulate.js';

/** Everybody does at once what he is asked for: each signer whose turn it is agrees, whoever has it in hand does the main act. Stops where nobody is asked. */
export function everybodyAgrees(machine: Machine): Choose {
  return (state) => agreement(machine, state) ?? arrival(machine, state) ?? mainAct(machine, state);
}

/** What is waited for comes at once. */
function arrival(machine: Machine, state: ItemState): Chosen | null {
  const [wait] = activeWaits(machine, state.value);
  if (!wait) return null;
  const { until } = wait.definition;
  const may = until.type !== 'answer' || until.who.some(({ type }) => type === 'system');
  const by = may ? undefined : (state.context.submitter ?? undefined);
  return { ...(by === undefined ? {} : { by }), event: { type: 'ARRIVE', wait: wait.id, round: placeOf(state.context, wait.id)?.round ?? 0 } };
}

function agreement(machine: Machine, state: ItemState): Chosen | null {
  for (const { info, phase } of activePlaces(machine, state.value)) {
    if (!info.step || phase !== 'open') continue;
    const slot = slotsOf(state, info.id).find(({ waits }) => !waits);
    if (!slot) continue;
    if (info.step.definition.mode === 'claim' && !slot.claimed) return { by: slot.person, event: { type: 'CLAIM', step: info.id, slot: slot.id } };
    return { by: slot.person, event: { type: 'AGREE', step: info.id, slot: slot.id, opinionGiven: true, ...ALL_GIVEN } };
  }
  return null;
}

function mainAct(machine: Machine, state: ItemState): Chosen | null {
  const code = stateCode(state);
  const definition = code === null ? undefined : machine.definition.states[code];
  if (code === null || !definition || definition.end || definition.chain) return null;
  const leading = Object.entries(definition.on ?? {}).filter(([, act]) => act.to !== undefined);
  const [act, how] = leading.find(([, { primary }]) => primary) ?? (leading.length === 1 ? leading[0] : undefined) ?? [];
  if (act === undefined || how === undefined) return null;
  const by = hand(how, slotsOf(state, code), state);
  return by === null ? null : { ...(by === undefined ? {} : { by }), event: { type: 'ACT', act, reasonGiven: true } };
}

/** Who of those at hand may do it; undefined is the system, null nobody of them. */
function hand({ who }: ActDefinition, slots: readonly Slot[], { context }: ItemState): string | undefined | null {
  const may = (type: Who['type']): boolean => who.some((line) => line.type === type);
  const [first] = slots;
  if (first && may('at-work')) return first.person;
  if (context.submitter !== null && may('submitter')) return context.submitter;
  return may('system') ? undefined : null;
}

function slotsOf(state: ItemState, place: string): readonly Slot[] {
  return (placeOf(state.context, place)?.slots ?? []).filter(({ closed }) => !closed);
}
