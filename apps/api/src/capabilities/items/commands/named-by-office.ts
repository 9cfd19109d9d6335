import { asksWhoSigns, mayHaveInHand, maySignThere, openSlots, stepOf } from '@bihuan/workflows';
import type { Machine, PersonField } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { actorsOf, namesOf } from '../../people/index.js';
import type { RequestedEvent } from '../apply/apply-command.js';
import { factsAt, itemFacts } from '../facts/gather-facts.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import type { Readable } from '../readable.js';

export type HandOver = Extract<RequestedEvent, { type: 'HAND_OVER' }>;

/** Whom the office may not name: itself, whoever handed it in where the place keeps it from him, and whoever could not sign there. What else speaks against him is asked by the machine. */
export async function refuseNamed(tx: Tx, { item, reader }: Readable, { place, to: { person } }: HandOver): Promise<void> {
  if (person === reader.personId) throw new DomainError('hand-over.to-oneself');
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  if (mayHaveInHand(machine, item.context, place, person) === 'person.is-the-submitter') throw new DomainError('hand-over.to-the-submitter');
  if ((await insidersAmong(tx, item, { machine, step: place, people: [person] })).has(person))
    throw new DomainError('hand-over.may-not-sign', { person: (await namesOf(tx, { people: [person], units: [] })).people[person]?.name ?? '所选人员' });
}

/** Where the step is signed from outside only: those of the people who belong to the unit that answers for it, or answer for it themselves. */
export async function insidersAmong(
  tx: Tx,
  item: ItemRow,
  { machine, step, people }: { machine: Machine; step: string; people: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (!asksWhoSigns(machine, step)) return new Set();
  const time = await clockOf(tx);
  const [actorOf, around] = await Promise.all([actorsOf(tx, people, time.today), itemFacts(tx, item, time.today)]);
  const whyNot = (person: string) => maySignThere(machine, item.context, step, factsAt(time, { actor: actorOf(person), item: around, outcomes: {} })) ?? '';
  return new Set(people.filter((person) => ['person.inside-owner-unit', 'person.answers-for-it'].includes(whyNot(person))));
}

/**
 * As what the item names whoever has a state's own work in hand: whoever gets that work is named instead of him, or he could not do it.
 * Null at a step of a chain, where somebody else's signature makes nobody the owner.
 */
export async function namedWithIt(tx: Tx, item: ItemRow, { place, slotId }: HandOver): Promise<PersonField | null> {
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
