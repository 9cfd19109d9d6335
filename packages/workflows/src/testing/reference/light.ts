import { stateOf, type EventOf, type No, type Turn } from './item.js';

/** A step of the light's ladder: each once for a due day, and none while the clock stands. */
export function light(turn: Turn<EventOf<'LIGHT'>>): No {
  const { definition, item, event } = turn;
  if (event.facts.actor.type !== 'system') return 'act.not-yours';
  const rung = (definition.lights ?? []).find(({ id }) => id === event.rung);
  const state = stateOf(turn);
  if (!rung || !state || state.end || state.clock === 'stopped' || item.light.done.includes(rung.id)) return 'light.settled';
  item.light = { at: rung.at, done: [...item.light.done, rung.id] };
  return null;
}
