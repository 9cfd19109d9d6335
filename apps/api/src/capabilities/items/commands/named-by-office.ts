import { asksWhoSigns, mayHaveInHand, maySignThere, openSlots, stepOf } from '@bihuan/workflows';
import type { Machine, PersonField } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import type { RequestedEvent } from '../apply/apply-command.js';
import { actorFacts, factsAt, itemFacts } from '../facts/gather-facts.js';
import { readItem, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';

type HandOver = Extract<RequestedEvent, { type: 'HAND_OVER' }>;

/** Whom the office may not name: itself, whoever handed it in where the place keeps it from him, and whoever could not sign there. What else speaks against him is asked by the machine. */
export async function checkNamed(tx: Tx, itemId: string, { callerId, event }: { callerId: string; event: RequestedEvent }): Promise<void> {
  if (event.type !== 'HAND_OVER') return;
  const { person } = event.to;
  if (person === callerId) throw new DomainError('hand-over.to-oneself');
  const item = await readItem(tx, itemId);
  if (!item) return;
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  if (mayHaveInHand(machine, item.context, event.place, person) === 'person.is-the-submitter') throw new DomainError('hand-over.to-the-submitter');
  if (await isInsider(tx, item, { machine, step: event.place, person }))
    throw new DomainError('hand-over.may-not-sign', { person: (await namesOf(tx, { people: [person], units: [] })).people[person]?.name ?? '所选人员' });
}

/** Whether the step is signed from outside only, and this person is not: he belongs to the unit that answers for it, or answers for it himself. */
export async function isInsider(tx: Tx, item: ItemRow, { machine, step, person }: { machine: Machine; step: string; person: string }): Promise<boolean> {
  if (!asksWhoSigns(machine, step)) return false;
  const time = await clockOf(tx);
  const facts = factsAt(time, { actor: await actorFacts(tx, { person }, time.today), item: await itemFacts(tx, item, time.today), outcomes: {} });
  const why = maySignThere(machine, item.context, step, facts);
  return why === 'person.inside-owner-unit' || why === 'person.answers-for-it';
}

/**
 * As what the item names whoever has a state's own work in hand: whoever gets that work is named instead of him, or he could not do it.
 * Null at a step of a chain, where somebody else's signature makes nobody the owner.
 */
export async function namedWithIt(tx: Tx, itemId: string, { place, slotId }: HandOver): Promise<PersonField | null> {
  const item = await readItem(tx, itemId);
  if (!item) return null;
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const slot = openSlots(stateOf(item)).find(({ id }) => id === slotId);
  if (!slot || stepOf(machine, place)) return null;
  if (isField(slot.why.field)) return slot.why.field;
  // Whoever was given it by the office is there in his own name; the item says as what it names him.
  const named: Readonly<Record<PersonField, string | null>> = { leader: item.leaderId, owner: item.ownerId, filler: item.fillerId };
  const asked = machine.definition.states[place]?.work?.who ?? [];
  const fields = asked.flatMap((line) => (line.type === 'person-field' && isField(line.field) ? [line.field] : []));
  return fields.find((field) => named[field] === slot.person) ?? null;
}

const isField = (field: string | undefined): field is PersonField => field === 'leader' || field === 'owner' || field === 'filler';
