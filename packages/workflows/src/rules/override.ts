import { assertNever } from '../assert-never.js';
import type { OfficeDefinition } from '../definition.js';
import { activePlaces, activeSubItems, activeWaits, stateCode } from '../machine/active.js';
import type { Layout } from '../machine/layout.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, ItemEvent, ItemState, Refusal } from '../vocabulary.js';
import { holds } from './sequences.js';
import { matchesWho } from './who.js';

/** What the party office does against the usual course. */
export type OverrideEvent = EventOf<'SUSPEND' | 'RESUME' | 'TERMINATE' | 'JUMP'>;

export function isOverride(event: ItemEvent): event is OverrideEvent {
  return event.type === 'SUSPEND' || event.type === 'RESUME' || event.type === 'TERMINATE' || event.type === 'JUMP';
}

/** Offered by the definition, to this actor, with a reason; a jump only forward. */
export function mayOverride(machine: Layout, state: ItemState, event: OverrideEvent): Refusal | null {
  return firstRefusal([
    () => (isFromAbove(event) ? mayEnd(machine) : mayOfferOverride(machine, state.context, event)),
    () => (event.reasonGiven ? null : refuse('action.reason-missing')),
    () => (event.type === 'JUMP' && !jumpTargets(machine, state).includes(event.to) ? refuse('jump.target-unknown', { step: event.to }) : null),
  ]);
}

export function mayOfferOverride(
  { definition: { office } }: Layout,
  context: Context,
  { type, facts }: { readonly type: OverrideEvent['type']; readonly facts: Facts },
): Refusal | null {
  return firstRefusal([
    () => (type === 'RESUME' && !context.suspended ? refuse('item.not-suspended') : null),
    () => (office && offers(office, type) ? null : refuse('action.not-offered', { action: type })),
    () => (office && matchesWho(office.who, facts.actor, facts.item, context) ? null : refuse('office.not-yours')),
  ]);
}

/** Whoever ended what is above it ended this with it: nobody asks whether it is his to end, only whether it can. */
function isFromAbove(event: OverrideEvent): boolean {
  return event.type === 'TERMINATE' && event.above === true;
}

function mayEnd({ definition: { office } }: Layout): Refusal | null {
  return office?.terminate === undefined ? refuse('action.not-offered', { action: 'TERMINATE' }) : null;
}

/** Steps of the running chain that stand in no fork and come after where the item stands, in their order. */
export function jumpTargets(machine: Layout, state: ItemState): readonly string[] {
  const code = stateCode(state);
  const nodes = (code === null ? undefined : machine.definition.states[code]?.chain?.nodes) ?? [];
  const here = [
    ...[...activePlaces(machine, state.value), ...activeSubItems(machine, state.value)].map(({ info }) => info.id),
    ...activeWaits(machine, state.value).map(({ id }) => id),
  ];
  const active = here.map((id) => nodes.findIndex((node) => holds(node, id)));
  return nodes.flatMap((node, n) => (node.type === 'step' && active.length > 0 && active.every((at) => at < n) ? [node.id] : []));
}

function offers(office: OfficeDefinition, type: OverrideEvent['type']): boolean {
  switch (type) {
    case 'SUSPEND':
      return office.suspend === true;
    // What stands still is let go whatever the version it went over to offers anew.
    case 'RESUME':
      return true;
    case 'TERMINATE':
      return office.terminate !== undefined;
    case 'JUMP':
      return office.jump === true;
    default:
      return assertNever(type);
  }
}
