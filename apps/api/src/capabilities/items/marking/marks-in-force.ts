import { marksTogether, narrowed, rightsAt } from '@bihuan/forms';
import type { FormData, FormDefinition, Marks, Rights } from '@bihuan/forms';
import { activeStates } from '@bihuan/workflows';
import type { ActDefinition, LifecycleDefinition, Machine, StateCode } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import { formAsked } from './form-asked.js';

/** Places of a form that alone are open to whoever puts it right. */
export interface Marked {
  readonly form: string;
  readonly places: Marks;
}

/** With what stood in that form when it came back, who gave it back, and what its filler asked beside that. */
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
  readonly seq: number;
  readonly type: string;
  readonly by: string | null;
  readonly at: string;
  readonly act: string | null;
  readonly to: string | null;
  readonly marks: Marked | null;
  readonly more: (Marked & { readonly type: 'ask' | 'allow' | 'decline' }) | null;
  /** The form was handed in with it. */
  readonly handsIn: boolean;
}

// Read from the sealed record itself: there is no second account of what was marked that could differ from it.
const allTold: Named = {
  name: 'marks-told',
  text: `select e.id, e.seq, e.type, e.actor_id as by, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.payload::jsonb -> 'more' as more, e.payload::jsonb #>> '{event,act}' as act, e.payload::jsonb #>> '{event,to}' as "to", e.payload::jsonb -> 'marks' as marks, handed.seq is not null as "handsIn"
         from item_events e left join submissions handed on handed.item_id = e.item_id and handed.seq = e.seq and handed.form_key = $2 and e.type not in ('EDIT', 'UPGRADE')
         where e.item_id = $1 and (e.type in ('RETURN', 'ACT', 'COMMENT') or handed.seq is not null)
         order by e.seq`,
};

/** What the present return marked; null where it marked nothing, which opens everything, or nothing came back. */
export async function marksInForce(tx: Tx, machine: Machine, item: ItemRow): Promise<MarkedNow | null> {
  if (item.headSeq === 0 || item.submissions === 0) return null;
  const { definition } = machine;
  const { code, back } = activeStates(machine, stateOf(item));
  const form = formAsked(definition, code, item.mainForm);
  if (form === null) return null;
  const { now } = (await tx.rows<Told>(allTold, [item.id, form])).reduce<Course>((before, told) => next(definition, before, told), { now: WHOLE, then: WHOLE });
  const data = now.places && (back || now.isWithdrawn) ? await dataUpTo(tx, { itemId: item.id, form, seq: now.seq }) : null;
  return now.places && data && { places: now.places, returner: now.returner, request: now.request, form, data };
}

interface Folded extends Pick<MarkedNow, 'returner' | 'request'> {
  readonly places: Marks | null;
  /** Of the return. */
  readonly seq: number;
  /** What was put right was handed in and taken back again. */
  readonly isWithdrawn: boolean;
}

/** `then`: what was in force when the form was handed in last. */
interface Course {
  readonly now: Folded;
  readonly then: Folded;
}

const WHOLE: Folded = { places: null, returner: null, request: null, seq: 0, isWithdrawn: false };

const upTo: Named = {
  name: 'data-up-to',
  text: 'select data from submissions where item_id = $1 and form_key = $2 and seq <= $3 order by revision desc limit 1',
};

/** What stood in the form when it was given back: a row that was marked and has gone since is still named. */
async function dataUpTo(tx: Tx, { itemId, form, seq }: { readonly itemId: string; readonly form: string; readonly seq: number }): Promise<FormData | null> {
  return (await tx.row<{ data: FormData }>(upTo, [itemId, form, seq]))?.data ?? null;
}

/** Whoever takes back what he handed in stands where he stood before it. */
function next(definition: LifecycleDefinition, { now, then }: Course, told: Told): Course {
  if (told.handsIn) return { now: WHOLE, then: now };
  if (isWithdrawal(definition, told)) return { now: { ...then, isWithdrawn: true }, then };
  return { now: after(definition, now, told), then };
}

/** A return says anew what is open; what is allowed beside it opens more. */
function after(definition: LifecycleDefinition, before: Folded, told: Told): Folded {
  const { type, act, to, marks, by, seq } = told;
  if (type === 'COMMENT') return told.more ? afterAsking(before, told, told.more) : before;
  const isReturn = marks !== null || (type === 'RETURN' ? to === null : leadsBack(definition, act));
  return isReturn ? { ...WHOLE, places: marks?.places ?? null, returner: by, seq } : before;
}

function afterAsking(before: Folded, { id, by, at }: Told, more: NonNullable<Told['more']>): Folded {
  if (more.type === 'ask') return { ...before, request: { eventId: id, by, at, places: more.places, answer: null } };
  const allows = more.type === 'allow';
  const request = before.request && { ...before.request, answer: { eventId: id, by, at, allows } };
  return { ...before, request, places: allows ? marksTogether(before.places, more.places) : before.places };
}

/** The submitter's own act that leads to where the form is handed in; one who gives it back is asked for nothing of this. */
function isWithdrawal({ states }: LifecycleDefinition, { type, act, marks }: Told): boolean {
  if (type !== 'ACT' || act === null || marks !== null) return false;
  return Object.values(states).some(({ on, back, end }) => {
    const found = back === true || end !== undefined || !on || !Object.hasOwn(on, act) ? undefined : on[act];
    const isOwn = found?.submits !== true && found?.who.some((who) => who.type === 'submitter') === true;
    return isOwn && targetsOf(found.to).some((target) => Object.values(states[target]?.on ?? {}).some(({ submits }) => submits === true));
  });
}

const targetsOf = (to: ActDefinition['to']): readonly StateCode[] => (to === undefined ? [] : typeof to === 'string' ? [to] : to.map((branch) => branch.to));

function leadsBack({ states }: LifecycleDefinition, act: string | null): boolean {
  const targets = Object.values(states).flatMap(({ on, back }) =>
    back === true || act === null || !on || !Object.hasOwn(on, act) ? [] : targetsOf(on[act]?.to),
  );
  return targets.some((target) => states[target]?.back === true);
}
