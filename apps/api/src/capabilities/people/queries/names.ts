import type { Named, Tx } from '../../../kernel/database/tx.js';
import { clockOf } from '../../../kernel/clock/clock.js';
import { personLabel } from '../person-label.js';
import { holdingsOf } from './holdings.js';
import type { Holding } from './holdings.js';

export interface NamesWanted {
  readonly people: readonly string[];
  readonly units: readonly string[];
  /** Units are called what they were called on this day; absent: today. Papers and items say the names of the day they were issued on. */
  readonly on?: string;
  /** Where somebody has several posts, the one in this unit is named. */
  readonly inUnit?: string;
}

export interface Names {
  readonly people: Readonly<Record<string, { readonly name: string; /** «内科第一党支部 书记 林某» */ readonly label: string }>>;
  readonly units: Readonly<Record<string, string>>;
  /** Label of every post by its key; of a list kept by hand by `group:<key>`. */
  readonly posts: Readonly<Record<string, string>>;
}

const namesOfPeople: Named = {
  name: 'names-of-people',
  text: `
    select s.id, s.name, (select coalesce((select n.name from unit_names n where n.unit_id = u.id and n.during @> $2::date), u.name) from memberships m join units u on u.id = m.unit_id
                          where m.person_id = s.id and m.during @> $2::date order by u.tree desc, u.ordinal, u.code limit 1) as unit
    from persons s where s.id = any($1::uuid[])`,
};
const namesOfUnits: Named = { name: 'names-of-units', text: 'select id, unit_name_on(id, $2::date) as name from units where id = any($1::uuid[])' };
const labelsOfPosts: Named = { name: 'labels-of-posts', text: `select key, label from posts union all select 'group:' || key, name from user_groups` };

/** Words for ids: people as of today, units as of the day asked for. An id that is not known is simply not among the answer. */
export async function namesOf(tx: Tx, { people, units, inUnit, on }: NamesWanted): Promise<Names> {
  const { today } = await clockOf(tx);
  const persons = people.length === 0 ? [] : await tx.rows<{ id: string; name: string; unit: string | null }>(namesOfPeople, [people, today]);
  const holdings = await holdingsOf(tx, people, today);
  const unitRows = units.length === 0 ? [] : await tx.rows<{ id: string; name: string }>(namesOfUnits, [units, on ?? today]);
  const posts = await tx.rows<{ key: string; label: string }>(labelsOfPosts);
  return {
    people: Object.fromEntries(persons.map(({ id, name, unit }) => [id, { name, label: personLabel(name, hatNamed(holdings, id, inUnit), unit) }])),
    units: Object.fromEntries(unitRows.map(({ id, name }) => [id, name])),
    posts: Object.fromEntries(posts.map(({ key, label }) => [key, label])),
  };
}

function hatNamed(holdings: readonly Holding[], personId: string, inUnit: string | undefined): Holding | undefined {
  const own = holdings.filter((holding) => holding.personId === personId);
  return own.find(({ unitId }) => unitId === inUnit) ?? own[0];
}

const namesOfDays: Named = {
  name: 'unit-names-of-days',
  text: 'select u.id, d.day, unit_name_on(u.id, d.day::date) as name from unnest($1::text[]) as d(day) join units u on u.id = any($2::uuid[])',
};

/** What units were called on several days at once, for histories. */
export async function unitNamesOn(
  tx: Tx,
  { units, days }: { readonly units: readonly string[]; readonly days: readonly string[] },
): Promise<(day: string) => Readonly<Record<string, string>>> {
  const rows = units.length === 0 ? [] : await tx.rows<{ id: string; day: string; name: string }>(namesOfDays, [[...new Set(days)], units]);
  const byDay = new Map<string, Record<string, string>>();
  for (const { id, day, name } of rows) byDay.set(day, { ...byDay.get(day), [id]: name });
  return (day) => byDay.get(day) ?? {};
}
