import type { AccessPlace } from '@bihuan/forms';
import { places } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { standing } from '../facts/seats.js';

// Whoever was left out never had it in hand; whoever was taken out has it no more. A stand-in sees what those he stands in for have, or had since he stood in.
const held: Named = {
  name: 'places-of-reader',
  text: `
    select i.id, i.lifecycle_version_id as "lifecycleVersionId",
      coalesce(i.filler_id = $2 or i.subject_person_id = $2 or i.context ->> 'submitter' = $2::text, false) as fills,
      array(select distinct a.place from assignments a where a.item_id = i.id and (a.closed_as is null or a.closed_as not in ('left-out', 'removed')) and (a.person_id = $2
        or (i.privacy = 'normal' and exists (select from ${standing('$2', '$3::date')} where standing.principal_id = a.person_id
          and (a.closed_at is null or a.closed_at >= standing.since::timestamp at time zone (select zone from tenants)))))) as places
    from items i where i.id = any($1::uuid[])`,
};

interface Row {
  readonly id: string;
  readonly lifecycleVersionId: string;
  readonly fills: boolean;
  readonly places: readonly string[];
}

/** Where the person has or had each of these items in hand; what he sees of their forms follows from it. */
export async function placesOfReader(tx: Tx, itemIds: readonly string[], personId: string): Promise<ReadonlyMap<string, readonly AccessPlace[]>> {
  const { today } = await clockOf(tx);
  const rows = await tx.rows<Row>(held, [[...new Set(itemIds)], personId, today]);
  const found = new Map<string, readonly AccessPlace[]>();
  for (const row of rows) found.set(row.id, await inWords(tx, row));
  return found;
}

/** Whoever works in a state fills in; whoever works at a step of a chain signs. */
async function inWords(tx: Tx, { lifecycleVersionId, fills, places: held }: Row): Promise<readonly AccessPlace[]> {
  const machine = await lifecycleMachine(tx, lifecycleVersionId);
  const states = new Set(places(machine).flatMap(({ id, step }) => (step ? [] : [id])));
  const steps = held.filter((id) => !states.has(id));
  return [...(fills || steps.length < held.length ? [{ type: 'filling' } as const] : []), ...steps.map((step) => ({ type: 'step', step }) as const)];
}
