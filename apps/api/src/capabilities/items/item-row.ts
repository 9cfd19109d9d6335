import type { Context, ItemState, StateValue } from '@bihuan/workflows';
import { binaryColumn } from '../../kernel/database/binary-columns.js';
import { askShared } from '../../kernel/database/tx.js';
import type { Named, Shared, Tx } from '../../kernel/database/tx.js';

/** An item as stored. Dates are `YYYY-MM-DD`; instants ISO. */
export interface ItemRow {
  readonly id: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly rootId: string;
  readonly unitId: string;
  readonly subjectUnitId: string | null;
  readonly subjectPersonId: string | null;
  readonly title: string;
  readonly privacy: 'normal' | 'restricted';
  readonly listKey: string | null;
  readonly mainForm: string | null;
  readonly lifecycleVersionId: string;
  /** Form key → version this item began with. */
  readonly pins: Readonly<Record<string, string>>;
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly dueWords: string | null;
  readonly basis: string | null;
  readonly number: string | null;
  readonly leaderId: string | null;
  readonly ownerId: string | null;
  readonly fillerId: string | null;
  readonly creatorId: string | null;
  readonly value: StateValue;
  readonly context: Context;
  readonly states: readonly string[];
  readonly ended: 'done' | 'void' | null;
  readonly version: number;
  readonly headSeq: number;
  readonly headHash: Buffer | null;
  readonly submissions: number;
  readonly returns: number;
  readonly reopened: number;
  readonly isRegisteredLate: boolean;
  /** Business day it was created. */
  readonly bornOn: string;
  /** Of an open item with a due day: the business day its own form was handed in the first time; where it has no form of its own, what was handed in last. */
  readonly firstSentOn: string | null;
}

/** SQL: the business day the item's own form was handed in the first time. */
export const firstSent = `
  (select to_char(s.submitted_at at time zone (select zone from tenants), 'YYYY-MM-DD') from submissions s
   where s.item_id = i.id and s.form_key = i.main_form and s.revision = 1)`;

/** SQL: the business day on which whoever reports on an item without a form of its own handed in last. */
const lastSent = `
  (select to_char(s.submitted_at at time zone (select zone from tenants), 'YYYY-MM-DD') from submissions s
   where s.item_id = i.id and s.submitted_by = (i.context ->> 'submitter')::uuid order by s.seq desc limit 1)`;

export const itemColumns = `
  i.id, i.kind, i.parent_id as "parentId", i.root_id as "rootId", i.unit_id as "unitId",
  i.subject_unit_id as "subjectUnitId", i.subject_person_id as "subjectPersonId", i.title, i.privacy,
  i.list_key as "listKey", i.main_form as "mainForm", i.lifecycle_version_id as "lifecycleVersionId", i.pins,
  i.starts_on as "startsOn", i.due_on as "dueOn", i.due_words as "dueWords", i.basis, i.number,
  i.leader_id as "leaderId", i.owner_id as "ownerId", i.filler_id as "fillerId", i.creator_id as "creatorId",
  i.value, i.context, i.states, i.ended, i.version, i.head_seq as "headSeq", i.head_hash as "headHash",
  i.submissions, i.returns, i.reopened, i.is_registered_late as "isRegisteredLate",
  to_char(i.created_at at time zone (select zone from tenants), 'YYYY-MM-DD') as "bornOn",
  case when i.ended is null and i.due_on is not null and i.submissions > 0 then case when i.main_form is null then ${lastSent} else ${firstSent} end end as "firstSentOn"`;

const locking = `
select a.n::int as n, ${itemColumns} from unnest($1::uuid[]) with ordinality as a (id, n) join items i on i.id = a.id for update of i`;
const unwaiting: Named = { name: 'lock-free-items', text: `${locking} skip locked` };
const lock: Shared<string> = {
  name: 'lock-items',
  text: locking,
  unwaiting,
  values: (_, ids) => [binaryColumn('uuid', ids)],
};
const read: Named = { name: 'read-item', text: `select ${itemColumns} from items i where i.id = $1` };
const readMany: Named = { name: 'read-items', text: `select ${itemColumns} from items i where i.id = any($1::uuid[])` };

/** The item, locked against everybody else until the transaction ends; null when there is none in this tenant. */
export function lockItem(tx: Tx, id: string): Promise<ItemRow | null> {
  return askShared<ItemRow, string>(tx, lock, id);
}

/** The same without waiting: null also where somebody else has it locked. */
export function lockFreeItem(tx: Tx, id: string): Promise<ItemRow | null> {
  return tx.row<ItemRow>(unwaiting, lock.values(tx.tenantId, [id]));
}

export function readItem(tx: Tx, id: string): Promise<ItemRow | null> {
  return tx.row<ItemRow>(read, [id]);
}

/** Those of them that there are, in no order. */
export function readItems(tx: Tx, ids: readonly string[]): Promise<ItemRow[]> {
  return tx.rows<ItemRow>(readMany, [ids]);
}

export function stateOf(item: ItemRow): ItemState {
  return { value: item.value, context: item.context };
}
