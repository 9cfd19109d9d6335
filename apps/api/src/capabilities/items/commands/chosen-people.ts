import type { SlotSeed, Why } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { choosableAmong, namesOf } from '../../people/index.js';
import type { SendEventBody } from '../item.contract.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import type { Readable } from '../readable.js';

/** Those an act names, ready to be seated. */
export interface ChosenPeople {
  readonly seeds: readonly SlotSeed[];
}

export const NOBODY: ChosenPeople = { seeds: [] };

/** Everybody a request names, whatever for. */
export const peopleIn = ({ people = [], choices = [] }: Pick<SendEventBody, 'people' | 'choices'>): readonly string[] => [
  ...new Set([...people, ...choices.flatMap((choice) => choice.people)]),
];

const whys: Readonly<Partial<Record<SendEventBody['type'], Why['resolver']>>> = {
  TRANSFER: 'transfer',
  CONSULT: 'consult',
  ADD_SIGNERS: 'add-signer',
  HAND_OVER: 'hand-over',
};

/**
 * Whom an act may name: people who can sign in and are there. What is restricted is shown to nobody more than may read it already.
 * Whether the act is possible at all is asked afterwards.
 */
export async function chosenPeople(tx: Tx, { item, reader: { personId, today } }: Readable, body: SendEventBody): Promise<ChosenPeople> {
  const people = peopleIn(body);
  if (people.length === 0) return NOBODY;
  await refuseUnchoosable(tx, item, { people, today });
  const why: Why = { resolver: whys[body.type] ?? 'chosen', by: personId };
  return { seeds: (body.people ?? []).map((person) => ({ id: uuidV7(), person, why })) };
}

async function refuseUnchoosable(tx: Tx, item: ItemRow, { people, today }: { people: readonly string[]; today: string }): Promise<void> {
  const may = await choosableAmong(tx, people, today);
  const wrong = people.find((person) => !may.includes(person));
  if (wrong !== undefined) throw new DomainError('choice.not-eligible', { person: await nameOf(tx, wrong) });
  if (item.privacy === 'normal') return;
  for (const person of people)
    if (!(await isReadable(tx, item, await readerOf(tx, person, today)))) throw new DomainError('choice.restricted', { person: await nameOf(tx, person) });
}

async function nameOf(tx: Tx, person: string): Promise<string> {
  return (await namesOf(tx, { people: [person], units: [] })).people[person]?.name ?? '所选人员';
}
