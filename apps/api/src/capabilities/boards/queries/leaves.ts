import type { Machine } from '@bihuan/workflows';
import { places } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine, list } from '../../definitions/index.js';
import { calendarOf } from '../../people/index.js';
import { monthOf, soonUntil } from '../lights.js';
import { stoodOtherwise } from './past.js';
import type { Past } from './past.js';

interface Reading {
  /** What the items are read from, and the columns that say how each stands. */
  readonly from: string;
  readonly due: string;
  readonly ended: string;
  readonly state: string;
  readonly version: string;
  readonly there: string;
  readonly held: string;
}

const now: Reading = {
  from: 'items i',
  due: 'i.due_on',
  ended: 'i.ended',
  state: 'i.states[1]',
  version: 'i.lifecycle_version_id',
  there: 'true',
  held: 'a.closed_at is null',
};

// $11: how those stood that something was recorded of since; $12: the instant.
const then: Reading = {
  from: 'items i left join stood t on t.id = i.id',
  due: 'case when t.id is null then i.due_on else t.due end',
  ended: 'case when t.id is null then i.ended else t.ended end',
  state: 'coalesce(t.state, i.states[1])',
  version: 'coalesce(t.version, i.lifecycle_version_id)',
  there: 'i.created_at < $12::timestamptz',
  held: 'a.opened_at < $12::timestamptz and (a.closed_at is null or a.closed_at >= $12::timestamptz)',
};

/**
 * SQL: the leaves of a campaign – each unrestricted list, and each share that holds no lists – with what the board says of them.
 * Restricted lists are never among them. `rank` is the place of the cell's letter in `cellLetters`.
 * Every definition and the calendar travel as values, so one pass over narrow columns answers for all units.
 */
const leavesOf = ({ from, due, ended, state, version, there, held }: Reading, stood: string): string => `
with ${stood}kinds as materialized (
  select * from jsonb_to_recordset($5::jsonb -> 'states') as k (version uuid, code text, stopped boolean, back boolean, first boolean, minutes int)
), forms as materialized (
  select * from jsonb_to_recordset($6) as f (form text, minutes int)
), mine as materialized (
  select a.item_id from assignments a join items i on i.id = a.item_id
  join jsonb_to_recordset($5::jsonb -> 'steps') as p (version uuid, step text) on p.version = i.lifecycle_version_id and p.step = a.place
  where a.person_id = $8 and ${held} and i.root_id = $1
), shares as materialized (
  select i.id, i.id as share, i.parent_id as task, i.unit_id as unit, ${due} as due_on, ${ended} as ended, ${state} as state, i.main_form, ${version} as lifecycle_version_id, i.created_at
  from ${from} where i.root_id = $1 and i.kind = 'share' and ${there} and ($9::uuid[] is null or i.unit_id = any($9)) and ($10::uuid[] is null or i.parent_id = any($10))
), listed as materialized (
  select i.id, i.parent_id as share, i.privacy, ${due} as due_on, ${ended} as ended, ${state} as state, i.main_form, ${version} as lifecycle_version_id, i.created_at
  from ${from} where i.root_id = $1 and i.kind = 'list' and ${there}
), every as (
  select l.id, s.share, s.task, s.unit, l.due_on, l.ended, l.state, l.main_form, l.lifecycle_version_id, l.created_at
  from listed l join shares s on s.id = l.share where l.privacy = 'normal'
  union all
  select s.* from shares s where s.id not in (select l.share from listed l)
), leaves as (
  select e.id, e.share, e.task, e.unit,
    case when e.ended is not null then 5
         when e.due_on is null then 4
         -- Nobody is late with what was due before it was handed out; asked only of what is past due, for zones cost time.
         when e.due_on < $2::date and e.due_on < (e.created_at at time zone $7)::date then 4
         when k.stopped then 2
         when e.due_on < $2::date then 0
         when e.due_on <= $3::date then 1
         else 3 end as rank,
    e.ended is null and k.first as unsent,
    e.ended is null and k.back as returned,
    case when e.due_on between ($4::jsonb ->> 'from')::date and ($4::jsonb ->> 'to')::date then coalesce(f.minutes, k.minutes, 0) end as month_minutes,
    e.ended is null and e.id in (select item_id from mine) as mine,
    e.ended, e.state, e.due_on
  from every e join kinds k on k.version = e.lifecycle_version_id and k.code = e.state left join forms f on f.form = e.main_form
)`;

