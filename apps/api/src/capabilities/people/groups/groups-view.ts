import type { Named, Tx } from '../../../kernel/database/tx.js';

/** A list of people kept by hand, which processes name. */
export interface GroupLine {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly closedOn: string | null;
  /** Those of today. */
  readonly members: readonly { readonly id: string; readonly name: string; readonly since: string | null }[];
}

const read: Named = {
  name: 'user-groups-view',
  text: `select g.id, g.key, g.name, g.version, to_char(g.closed_on, 'YYYY-MM-DD') as "closedOn",
           (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'since', lower(m.during)) order by s.staff_no), '[]')
            from user_group_members m join persons s on s.id = m.person_id where m.group_id = g.id and m.during @> $1::date) as members
         from user_groups g order by g.closed_on is not null, g.name, g.key`,
};

/** All lists, closed ones last. */
export function groupsView(tx: Tx, today: string): Promise<GroupLine[]> {
  return tx.rows<GroupLine>(read, [today]);
}
