import { expect } from '@jest/globals';
import type { RefusalCode } from '../refusal-code.js';
import type { Actor, ItemEvent, PersonId, SlotSeed } from '../vocabulary.js';
import { factsOf, person } from './play.js';
import type { Played } from './play.js';

type Of<T extends ItemEvent['type']> = Extract<ItemEvent, { type: T }>;
export interface By {
  readonly actor?: Actor;
  readonly reasonGiven?: boolean;
}

/** Events of one signer at one step, in the slot he has there. */
export class Signer {
  constructor(
    private readonly played: Played,
    private readonly step: string,
    private readonly who: PersonId,
  ) {}

  transfer(to: SlotSeed, by: By = {}): Of<'TRANSFER'> {
    return { type: 'TRANSFER', ...this.own(by), to, reasonGiven: by.reasonGiven ?? true };
  }
  consult(to: SlotSeed, by: By = {}): Of<'CONSULT'> {
    return { type: 'CONSULT', ...this.own(by), to, reasonGiven: by.reasonGiven ?? true };
  }
  answer(opinionGiven = true, by: By = {}): Of<'ANSWER'> {
    return { type: 'ANSWER', ...this.own(by), opinionGiven };
  }
  add(how: Of<'ADD_SIGNERS'>['how'], to: readonly SlotSeed[], more: By & { readonly among?: Of<'ADD_SIGNERS'>['among'] } = {}): Of<'ADD_SIGNERS'> {
    return { type: 'ADD_SIGNERS', ...this.own(more), how, among: more.among ?? 'all', heard: true, to, reasonGiven: more.reasonGiven ?? true };
  }
  remove(removed: string, by: By = {}): Of<'REMOVE_SIGNER'> {
    return { type: 'REMOVE_SIGNER', ...this.own(by), removed };
  }
  takeBack(by: By = {}): Of<'TAKE_BACK'> {
    return { type: 'TAKE_BACK', ...this.own(by) };
  }

  private own({ actor }: By): { step: string; slot: string; facts: Of<'TAKE_BACK'>['facts'] } {
    const slot = this.played.slotsAt(this.step).findLast(({ person: of }) => of === this.who)?.id ?? 'no-slot';
    return { step: this.step, slot, facts: factsOf(actor ?? person(this.who)) };
  }
}

/** Refused with this code, and the very same state afterwards: nothing happened. */
export function refuses(played: Played, event: ItemEvent, code: RefusalCode): void {
  const before = played.state;
  const events = played.events.length;
  expect(played.send(event)).toMatchObject({ type: 'refusal', code });
  expect(played.state).toBe(before);
  expect(played.events).toHaveLength(events);
}
