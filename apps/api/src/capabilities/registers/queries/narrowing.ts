import type { RegisterView as ViewDefinition } from '@bihuan/library';
import type { Days } from '../buckets.js';
import type { Scope } from '../registers.policy.js';

/** What somebody narrows a register to. */
export interface Filters {
  readonly campaign?: string | undefined;
  /** A unit that answers for the row or that reported it. */
  readonly units?: readonly string[] | undefined;
  readonly leader?: string | undefined;
  readonly q?: string | undefined;
}

export interface Narrowing extends Filters {
  readonly registerKey: string;
  readonly scope: Exclude<Scope, null>;
  readonly personId: string;
}

/** A statement in the making: conditions on `register_entries e`, and the values they name. */
export interface Clauses {
  readonly conditions: string[];
  readonly values: unknown[];
  /** Notes a value and answers how it is named. */
  bind(value: unknown): string;
}

export function clauses(): Clauses {
  const values: unknown[] = [];
  return { conditions: [], values, bind: (value) => `$${values.push(value)}` };
}

// One's own rows are found from four sides, each by an index, instead of asking every row of the register.
const ownRows = (units: string, person: string): string => `e.item_id in (
  select item_id from register_entries where unit_id = any(${units}::uuid[])
  union select item_id from register_entries where source_unit_id = any(${units}::uuid[])
  union select item_id from register_entries where owner_id = ${person}
  union select item_id from register_entries where leader_id = ${person}
  union select item_id from assignments where person_id = ${person})`;

/** The rows in sight under the filters, whatever view is open. */
export function narrow(made: Clauses, { registerKey, scope, personId, campaign, units, leader, q }: Narrowing): Clauses {
  const { conditions, bind } = made;
  conditions.push(`e.register_key = ${bind(registerKey)}`);
  if (scope !== 'all') conditions.push(ownRows(bind(scope.units), `${bind(personId)}::uuid`));
  if (campaign !== undefined) conditions.push(`e.campaign_id = ${bind(campaign)}::uuid`);
  if (units !== undefined) {
    const named = bind(units);
    conditions.push(`(e.unit_id = any(${named}::uuid[]) or e.source_unit_id = any(${named}::uuid[]))`);
  }
  if (leader !== undefined) conditions.push(`e.leader_id = ${bind(leader)}::uuid`);
  if (q) {
    const words = bind(q);
    conditions.push(`exists (select from items i join items src on src.id = e.source_item_id join units su on su.id = src.unit_id left join units ssu on ssu.id = src.subject_unit_id
      where i.id = e.item_id and (strpos(i.title, ${words}) > 0 or strpos(su.name, ${words}) > 0 or strpos(coalesce(ssu.name, ''), ${words}) > 0))`);
  }
  return made;
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
