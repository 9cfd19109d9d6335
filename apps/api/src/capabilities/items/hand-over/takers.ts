import { openSlots, places } from '@bihuan/workflows';
import type { ItemFacts, Machine, Resolver, Why } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { findPeople } from '../../people/index.js';
import { itemFacts } from '../facts/gather-facts.js';
import { stateOf } from '../item-row.js';
import type { HeldRow } from './held-rows.js';

/** Somebody who could take it, with the reason that will stand in the record. */
export interface Taker {
  readonly person: string;
  readonly why: Why;
  /** By the post itself, by what else the definition says, or because the office takes what nobody takes. */
  readonly how: 'same-post' | 'definition' | 'office';
}

export interface TakersAsked {
  readonly machine: Machine;
  readonly row: HeldRow;
  readonly leaver: string;
  readonly today: string;
  /** People of the office, asked once for all lines. */
  readonly office: readonly string[];
}

/** Whoever holds the same post now, then whom the definition asks there, then its deputies, then the office. Never twice, never who has a slot there. */
export async function takersOf(tx: Tx, asked: TakersAsked): Promise<Taker[]> {
  const { machine, row, leaver, today, office } = asked;
  const facts = await itemFacts(tx, row, today);
  const work = places(machine).find(({ id }) => id === row.place)?.work;
  const post = await samePost(tx, row.why, { facts, today });
  const definition: Taker[] = [];
  for (const resolver of [...(work?.who ?? []), ...(work?.orElse ?? [])]) definition.push(...(await found(tx, resolver, { facts, today })));
  const last = office.map((person): Taker => ({ person, why: { resolver: 'hand-over' }, how: 'office' }));
  const taken = new Set([leaver, ...seatedAt(row)]);
  return [...post, ...definition, ...last].filter(({ person }, at, all) => !taken.has(person) && all.findIndex((other) => other.person === person) === at);
}

/** People with a slot in the place of this one. */
function seatedAt(row: HeldRow): string[] {
  return openSlots(stateOf(row))
    .filter(({ place }) => place === row.place)
    .map(({ person }) => person);
}

interface When {
  readonly facts: ItemFacts;
  readonly today: string;
}

async function samePost(tx: Tx, why: Why | null, { facts, today }: When): Promise<Taker[]> {
  if (!why || why.field !== undefined || why.post === undefined || why.unit === undefined) return [];
  const people = await findPeople(tx, { type: 'post', post: why.post, of: 'item-unit' }, { ...facts, unit: why.unit }, today);
  return people.map((one) => ({ ...one, how: 'same-post' }));
}

async function found(tx: Tx, resolver: Resolver, { facts, today }: When): Promise<Taker[]> {
  return (await findPeople(tx, resolver, facts, today)).map((one) => ({ ...one, how: 'definition' }));
}
