import { mayBeNamed, places } from '@bihuan/workflows';
import type { ItemFacts, Machine, Resolver, Why } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { findPeople } from '../../people/index.js';
import { itemFacts } from '../facts/gather-facts.js';
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

/** Whoever holds the same post now, then whom the definition asks there, then its deputies, then the office. Never twice, never who may not take it. */
export async function takersOf(tx: Tx, asked: TakersAsked): Promise<Taker[]> {
  const { machine, row, leaver, today, office } = asked;
  const facts = await itemFacts(tx, row, today);
  const work = places(machine).find(({ id }) => id === row.place)?.work;
  const post = await samePost(tx, row.why, { facts, today });
  const definition: Taker[] = [];
  for (const resolver of [...(work?.who ?? []), ...(work?.orElse ?? [])]) definition.push(...(await found(tx, resolver, { facts, today })));
  const last = office.map((person): Taker => ({ person, why: { resolver: 'hand-over' }, how: 'office' }));
  return [...post, ...definition, ...last].filter(
    ({ person }, at, all) => person !== leaver && mayTake(machine, row, person) && all.findIndex((other) => other.person === person) === at,
  );
}

/** Nobody who has a slot there already, nor who could not sign it then. */
const mayTake = (machine: Machine, { context, place }: HeldRow, person: string): boolean =>
  place === null || mayBeNamed(machine, context, { type: 'HAND_OVER', step: place }, person) === null;

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
