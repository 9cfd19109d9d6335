import type { LifecycleDefinition, StateCode, Step, StepId } from '../definition.js';
import { targetStates } from '../lint/walk.js';
import { wasAgreed } from '../rules/ended-agreed.js';
import { stepIds, stepsBehind } from '../rules/sequences.js';
import type { Context, Place, PlaceId } from '../vocabulary.js';
import type { Layout } from './layout.js';

/** Who agreed may be passed over on a walk among those who see something new. What he agreed to before the present walk began is forgotten: there he is asked. */

/** Of these steps, by default of all. */
export function forgetAgreed(context: Context, { compiled }: Layout, steps?: readonly StepId[]): Context {
  const chosen = steps && new Set(steps);
  const places = Object.entries(context.places).map(([id, place]): readonly [PlaceId, Place] => {
    const step = compiled.places.get(id)?.step?.definition;
    return [id, step && (chosen?.has(id) ?? true) ? withoutAgreement(step, place) : place];
  });
  return places.every(([id, place]) => place === context.places[id]) ? context : { ...context, places: Object.fromEntries(places) };
}

/** The steps behind it in its chain, and those of the chains that follow right after. */
export function stepsAhead({ definition, compiled }: Layout, step: StepId): readonly StepId[] {
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

/** As if the last round in which somebody was asked there had not been agreed. */
function withoutAgreement(step: Step, place: Place): Place {
  if (!wasAgreed(step, place)) return place;
  const { agreed: _mark, ...rest } = place;
  return place.passed ? rest : { ...rest, ended: 'otherwise' };
}
