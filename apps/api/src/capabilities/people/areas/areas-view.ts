import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Stretch } from '../days.js';

export interface AreaLine extends Stretch {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly leader: { readonly id: string; readonly name: string };
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly isOver: boolean;
}

const read: Named = {
  name: 'areas-view',
  text: `select a.id, a.name, a.version, jsonb_build_object('id', s.id, 'name', s.name) as leader, lower(a.during) as "from", upper(a.during) as "to",
           coalesce(upper(a.during) <= $1::date, false) as "isOver",
           (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', unit_name_on(u.id, $1::date)) order by u.ordinal, u.code), '[]')
            from contact_area_units c join units u on u.id = c.unit_id where c.area_id = a.id) as units
         from contact_areas a join persons s on s.id = a.leader_id order by "isOver", (select min(u.ordinal) from contact_area_units c join units u on u.id = c.unit_id where c.area_id = a.id), a.name, lower(a.during) desc`,
};

/** All contact areas, those of today first. */
export function areasView(tx: Tx, today: string): Promise<AreaLine[]> {
  return tx.rows<AreaLine>(read, [today]);
}
