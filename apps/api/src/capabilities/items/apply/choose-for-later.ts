import { places } from '@bihuan/workflows';
import type { ItemFacts, Machine, PlainResolver, Resolver } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { findPeople } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import { keepChosen } from './carry-out.js';

export interface ChoosingForLater {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly choices: readonly { readonly place: string; readonly people: readonly string[] }[];
  readonly by: string;
  readonly time: BusinessTime;
  readonly above: ItemFacts;
}

/** Keeps whom the actor chose for places that ask for it; anybody else than those they allow is refused. */
export async function chooseForLater(tx: Tx, { machine, before, choices, by, time, above: item }: ChoosingForLater): Promise<void> {
  for (const { place, people } of choices) {
    const known = places(machine).find(({ id }) => id === place);
    const asked = chosenIn([...(known?.work.who ?? []), ...(known?.work.orElse ?? [])]);
    if (!known || !asked) throw new DomainError('request.malformed');
    const allowed = asked.from && (await allowedFor(tx, asked.from, { item, today: time.today }));
    if (allowed && people.some((person) => !allowed.includes(person))) throw new DomainError('choice.not-offered', { place: known.label });
  }
  await keepChosen(tx, before.id, { choices, by, at: time.at });
}

type Chosen = Extract<Resolver, { type: 'chosen' }>;

/** The line that leaves it to somebody to choose. */
export function chosenIn(resolvers: readonly Resolver[]): Chosen | undefined {
  return resolvers.find((resolver) => resolver.type === 'chosen');
}

/** Those somebody may choose among. */
export async function allowedFor(tx: Tx, from: readonly PlainResolver[], { item, today }: { item: ItemFacts; today: string }): Promise<string[]> {
  const found: string[] = [];
  for (const resolver of from) found.push(...(await findPeople(tx, resolver, item, today)).map(({ person }) => person));
  return [...new Set(found)];
}
