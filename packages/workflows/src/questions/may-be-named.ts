import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { mayReceive, signingOf } from '../rules/person-rules.js';
import { isPresent } from '../rules/presence.js';
import type { RefusalCode } from '../refusal-code.js';
import type { Context, PersonId, PlaceId } from '../vocabulary.js';

/** Whom a signer would name, by what he does and where; or who hands it over. */
export interface Naming {
  readonly type: 'TRANSFER' | 'CONSULT' | 'ADD_SIGNERS' | 'HAND_OVER';
  readonly step: PlaceId;
  /** The signer himself; absent where it is handed over. */
  readonly by?: PersonId;
}

/** Why this person cannot be named now, as the rules of the act would say; null where they have nothing against him. */
export function mayBeNamed(machine: Machine, context: Context, { type, step, by }: Naming, person: PersonId): RefusalCode | null {
  const at = machine.compiled.places.get(step)?.step;
  if (!at) return null;
  const received = type === 'CONSULT' ? null : mayReceive(signingOf(machine, context, at.definition), context, person);
  if (received) return received.code;
  return person === by || isPresent(placeOf(context, step)?.slots ?? [], person) ? 'add.already-there' : null;
}