const ofToday = leavesOf(now, '');
const ofThen = leavesOf(
  then,
  `stood as materialized (
  select * from jsonb_to_recordset($11::jsonb) as t (id uuid, version uuid, state text, ended text, due date)
), `,
);

/** See above; its values are those of `leafValues`, asked with the same day. */
export const leafSql = (past: Past | null): string => (past ? ofThen : ofToday);

export interface LeavesAsked {
  readonly campaignId: string;
  readonly personId: string;
  readonly past: Past | null;
  /** Null: all of them. */
  readonly units: readonly string[] | null;
  readonly tasks: readonly string[] | null;
}

/** The values of `leafSql`, in its order. */
export async function leafValues(tx: Tx, { campaignId, personId, past, units, tasks }: LeavesAsked): Promise<unknown[]> {
  const clock = await clockOf(tx);
  const [today, zone] = [past?.day ?? clock.today, clock.zone];
  const soon = soonUntil(today, await calendarOf(tx));
  const forms = (await list(tx, 'form')).map(({ definition: { key, minutes } }) => ({ form: key, minutes }));
  const values = [
    campaignId,
    today,
    soon,
    JSON.stringify(monthOf(today)),
    JSON.stringify(await kindsOf(tx)),
    JSON.stringify(forms),
    zone,
    personId,
    units,
    tasks,
  ];
  return past ? [...values, JSON.stringify(await stoodOtherwise(tx, campaignId, past)), past.end] : values;
}

const versions = {
  name: 'published-lifecycle-versions',
  text: `select v.id from definition_versions v join definitions d on d.id = v.definition_id where d.kind = 'lifecycle' and v.status = 'published' order by v.id`,
};

/** What the board must know of every lifecycle version an item may be pinned to. */
async function kindsOf(tx: Tx): Promise<{ readonly states: readonly StateKind[]; readonly steps: readonly StepKind[] }> {
  const kinds: ReturnType<typeof kindOf>[] = [];
  for (const { id } of await tx.rows<{ id: string }>(versions)) kinds.push(kindOf(id, await lifecycleMachine(tx, id)));
  return { states: kinds.flatMap(({ states }) => states), steps: kinds.flatMap(({ steps }) => steps) };
}

/** A state of a lifecycle; the first of an item's `states` is the code it is in. */
interface StateKind {
  readonly version: string;
  readonly code: string;
  /** The clock stands. */
  readonly stopped: boolean;
  /** It came back. */
  readonly back: boolean;
  /** An item is born here. */
  readonly first: boolean;
  /** What the lifecycle's first work takes, where no form says so. */
  readonly minutes: number;
}

/** A step of an approval chain. */
interface StepKind {
  readonly version: string;
  readonly step: string;
}

function kindOf(version: string, machine: Machine): { readonly states: readonly StateKind[]; readonly steps: readonly StepKind[] } {
  const { create, states } = machine.definition;
  const first = typeof create.to === 'string' ? [create.to] : create.to.map(({ to }) => to);
  const minutes = states[first.at(-1) ?? '']?.work?.minutes ?? 0;
  return {
    states: Object.entries(states).map(([code, state]) => ({
      version,
      code,
      stopped: state.clock === 'stopped',
      back: state.back === true,
      first: first.includes(code),
      minutes,
    })),
    steps: places(machine)
      .filter(({ step }) => step)
      .map(({ id }) => ({ version, step: id })),
  };
}
