import type { AccessPlace } from '@bihuan/forms';
import { places } from '@bihuan/workflows';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { isStoodIn, standing } from '../facts/seats.js';

// Whoever was left out never had it in hand; whoever was taken out has it no more. A stand-in sees what he has in hand for others, or had.
const held: Named = {
  name: 'places-of-reader',
  text: `
    select i.id, i.lifecycle_version_id as "lifecycleVersionId", i.main_form as "mainForm",
      coalesce(i.filler_id = $2 or i.subject_person_id = $2 or i.context ->> 'submitter' = $2::text, false) as fills,
      array(select distinct s.form_key from submissions s where s.item_id = i.id and s.submitted_by = $2
        and not exists (select from item_events e where e.item_id = s.item_id and e.seq = s.seq and e.type in ('EDIT', 'UPGRADE'))) as wrote,
      array(select distinct a.place from assignments a where a.item_id = i.id and (a.closed_as is null or a.closed_as not in ('left-out', 'removed')) and (a.person_id = $2
        or (i.privacy = 'normal' and exists (select from ${standing('$2', '$3::date')} where standing.principal_id = a.person_id and ${isStoodIn('a', '$2')})))) as places
    from items i where i.id = any($1::uuid[])`,
};

interface Row {
  readonly id: string;
  readonly lifecycleVersionId: string;
  readonly mainForm: string | null;
  readonly fills: boolean;
  readonly wrote: readonly string[];
  readonly places: readonly string[];
}

/** Where somebody has or had an item in hand, asked of each of its forms. */
export type PlacesIn = (form: string) => readonly AccessPlace[];

/** Where the person has or had each of these items in hand; what he sees of their forms follows from it. */
export async function placesOfReader(tx: Tx, itemIds: readonly string[], personId: string): Promise<ReadonlyMap<string, PlacesIn>> {
  const { today } = await clockOf(tx);
  const rows = await tx.rows<Row>(held, [[...new Set(itemIds)], personId, today]);
  const found = new Map<string, PlacesIn>();
  for (const row of rows) found.set(row.id, await inWords(tx, row));
  return found;
}

/**
 * Whoever handed a form in, or works in a state whose acts hand it in, fills it in. Whoever works elsewhere stands at that step of a chain,
 * or at that state as at a step: what a leader has in hand to decide is not for him to fill in.
 */
async function inWords(tx: Tx, { lifecycleVersionId, mainForm, fills, wrote, places: hands }: Row): Promise<PlacesIn> {
  const machine = await lifecycleMachine(tx, lifecycleVersionId);
  const states = new Set(places(machine).flatMap(({ id, step }) => (step ? [] : [id])));
  return (form) => {
    const filling = (place: string): boolean => states.has(place) && handsIn(machine.definition, place, { form, mainForm });
    const isFilling = (fills && form === mainForm) || wrote.includes(form) || hands.some(filling);
    return [...(isFilling ? [{ type: 'filling' } as const] : []), ...hands.filter((place) => !filling(place)).map((step) => ({ type: 'step', step }) as const)];
  };
}

function handsIn({ states }: LifecycleDefinition, state: string, { form, mainForm }: { form: string; mainForm: string | null }): boolean {
  return Object.values(states[state]?.on ?? {}).some((act) => (act.form ?? (act.submits ? mainForm : null)) === form);
}
