import { marksTogether, narrowed, rightsAt } from '@bihuan/forms';
import type { FormData, FormDefinition, Marks, Rights } from '@bihuan/forms';
import { activeStates } from '@bihuan/workflows';
import type { LifecycleDefinition, Machine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import { isEditOf } from '../views/submissions-view.js';
import { formAsked } from './form-asked.js';

/** Places of a form that alone are open to whoever puts it right. */
export interface Marked {
  readonly form: string;
  readonly places: Marks;
}

/** With what stands in that form now, who gave it back, and what its filler asked beside that. */
export interface MarkedNow extends Marked {
  readonly data: FormData;
  readonly returner: string | null;
  readonly request: MoreAsked | null;
}

/** More places than were marked, asked for by whoever fills it in. */
export interface MoreAsked {
  readonly eventId: string;
  readonly by: string | null;
  readonly at: string;
  readonly places: Marks;
  readonly answer: { readonly eventId: string; readonly by: string | null; readonly at: string; readonly allows: boolean } | null;
}

/** What whoever fills a form in may write of it now. */
export function rightsOfFiller(definition: FormDefinition, marked: MarkedNow | null): Rights {
  const rights = rightsAt(definition, { type: 'filling' });
  return marked?.form === definition.key ? narrowed({ definition, rights, data: marked.data }, marked.places) : rights;
}

interface Told {
  readonly id: string;
  readonly type: string;
  readonly by: string | null;
  readonly at: string;
  readonly act: string | null;
  readonly to: string | null;
  readonly marks: Marked | null;
  readonly more: (Marked & { readonly type: 'ask' | 'allow' | 'decline' }) | null;
}

// Read from the sealed record itself: there is no second account of what was marked that could differ from it.
const sinceHandedIn: Named = {
  name: 'marks-since-handed-in',
  text: `select e.id, e.type, e.actor_id as by, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.payload::jsonb -> 'more' as more, e.payload::jsonb #>> '{event,act}' as act, e.payload::jsonb #>> '{event,to}' as "to", e.payload::jsonb -> 'marks' as marks from item_events e
         where e.item_id = $1 and e.type in ('RETURN', 'ACT', 'COMMENT') and e.seq > coalesce((select max(s.seq) from submissions s where s.item_id = $1 and s.form_key = $2 and not ${isEditOf('s')}), 0)
         order by e.seq`,
};

/** What the present return marked; null where it marked nothing, which opens everything, or nothing came back. */
export async function marksInForce(tx: Tx, machine: Machine, item: ItemRow): Promise<MarkedNow | null> {
  if (item.headSeq === 0 || item.submissions === 0) return null;
  const { code, back } = activeStates(machine, stateOf(item));
  const form = back ? formAsked(machine.definition, code, item.mainForm) : null;
  if (form === null) return null;
  const now = (await tx.rows<Told>(sinceHandedIn, [item.id, form])).reduce<Folded>((before, told) => after(machine.definition, before, told), {
    places: null,
    returner: null,
    request: null,
  });
  const data = now.places && (await newestData(tx, item.id, form));
  return now.places && data && { ...now, places: now.places, form, data };
}

interface Folded extends Pick<MarkedNow, 'returner' | 'request'> {
  readonly places: Marks | null;
}

/** A return says anew what is open; what is allowed beside it opens more. */
function after(definition: LifecycleDefinition, before: Folded, told: Told): Folded {
  const { type, act, to, marks, by } = told;
  if (type === 'COMMENT') return told.more ? afterAsking(before, told, told.more) : before;
  const isReturn = marks !== null || (type === 'RETURN' ? to === null : leadsBack(definition, act));
  return isReturn ? { places: marks?.places ?? null, returner: by, request: null } : before;
}

function afterAsking(before: Folded, { id, by, at }: Told, more: NonNullable<Told['more']>): Folded {
  if (more.type === 'ask') return { ...before, request: { eventId: id, by, at, places: more.places, answer: null } };
  const allows = more.type === 'allow';
  const request = before.request && { ...before.request, answer: { eventId: id, by, at, allows } };
  return { ...before, request, places: allows ? marksTogether(before.places, more.places) : before.places };
}

function leadsBack({ states }: LifecycleDefinition, act: string | null): boolean {
  const targets = Object.values(states).flatMap(({ on, back }) => {
    const found = back === true || act === null || !on || !Object.hasOwn(on, act) ? undefined : on[act]?.to;
    return found === undefined ? [] : typeof found === 'string' ? [found] : found.map((branch) => branch.to);
  });
  return targets.some((target) => states[target]?.back === true);
}
