import { isDay } from '@bihuan/forms';
import { places } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns, rowsThen } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';

/** A day that is over, looked back at. */
export interface Past {
  readonly day: string;
  /** 24:00 of that day, as an instant. */
  readonly end: string;
}

const endOfDay: Named = {
  name: 'end-of-day',
  text: `select to_char(($1::date + 1)::timestamp at time zone (select zone from tenants) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as end`,
};

/** The day asked for, if it is over; null for today, which is looked at as it stands. */
export async function pastOf(tx: Tx, on: string | undefined): Promise<Past | null> {
  if (on === undefined) return null;
  const { today } = await clockOf(tx);
  if (!isDay(on) || on > today) throw new DomainError('board.day-unknown');
  const row = on === today ? null : await tx.row<{ end: string }>(endOfDay, [on]);
  return row ? { day: on, end: row.end } : null;
}

/** How an item stood, where that is not how it stands. */
export interface Stood {
  readonly id: string;
  readonly version: string;
  readonly state: string;
  readonly ended: 'done' | 'void' | null;
  readonly due: string | null;
}

interface Changed {
  readonly id: string;
  readonly version: string;
  readonly word: string;
  readonly due: string | null;
}

// One pass over those that something was recorded of since: what each was called then, and the day it was last said to have.
const changedSince: Named = {
  name: 'board-items-changed-since',
  text: `
    select i.id, last.payload ->> 'lifecycleVersion' as version, last.payload ->> 'state' as word,
      (select e.payload::jsonb -> 'about' ->> 'dueOn' from item_events e
       where e.item_id = i.id and e.happened_at < $2::timestamptz and jsonb_typeof(e.payload::jsonb -> 'about') = 'object' order by e.seq desc limit 1) as due
    from items i cross join lateral (
      select e.payload::jsonb as payload from item_events e where e.item_id = i.id and e.happened_at < $2::timestamptz order by e.seq desc limit 1
    ) last
    where i.root_id = $1 and i.kind in ('share', 'list') and exists (select from item_events e where e.item_id = i.id and e.happened_at >= $2::timestamptz)`,
};
const byIds: Named = { name: 'items-to-live-again', text: `select ${itemColumns} from items i where i.id = any($1::uuid[])` };

/** Shares and lists of the campaign that stood otherwise then. A word that two states of a lifecycle share is not guessed at: that item is lived again. */
export async function stoodOtherwise(tx: Tx, campaignId: string, { end }: Past): Promise<Stood[]> {
  const stood: Stood[] = [];
  const unclear: string[] = [];
  for (const { id, version, word, due } of await tx.rows<Changed>(changedSince, [campaignId, end])) {
    const machine = await lifecycleMachine(tx, version);
    const [state, ...others] = statesCalled(machine, word);
    if (state === undefined || others.length > 0) unclear.push(id);
    else stood.push({ id, version, state, ended: machine.definition.states[state]?.end ?? null, due });
  }
  const lived = unclear.length === 0 ? [] : await rowsThen(tx, await tx.rows<ItemRow>(byIds, [unclear]), end);
  return [...stood, ...lived.map(({ id, lifecycleVersionId, states, ended, dueOn }) => ({ id, version: lifecycleVersionId, state: states[0] ?? '', ended, due: dueOn }))];
}

const known = new WeakMap<Machine, Map<string, readonly string[]>>();

/** States an item may be in while it is called so: by a state's own word, or by those of the steps that are open in it. */
function statesCalled(machine: Machine, word: string): readonly string[] {
  const words = known.get(machine) ?? new Map<string, readonly string[]>();
  known.set(machine, words);
  const found = words.get(word) ?? Object.entries(machine.definition.states).flatMap(([code, { label }]) => (label === word || isOfSteps(machine, code, word) ? [code] : []));
  words.set(word, found);
  return found;
}

function isOfSteps(machine: Machine, code: string, word: string): boolean {
  const labels = new Set(places(machine).filter(({ step, state }) => step && state === code).map(({ label }) => label));
  return word.split('、').every((part) => labels.has(part));
}
