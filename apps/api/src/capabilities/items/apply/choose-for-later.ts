import { places as placesOf } from '@bihuan/workflows';
import type { ItemFacts, Machine, PlaceOfWork, PlainResolver, Resolver } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { findPeople } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import type { RequestedEvent } from './apply-command.js';
import { keepChosen } from './carry-out.js';
import { actNamed } from './act-named.js';

export interface ChoosingForLater {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly event: RequestedEvent;
  readonly choices: readonly { readonly place: string; readonly people: readonly string[] }[];
  readonly by: string;
  readonly time: BusinessTime;
  readonly above: ItemFacts;
}

/** Keeps whom the actor chose for places that ask for it; anybody else than those they allow is refused. */
export async function chooseForLater(tx: Tx, { machine, before, event, choices, by, time, above: item }: ChoosingForLater): Promise<void> {
  const places = choosesFor(machine, before, event);
  for (const { place, people } of choices) {
    const known = placesOf(machine).find(({ id }) => id === place);
    const asked = known && chosenAt(known);
    if (!known || !asked) throw new DomainError('request.malformed');
    if (!places.some(({ id }) => id === place)) throw new DomainError('choice.not-yours', { place: known.label });
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

function chosenAt({ work }: PlaceOfWork): Chosen | undefined {
  return chosenIn([...work.who, ...(work.orElse ?? [])]);
}

/** Places of which this event says who works there: it hands in, or agrees right before; nobody else's choice is overwritten. */
export function choosesFor(
  machine: Machine,
  item: ItemRow,
  event: { readonly type: string; readonly act?: string | null; readonly step?: string | null },
): readonly PlaceOfWork[] {
  const submits = event.type === 'ACT' && typeof event.act === 'string' && (actNamed(machine, item, event.act)?.submits ?? false);
  if (!submits && event.type !== 'AGREE') return [];
  return placesOf(machine).filter((place, at, all) => {
    const by = chosenAt(place)?.by;
    return submits ? by === 'submitter' : by === 'previous-signer' && all[at - 1]?.id === event.step;
  });
}

/** Those somebody may choose among. */
export async function allowedFor(tx: Tx, from: readonly PlainResolver[], { item, today }: { item: ItemFacts; today: string }): Promise<string[]> {
  const found: string[] = [];
  for (const resolver of from) found.push(...(await findPeople(tx, resolver, item, today)).map(({ person }) => person));
  return [...new Set(found)];
}
