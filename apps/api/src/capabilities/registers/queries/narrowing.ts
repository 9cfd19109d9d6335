import type { RegisterView as ViewDefinition } from '@bihuan/library';
import type { Days } from '../buckets.js';
import type { Scope } from '../registers.policy.js';
import { relationThen } from './past.js';
import type { RegisterThen } from './past.js';

/** What somebody narrows a register to. */
export interface Filters {
  readonly campaign?: string | undefined;
  /** A unit that answers for the row or that reported it. */
  readonly units?: readonly string[] | undefined;
  readonly leader?: string | undefined;
  readonly words?: Words | undefined;
}

/** Words looked for in the entry's title and in the names of those who reported it. */
export interface Words {
  readonly text: string;
  /** Units called so. */
  readonly units: readonly string[];
  /** Only rows beyond this serial number are looked at; null: all. */
  readonly beyond: number | null;
}

export interface Narrowing extends Filters {
  readonly registerKey: string;
  readonly scope: Exclude<Scope, null>;
  readonly personId: string;
  /** Null: the rows as they stand. */
  readonly then: RegisterThen | null;
}

/** A statement in the making: where its rows `e` come from, conditions on them, and the values they name. */
export interface Clauses {
  from: string;
  readonly conditions: string[];
  readonly values: unknown[];
  /** Notes a value and answers how it is named. */
  bind(value: unknown): string;
}

export function clauses(): Clauses {
  const values: unknown[] = [];
  return { from: 'register_entries e', conditions: [], values, bind: (value) => `$${values.push(value)}` };
}

// One's own rows are found from several sides, each by an index, and then one by one: joined in any other way, every row of the register is read.
// Whoever may see a row today sees it as it stood as well.
const ownRows = (units: string, person: string, rows: string): string => `(
  select item_id from register_entries where unit_id = any(${units}::uuid[])
  union select item_id from register_entries where source_unit_id = any(${units}::uuid[])
  union select item_id from register_entries where owner_id = ${person}
  union select item_id from register_entries where leader_id = ${person}
  union select item_id from assignments where person_id = ${person} and closed_at is null
  union select item_id from assignments where person_id = ${person} and closed_at is not null and closed_as <> 'removed'
) own cross join lateral (select * from ${rows} r where r.item_id = own.item_id offset 0) e`;

/** The rows in sight under the filters, whatever view is open. */
export function narrow(made: Clauses, { registerKey, scope, personId, then, campaign, units, leader, words }: Narrowing): Clauses {
  const { conditions, bind } = made;
  conditions.push(`e.register_key = ${bind(registerKey)}`);
  const rows = then === null ? 'register_entries' : relationThen(then, bind);
  made.from = scope === 'all' ? `${rows} e` : ownRows(bind(scope.units), `${bind(personId)}::uuid`, rows);
  if (campaign !== undefined) conditions.push(`e.campaign_id = ${bind(campaign)}::uuid`);
  if (units !== undefined) {
    const named = bind(units);
    conditions.push(`(e.unit_id = any(${named}::uuid[]) or e.source_unit_id = any(${named}::uuid[]))`);
  }
  if (leader !== undefined) conditions.push(`e.leader_id = ${bind(leader)}::uuid`);
  if (words) narrowToWords(made, words);
  return made;
}

function narrowToWords({ conditions, bind }: Clauses, { text, units, beyond }: Words): void {
  if (beyond !== null) conditions.push(`e.serial > ${bind(beyond)}::int`);
  const inTitle = `exists (select from items i where i.id = e.item_id and strpos(i.title, ${bind(text)}) > 0)`;
  if (units.length === 0) conditions.push(inTitle);
  else {
    const named = bind(units);
    conditions.push(
      `(${inTitle} or e.source_unit_id = any(${named}::uuid[]) or exists (select from items src where src.id = e.source_item_id and src.subject_unit_id = any(${named}::uuid[])))`,
    );
  }
}

/** The rows a view shows. A view of several states is asked state by state (`state` names the one), so that each is read by its index. */
export function narrowToView(made: Clauses, view: ViewDefinition | null, { days, state }: { days: Days; state: string | null }): Clauses {
  const { conditions, bind } = made;
  if (view?.states) conditions.push(state === null ? `e.state = any(${bind(view.states)}::text[])` : `e.state = ${state}`);
  if (view?.class) conditions.push(`e.class = any(${bind(view.class)}::text[])`);
  if (view?.reopened) conditions.push('e.is_reopened');
  if (view?.light) {
    const { from, to } = days.between(view.light);
    conditions.push('e.is_open', `e.due_on <= ${bind(to)}::date`, `e.state <> all(${bind(days.stopped)}::text[])`);
    if (from !== null) conditions.push(`e.due_on >= ${bind(from)}::date`);
  }
  return made;
}

export const where = ({ conditions }: Clauses): string => conditions.join(' and ');
