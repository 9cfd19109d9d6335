import { places } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { itemColumns } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { rowsThen } from './rows-then.js';

/** What an item was called by the last record before an instant, and by which version. */
export interface LastSaid {
  readonly id: string;
  readonly version: string;
  readonly word: string;
}

export interface StateThen {
  readonly id: string;
  readonly version: string;
  readonly state: string;
  readonly ended: 'done' | 'void' | null;
}

/** SQL: what an item `i` was called by the last record before the instant `before` names, as `last.version` and `last.word`. */
export const lastSaid = (before: string): string => `
  cross join lateral (
    select case when said.payload -> 'event' ->> 'type' = 'UPGRADE' then said.payload -> 'event' ->> 'version' else said.payload ->> 'lifecycleVersion' end as version, said.payload ->> 'state' as word
    from (select e.payload::jsonb as payload from item_events e where e.item_id = i.id and e.happened_at < ${before} order by e.seq desc limit 1) said
  ) last`;

/** SQL: what the last record before the instant told of an item `i` beside its state. */
export const lastAbout = (before: string): string => `
  (select e.payload::jsonb -> 'about' from item_events e
   where e.item_id = i.id and e.happened_at < ${before} and jsonb_typeof(e.payload::jsonb -> 'about') = 'object' order by e.seq desc limit 1)`;

const byIds: Named = { name: 'items-to-live-again', text: `select ${itemColumns} from items i where i.id = any($1::uuid[])` };

/** The states items were in, by what they were called. A word that two states of a lifecycle share is not guessed at: that item is lived again. */
export async function statesThen(tx: Tx, said: readonly LastSaid[], before: string): Promise<StateThen[]> {
  const told: StateThen[] = [];
  const unclear: string[] = [];
  for (const { id, version, word } of said) {
    const machine = await lifecycleMachine(tx, version);
    const [state, ...others] = statesCalled(machine, word);
    if (state === undefined || others.length > 0) unclear.push(id);
    else told.push({ id, version, state, ended: machine.definition.states[state]?.end ?? null });
  }
  const lived = unclear.length === 0 ? [] : await rowsThen(tx, await tx.rows<ItemRow>(byIds, [unclear]), before);
  return [...told, ...lived.map(({ id, lifecycleVersionId, states, ended }) => ({ id, version: lifecycleVersionId, state: states[0] ?? '', ended }))];
}

const known = new WeakMap<Machine, Map<string, readonly string[]>>();

/** States an item may be in while it is called so: by a state's own word, or by those of the steps that are open in it. */
function statesCalled(machine: Machine, word: string): readonly string[] {
  const words = known.get(machine) ?? new Map<string, readonly string[]>();
  known.set(machine, words);
  const found =
    words.get(word) ??
    Object.entries(machine.definition.states).flatMap(([code, { label }]) => (label === word || isOfSteps(machine, code, word) ? [code] : []));
  words.set(word, found);
  return found;
}

function isOfSteps(machine: Machine, code: string, word: string): boolean {
  const labels = new Set(
    places(machine)
      .filter(({ step, state }) => step && state === code)
      .map(({ label }) => label),
  );
  return word.split('、').every((part) => labels.has(part));
}
