import { mayNameSomebody, tellOf } from '@bihuan/workflows';
import type { Effect } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { actorsOf } from '../../people/index.js';
import { factsAt, itemFacts } from '../facts/gather-facts.js';
import { officeOf } from '../hand-over/open-work.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import type { Deciding } from './deciding.js';

/** Who is told what the office must know, and who of them may name somebody where that is asked. */
export async function officeToTell(
  tx: Tx,
  deciding: Pick<Deciding, 'before' | 'machine' | 'time'>,
  effects: readonly Effect[],
): Promise<Pick<Deciding, 'office' | 'namers'>> {
  const { before, machine, time } = deciding;
  const told = effects.flatMap((effect) => (effect.type === 'TellOffice' ? [effect] : []));
  if (told.length === 0) return {};
  const office = await officeFor(tx, before, time.today);
  const vacant = told.find(({ about, place }) => about === 'nobody' && tellOf(machine, place) === null);
  return vacant ? { office, namers: await namersOf(tx, deciding, vacant.place) } : { office };
}

/** The office as far as it may know of the item: of a restricted one only those who may read it learn that there is one. */
export async function officeFor(tx: Tx, item: ItemRow, today: string): Promise<string[]> {
  const office = await officeOf(tx, today);
  return item.privacy === 'normal' ? office : readersAmong(tx, item, { people: office, today });
}

/** Whoever reads of it on his list of what waits for him: may go against the usual course, is meant by the lifecycle, and may look into the item. */
async function namersOf(tx: Tx, { before, machine, time }: Pick<Deciding, 'before' | 'machine' | 'time'>, place: string): Promise<string[]> {
  const people = await officeOf(tx, time.today, 'items.override');
  const [actorOf, item] = await Promise.all([actorsOf(tx, people, time.today), itemFacts(tx, before, time.today)]);
  const meant = people.filter((person) =>
    mayNameSomebody(machine, before.context, { place, facts: factsAt(time, { actor: actorOf(person), item, outcomes: {} }) }),
  );
  return readersAmong(tx, before, { people: meant, today: time.today });
}

async function readersAmong(tx: Tx, item: ItemRow, { people, today }: { readonly people: readonly string[]; readonly today: string }): Promise<string[]> {
  const readers: string[] = [];
  for (const person of people) if (await isReadable(tx, item, await readerOf(tx, person, today))) readers.push(person);
  return readers;
}
