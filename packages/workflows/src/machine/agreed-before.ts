import type { LifecycleDefinition, StateCode, StepId } from '../definition.js';
import { targetStates } from '../lint/walk.js';
import { endedAgreed } from '../rules/ended-agreed.js';
import { stepIds, stepsBehind } from '../rules/sequences.js';
import type { Context, Place, PlaceId } from '../vocabulary.js';
import type { Layout } from './layout.js';

/** Who agreed may be passed over on a walk among those who see something new. What he agreed to before the present walk began is forgotten: there he is asked. */

/** Of the steps chosen, by default of all. */
export function forgetAgreed(context: Context, { compiled }: Layout, chosen: (step: StepId) => boolean = () => true): Context {
  const places = Object.entries(context.places).map(([id, place]): readonly [PlaceId, Place] => {
    const step = compiled.places.get(id)?.step?.definition;
    if (!step || !chosen(id)) return [id, place];
    if (place.passed) return [id, withoutMark(place)];
    return [id, place.ended === 'agreed' || (place.ended === undefined && endedAgreed(step, place)) ? { ...withoutMark(place), ended: 'otherwise' } : place];
  });
  return places.every(([id, place]) => place === context.places[id]) ? context : { ...context, places: Object.fromEntries(places) };
}

/** Nobody behind this step is passed over for what he agreed to earlier. */
export function forgetBehind(context: Context, machine: Layout, step: StepId): Context {
  const ahead = new Set(stepsAhead(machine, step));
  return forgetAgreed(context, machine, (id) => ahead.has(id));
}

/** Nobody from this step on is passed over for what he agreed to earlier. */
export function forgetFrom(context: Context, machine: Layout, step: StepId): Context {
  return forgetBehind(
    forgetAgreed(context, machine, (id) => id === step),
    machine,
    step,
  );
}

/** The steps behind it in its chain, and those of the chains that follow right after. */
function stepsAhead({ definition, compiled }: Layout, step: StepId): readonly StepId[] {
  const place = compiled.places.get(step);
  if (!place?.step) return [];
  const later = chainsAfter(definition, place.state, new Set([place.state]));
  return [...stepsBehind(place.step.chain.nodes, step), ...later.flatMap((code) => stepIds(definition.states[code]?.chain?.nodes))];
}

function chainsAfter(definition: LifecycleDefinition, state: StateCode, known: Set<StateCode>): readonly StateCode[] {
  return targetStates(definition.states[state]?.chain?.agreed).flatMap((to) => {
    if (known.has(to) || !definition.states[to]?.chain) return [];
    known.add(to);
    return [to, ...chainsAfter(definition, to, known)];
  });
}

function withoutMark(place: Place): Place {
  if (!place.agreed) return place;
  const { agreed: _forgotten, ...rest } = place;
  return rest;
}
