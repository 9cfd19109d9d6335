import { landingPlaces, restStates } from '@bihuan/workflows';
import type { LandingPlace, LifecycleDefinition, Machine } from '@bihuan/workflows';

/** Where an item may stand: a place of work, or a state where nobody works. */
export type Standing = Omit<LandingPlace, 'kind'> & { readonly kind: LandingPlace['kind'] | 'state' };

/** Every place or state an item that has not ended may stand at, with the word of the state around it. */
export function standing({ definition }: Machine): readonly Standing[] {
  const places = landingPlaces(definition).map((place): Standing => ({ ...place, state: definition.states[place.state]?.label ?? place.state }));
  const states = restStates(definition).flatMap(({ code, label, hasEnded }): Standing[] =>
    hasEnded ? [] : [{ id: code, label, kind: 'state', state: label }],
  );
  return [...places, ...states].map((one, n, all) =>
    toldApart(definition, one, {
      nth: all.slice(0, n).filter(({ label }) => label === one.label).length,
      isAlone: all.filter(({ label }) => label === one.label).length === 1,
    }),
  );
}

/** Two places of one name are told apart by what returns to them, or else by their order. */
function toldApart({ states }: LifecycleDefinition, place: Standing, { nth, isAlone }: { nth: number; isAlone: boolean }): Standing {
  if (isAlone) return place;
  const returners = Object.values(states).flatMap(({ label, chain }) => (chain?.returned === place.id ? [label] : []));
  const label = returners.length > 0 ? `${place.label}（由“${returners.join('、')}”退回）` : `${place.label}（第${nth + 1}处）`;
  return { ...place, label, state: place.state === place.label ? label : place.state };
}
