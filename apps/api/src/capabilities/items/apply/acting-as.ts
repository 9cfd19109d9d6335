import { decide } from '@bihuan/workflows';
import type { Actor, Facts, Machine } from '@bihuan/workflows';
import type { StoodInFor } from '../facts/seats.js';
import type { Surroundings } from '../facts/surroundings.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isOfSigner } from './apply-command.js';
import type { ApplyCommand } from './apply-command.js';

export interface Acting {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly command: ApplyCommand;
  readonly around: Pick<Surroundings, 'standsInFor'>;
  readonly facts: Facts;
}

/**
 * In whose stead the person acts. A signature belongs to one slot, so to its holder. An act is one's own where one may do it
 * oneself; only what is somebody else's is done for the first one stood in for who may.
 */
export function actingAs({ machine, before, command, around, facts }: Acting): Facts {
  const { event } = command;
  const { standsInFor } = around;
  if (standsInFor.length === 0) return facts;
  if (isOfSigner(event)) {
    const principal = standsInFor.find(({ slots, settled }) => slots.includes(event.slotId) || settled.includes(event.slotId));
    return principal ? inStead(facts, principal) : facts;
  }
  if (event.type !== 'ACT') return facts;
  const isOwn = (tried: Facts): boolean => {
    const outcome = decide(machine, stateOf(before), { type: 'ACT', act: event.act, facts: tried, reasonGiven: true });
    return outcome.type === 'decision' || outcome.code !== 'act.not-yours';
  };
  return [facts, ...standsInFor.filter(({ slots }) => slots.length > 0).map((principal) => inStead(facts, principal))].find(isOwn) ?? facts;
}

export function inStead(facts: Facts, { person, units }: StoodInFor): Facts {
  const actor: Actor = facts.actor.type === 'person' ? { ...facts.actor, instead: { person, units } } : facts.actor;
  return { ...facts, actor };
}

export function insteadOf({ actor }: Facts): string | undefined {
  return actor.type === 'person' ? actor.instead?.person : undefined;
}
