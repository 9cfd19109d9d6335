import type { Condition } from '@bihuan/forms';
import type { ExpressionResolver, ItemFacts, NamedResolver, Resolver, Why } from '@bihuan/workflows';
import { isUuid } from '../../../kernel/ids/uuid-v7.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { assertNever } from '../assert-never.js';
import { directoryOn } from './directory.js';
import type { Directory, Head } from './directory.js';

export interface Found {
  readonly person: string;
  readonly why: Why;
}

/** What a resolver asks of the item itself. */
export interface ItemAnswers {
  /** Who handed it in last. */
  readonly submitter: string | null;
  /** Field of the newest submission of a form. */
  value(form: string, field: string): Promise<unknown>;
  /** Whether a condition on the item's data holds now. */
  holds(when: Condition): Promise<boolean>;
  /** Whom somebody chose for the place work is handed out for. */
  chosen(): Promise<readonly { readonly person: string; readonly by: string }[]>;
}

/** Of an item that was never handed in. */
export const NO_ANSWERS: ItemAnswers = {
  submitter: null,
  value: () => Promise.resolve(null),
  holds: () => Promise.resolve(false),
  chosen: () => Promise.resolve([]),
};

/** People a resolver means for an item on a day, in official order, each with the reason. People who may not sign in are never among them. */
export function findPeople(tx: Tx, resolver: Resolver, item: ItemFacts, today: string): Promise<Found[]> {
  return peopleIn(directoryOn(tx, today), resolver, item);
}

/** The same, asked of a directory. */
export async function peopleIn(directory: Directory, resolver: Resolver, item: ItemFacts, answers: ItemAnswers = NO_ANSWERS): Promise<Found[]> {
  switch (resolver.type) {
    case 'post':
      return holders(directory, { resolver: 'post', post: resolver.post, units: unitsMeant(resolver.of, item) });
    case 'unit-of':
      // The unit that leads a piece of work is the unit the item belongs to.
      return holders(directory, { resolver: 'unit-of', post: resolver.post, units: [item.unit] });
    case 'person-field':
      return named(directory, { why: { resolver: 'person-field', field: resolver.field }, people: present(item.people[resolver.field]), item });
    case 'area-leader':
      return named(directory, { why: { resolver: 'area-leader' }, people: item.areaLeaders, item });
    case 'superior':
      return headsOf(directory, 'superior', resolver.level === 0 ? [item.unit] : item.above.slice(resolver.level - 1, resolver.level));
    case 'superiors':
      return headsOf(directory, 'superiors', item.above.slice(0, resolver.upTo));
    case 'body':
      return (await directory.membersOf(resolver.category)).map(({ person, unit }) => ({ person, why: { resolver: 'body', unit } }));
    case 'form-person':
      return named(directory, { why: { resolver: 'form-person' }, people: ids(await answers.value(resolver.form, resolver.field)), item });
    case 'form-unit': {
      const units = ids(await answers.value(resolver.form, resolver.field));
      return resolver.post === undefined ? headsOf(directory, 'form-unit', units) : holders(directory, { resolver: 'form-unit', post: resolver.post, units });
    }
    case 'submitter':
      return named(directory, { why: { resolver: 'submitter' }, people: present(answers.submitter ?? undefined), item });
    case 'group':
      return (await directory.inGroup(resolver.group)).map(({ person, since }) => ({
        person,
        why: { resolver: 'group', group: resolver.group, ...(since === null ? {} : { since }) },
      }));
    case 'expression':
      return peopleIn(directory, await meantBy(resolver, answers), item, answers);
    case 'chosen':
      return chosen(directory, await answers.chosen());
    default:
      return assertNever(resolver);
  }
}

/** The first whose condition holds. */
async function meantBy({ cases, otherwise }: ExpressionResolver, answers: ItemAnswers): Promise<NamedResolver> {
  for (const { when, then } of cases) if (await answers.holds(when)) return then;
  return otherwise;
}

const ids = (value: unknown): string[] => (typeof value === 'string' && isUuid(value) ? [value] : []);

/** Whoever stands first in each of the units, nobody twice. */
async function headsOf(directory: Directory, resolver: 'superior' | 'superiors' | 'form-unit', units: readonly string[]): Promise<Found[]> {
  const heads: Head[] = [];
  for (const unit of units) heads.push(...(await directory.heads(unit)));
  return heads
    .filter(({ person }, at) => heads.findIndex((other) => other.person === person) === at)
    .map(({ person, post, unit, since }) => ({ person, why: { resolver, post, unit, ...(since === null ? {} : { since }) } }));
}

/**
 * Who stands above somebody found for a unit: whoever stands first in the nearest unit above where it is not he himself.
 * `above` begins with the unit he was found for.
 */
export async function superiorOf(
  directory: Directory,
  { person, units }: { readonly person: string; readonly units: readonly string[] },
): Promise<Found | null> {
  for (const unit of units) {
    const head = (await directory.heads(unit)).find((one) => one.person !== person);
    if (head)
      return {
        person: head.person,
        why: { resolver: 'superior', post: head.post, unit: head.unit, for: person, ...(head.since === null ? {} : { since: head.since }) },
      };
  }
  return null;
}

async function chosen(directory: Directory, choices: readonly { readonly person: string; readonly by: string }[]): Promise<Found[]> {
  const asked = await directory.askable(choices.map(({ person }) => person));
  return choices.filter(({ person }) => asked.includes(person)).map(({ person, by }) => ({ person, why: { resolver: 'chosen', by } }));
}

function unitsMeant(of: 'item-unit' | 'parent-unit' | 'anywhere', item: ItemFacts): readonly string[] | null {
  switch (of) {
    case 'item-unit':
      return [item.unit];
    case 'parent-unit':
      return item.above.slice(0, 1);
    case 'anywhere':
      return null;
    default:
      return assertNever(of);
  }
}

const present = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);

interface Held {
  readonly resolver: 'post' | 'unit-of' | 'form-unit';
  readonly post: string;
  readonly units: readonly string[] | null;
}

async function holders(directory: Directory, { resolver, post, units }: Held): Promise<Found[]> {
  const rows = await directory.holders(post, units);
  const found = rows.map(({ person, unit, since }) => ({ person, why: { resolver, post, unit, ...(since === null ? {} : { since }) } }));
  // One person holding the post in two units is asked once.
  return found.filter(({ person }, at) => found.findIndex((other) => other.person === person) === at);
}

interface NamedPeople {
  readonly why: Pick<Why, 'resolver' | 'field'>;
  readonly people: readonly string[];
  readonly item: ItemFacts;
}

/** People the item itself names. Their reason carries the post nearest to the item, so that the inbox can say in which hat. */
async function named(directory: Directory, { why, people, item }: NamedPeople): Promise<Found[]> {
  if (people.length === 0) return [];
  const asked = await directory.askable([...new Set(people)]);
  const holdings = await directory.holdings(asked);
  return asked.map((id) => {
    const own = holdings.filter(({ personId }) => personId === id);
    const hat = own.find(({ unitId }) => unitId === item.unit) ?? own.find(({ unitId }) => item.ownerUnits.includes(unitId)) ?? own[0];
    return {
      person: id,
      why: hat ? { ...why, post: hat.post, unit: hat.unitId, ...(hat.since === null ? {} : { since: hat.since }) } : { ...why, unit: item.unit },
    };
  });
}
