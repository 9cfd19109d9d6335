import type { FormData } from '@bihuan/forms';
import type { Why } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { BESIDE, isEditOf, isStoodIn, itemColumns, standing, stillHeld } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

/** One slot of a person with its item and what a card says of it. */
export interface SlotRow extends ItemRow {
  readonly slotId: string;
  /** Whose slot it is: the reader's, or somebody's he stands in for. */
  readonly holderId: string;
  readonly place: string;
  readonly why: Why;
  /** To sign, as one of the step or added by a signer; or only asked for an opinion. */
  readonly slotKind: 'sign' | 'before' | 'after' | 'beside' | 'consult';
  readonly openedAt: string;
  readonly closedAs: string | null;
  readonly unitName: string;
  readonly subjectUnitName: string | null;
  readonly subjectPersonName: string | null;
  /** What was handed in last of the main form. */
  readonly latest: { readonly formVersionId: string; readonly data: FormData } | null;
  /** Something was typed that is not handed in yet. */
  readonly hasDraft: boolean;
  /** The reason written since then: why it came back. */
  readonly lastReason: { readonly by: string | null; readonly reason: string } | null;
}

/** Of those decided, the newest. */
const MOST_DECIDED = 200;

// Asked whether one exists, the planner reads all drafts there are into a table of its own first.
const hasDraft = '(select true from drafts d where d.item_id = i.id and d.form_key = i.main_form limit 1) is not null';

const slot = `
  select ${itemColumns}, a.id as "slotId", a.person_id as "holderId", a.place, a.why, a.kind as "slotKind", a.closed_as as "closedAs",
         to_char(a.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "openedAt",
         unit_name_at(u.id, i.created_at) as "unitName", unit_name_at(su.id, i.created_at) as "subjectUnitName", sp.name as "subjectPersonName",
         (select jsonb_build_object('formVersionId', s.form_version_id, 'data', s.data) from submissions s
          where s.item_id = i.id and s.form_key = i.main_form order by s.revision desc limit 1) as latest,
         ${hasDraft} as "hasDraft",
         (select jsonb_build_object('by', e.actor_id, 'reason', w.value) from item_events e join event_words w on w.event_id = e.id and w.name = 'reason'
          where e.item_id = i.id and e.type not in (${BESIDE}) and e.seq > coalesce((select max(s.seq) from submissions s where s.item_id = i.id and not ${isEditOf('s')}), 0)
          order by e.seq desc limit 1) as "lastReason"
  from assignments a join items i on i.id = a.item_id join units u on u.id = i.unit_id
  left join units su on su.id = i.subject_unit_id left join persons sp on sp.id = i.subject_person_id`;

// By date, then the official order of units and departments.
const open: Named = {
  name: 'open-slots-of-person',
  text: `${slot} where a.person_id = $1 and a.closed_at is null and a.waits is null and not i.context ? 'suspended'
         order by i.due_on nulls last, u.tree desc, u.ordinal, su.ordinal nulls first, sp.staff_no nulls first, a.opened_at, a.id limit $2`,
};
// Only those still in their holders' hands, and never a restricted one: no stand-in sees or decides it.
const stoodIn: Named = {
  name: 'open-slots-stood-in-for',
  text: `${slot} join ${standing('$1', '$2::date')} on standing.principal_id = a.person_id
         where a.closed_at is null and a.waits is null and not i.context ? 'suspended' and i.privacy = 'normal' and ${isStoodIn('a', '$1')} and ${stillHeld('a', '$2::date')}
         order by i.due_on nulls last, u.tree desc, u.ordinal, su.ordinal nulls first, sp.staff_no nulls first, a.opened_at, a.id limit $3`,
};
// From two sides, each the newest by its own index: asked for either at once, every slot there ever was would be looked at.
const newest = `closed_at is not null and closed_as in ('agreed', 'rejected', 'returned', 'answered') order by closed_at desc, id limit ${MOST_DECIDED}`;
const decided: Named = {
  name: 'decided-slots-of-person',
  text: `with one as ((select id from assignments where closed_by = $1 and ${newest}) union (select id from assignments where person_id = $1 and ${newest}))
         ${slot} where a.id = any(array(select id from one)) order by a.closed_at desc, a.id limit ${MOST_DECIDED}`,
};

/** The first by their dates, so many at most. */
export function openSlots(tx: Tx, personId: string, most: number): Promise<SlotRow[]> {
  return tx.rows<SlotRow>(open, [personId, most]);
}

/** What others have in hand for whom the person stands in. */
export function stoodInSlots(tx: Tx, personId: string, { today, most }: { today: string; most: number }): Promise<SlotRow[]> {
  return tx.rows<SlotRow>(stoodIn, [personId, today, most]);
}

/** What the person signed, or what was signed for him, newest first. */
export function decidedSlots(tx: Tx, personId: string): Promise<SlotRow[]> {
  return tx.rows<SlotRow>(decided, [personId]);
}
