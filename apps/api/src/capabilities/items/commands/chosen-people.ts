import type { SlotSeed, Why } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { choosableAmong, namesOf } from '../../people/index.js';
import type { SendEventBody } from '../item.contract.js';
import { readItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';

/** Those an act names, ready to be seated. */
export interface ChosenPeople {
  readonly seeds: readonly SlotSeed[];
}

const whys: Readonly<Partial<Record<SendEventBody['type'], Why['resolver']>>> = {
  TRANSFER: 'transfer',
  CONSULT: 'consult',
  ADD_SIGNERS: 'add-signer',
  HAND_OVER: 'hand-over',
};

/**
 * Whom an act may name: people who can sign in and are there. What is restricted is shown to nobody more than may read it already.
 * Whether the act is possible at all is asked afterwards, so the item must be one the caller may look into.
 */
export async function chosenPeople(tx: Tx, itemId: string, { callerId, body }: { callerId: string; body: SendEventBody }): Promise<ChosenPeople> {
  const people = [...new Set([...(body.people ?? []), ...(body.choices ?? []).flatMap((choice) => choice.people)])];
  if (people.length === 0) return { seeds: [] };
  const { today } = await clockOf(tx);
  const item = await readItem(tx, itemId);
  if (!item || !(await isReadable(tx, item, await readerOf(tx, callerId, today)))) throw new DomainError('item.unknown');
  await refuseUnchoosable(tx, item, { people, today });
  const why: Why = { resolver: whys[body.type] ?? 'chosen', by: callerId };
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
