import type { Named, Tx } from '../../../kernel/database/tx.js';
import { namesOf } from './names.js';
import type { PeopleSearch, PersonLine } from './search-people.js';

const LIMIT = 50;
/** SQL: somebody who can sign in and belongs somewhere that day; whoever was disabled or has left is given no work. */
const mayWork = (person: string, day: string): string => `
  exists (select from accounts a where a.person_id = ${person} and not a.is_disabled)
  and (exists (select from memberships m where m.person_id = ${person} and m.during @> ${day}) or exists (select from post_holdings h where h.person_id = ${person} and h.during @> ${day}))`;

const among: Named = {
  name: 'choosable-among',
  text: `select s.id from persons s where s.id = any($1::uuid[]) and ${mayWork('s.id', '$2::date')} order by array_position($1::uuid[], s.id)`,
};
const search: Named = {
  name: 'search-choosable',
  text: `
    select s.id from persons s
    where ($1::text is null or strpos(s.name, $1) > 0 or starts_with(s.staff_no, $1))
      and ($2::uuid is null or exists (select from memberships m where m.person_id = s.id and m.unit_id = $2 and m.during @> $3::date)
                            or exists (select from post_holdings h where h.person_id = s.id and h.unit_id = $2 and h.during @> $3::date))
      and ${mayWork('s.id', '$3::date')}
    order by s.staff_no limit ${LIMIT}`,
};

/** Those of the people somebody may be given work by name, in the order given. */
export async function choosableAmong(tx: Tx, people: readonly string[], today: string): Promise<string[]> {
  return people.length === 0 ? [] : (await tx.rows<{ id: string }>(among, [people, today])).map(({ id }) => id);
}

/** People who may be given work by name, by part of the name or the beginning of the staff number, at most fifty. */
export async function searchChoosable(tx: Tx, { q, unit }: PeopleSearch, today: string): Promise<PersonLine[]> {
  const rows = await tx.rows<{ id: string }>(search, [q || null, unit ?? null, today]);
  return linesOf(
    tx,
    rows.map(({ id }) => id),
    unit,
  );
}

/** As a picker shows them. */
export async function linesOf(tx: Tx, people: readonly string[], unit?: string): Promise<PersonLine[]> {
  const names = await namesOf(tx, { people, units: [], ...(unit === undefined ? {} : { inUnit: unit }) });
  return people.flatMap((id) => {
    const person = names.people[id];
    return person ? [{ id, ...person }] : [];
  });
}
