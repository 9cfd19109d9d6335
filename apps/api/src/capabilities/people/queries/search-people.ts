import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from './names.js';

export interface PersonLine {
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

export interface PeopleSearch {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
}

const LIMIT = 50;
// strpos, not like: a % somebody types is a % they look for.
const search = {
  name: 'search-people',
  text: `
    select s.id from persons s
    where ($1::text is null or strpos(s.name, $1) > 0 or starts_with(s.staff_no, $1))
      and ($2::uuid is null or exists (select from memberships m where m.person_id = s.id and m.unit_id = $2 and m.during @> $3::date)
                            or exists (select from post_holdings h where h.person_id = s.id and h.unit_id = $2 and h.during @> $3::date))
      and not exists (select from accounts a where a.person_id = s.id and a.is_disabled)
    order by s.staff_no limit ${LIMIT}`,
};

/** People by part of the name or the beginning of the staff number, at most fifty. */
export async function searchPeople(tx: Tx, { q, unit }: PeopleSearch, today: string): Promise<PersonLine[]> {
  const rows = await tx.rows<{ id: string }>(search, [q || null, unit ?? null, today]);
  const names = await namesOf(tx, { people: rows.map(({ id }) => id), units: [], ...(unit === undefined ? {} : { inUnit: unit }) });
  return rows.flatMap(({ id }) => {
    const person = names.people[id];
    return person ? [{ id, ...person }] : [];
  });
}
