import type { Named, Tx } from '../../../kernel/database/tx.js';
import { rowHasLeft } from '../queries/has-left.js';

export interface PeopleWanted {
  readonly q?: string | undefined;
  readonly unit?: string | undefined;
  readonly post?: string | undefined;
  readonly state?: 'here' | 'left' | undefined;
  readonly cadre?: boolean | undefined;
  readonly page: number;
}

export interface PeoplePage {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly PersonInList[];
}

export interface PersonInList {
  readonly id: string;
  readonly name: string;
  readonly staffNo: string;
  readonly mobile: string;
  readonly cadre: boolean;
  readonly leftOn: string | null;
  readonly units: readonly string[];
  readonly posts: readonly string[];
}

const PAGE = 50;

// strpos, not like: a % somebody types is a % he looks for. What is shown of each is gathered for one page only.
const read: Named = {
  name: 'people-list',
  text: `
    with found as (
      select s.id, count(*) over ()::int as total from persons s
      where ($1::text is null or strpos(s.name, $1) > 0 or starts_with(s.staff_no, $1) or starts_with(s.mobile, $1))
        and ($2::uuid is null or exists (select from memberships m where m.person_id = s.id and m.unit_id = $2 and m.during @> $5::date)
                              or exists (select from post_holdings h where h.person_id = s.id and h.unit_id = $2 and h.during @> $5::date))
        and ($3::text is null or exists (select from post_holdings h join posts p on p.id = h.post_id where h.person_id = s.id and p.key = $3 and h.during @> $5::date))
        and ($4::text is null or ($4 = 'left') = ${rowHasLeft('s', '$5::date')})
        and ($6::boolean is null or s.is_cadre = $6)
      order by s.staff_no limit ${PAGE} offset $7
    )
    select s.id, s.name, s.staff_no as "staffNo", s.mobile, s.is_cadre as cadre, s.left_on as "leftOn", f.total,
      array(select unit_name_on(m.unit_id, $5::date) from memberships m join units u on u.id = m.unit_id where m.person_id = s.id and m.during @> $5::date order by u.tree desc, u.ordinal, u.code) as units,
      array(select unit_name_on(h.unit_id, $5::date) || ' ' || p.label from post_holdings h join posts p on p.id = h.post_id where h.person_id = s.id and h.during @> $5::date order by p.ordinal) as posts
    from found f join persons s on s.id = f.id order by s.staff_no`,
};

export async function peopleList(tx: Tx, { q, unit, post, state, cadre, page }: PeopleWanted, today: string): Promise<PeoplePage> {
  const rows = await tx.rows<PersonInList & { total: number }>(read, [
    q || null,
    unit ?? null,
    post ?? null,
    state ?? null,
    today,
    cadre ?? null,
    (page - 1) * PAGE,
  ]);
  const total = rows[0]?.total ?? 0;
  return { total, page, pages: Math.max(1, Math.ceil(total / PAGE)), rows: rows.map(({ total: _, ...person }) => person) };
}
