import { allowedEvents, waitsNow } from '@bihuan/workflows';
import type { Actor, AllowedEvent, Facts, Machine, Refusal } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { DomainError } from '../../../kernel/errors/domain-error.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { inStead } from '../apply/acting-as.js';
import { actNamed } from '../apply/act-named.js';
import { refused } from '../apply/refuse.js';
import { actorFacts, factsAt, itemFacts, itemFactsFrom, lookingBack } from '../facts/gather-facts.js';
import { outcomesBeforeFilling } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import { seatsOf } from '../facts/seats.js';
import type { Seats, StoodInFor } from '../facts/seats.js';
import { namesOf, permissionsOf } from '../../people/index.js';
import type { Grant } from '../../people/index.js';
import { isOverride, mayOverride } from '../commands/override.js';
import type { AllowedAction, EventType } from '../path.contract.js';
import { mayComment } from '../item.policy.js';
import { itemProblems } from '../item.problems.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { askedBack } from '../marking/asked-back.js';
import { leadsTo } from './leads-to.js';
import type { Offering, Viewing } from './viewing.js';

export type { Viewing } from './viewing.js';

/**
 * The buttons of this reader: what the machine would accept, and what it refuses for a reason worth telling.
 * What is simply somebody else's work is left out; so is changing a plan, which has a grid instead of a button.
 */
export async function allowedActionsOf(tx: Tx, readings: Readings, viewing: Viewing): Promise<AllowedAction[]> {
  const { facts, standsInFor, seats } = await viewingFacts(tx, readings, viewing);
  const grants = viewing.foreseen?.grants ?? (await permissionsOf(tx, viewing.personId, facts.today));
  const comments = mayComment(viewing.item, { personId: viewing.personId, grants }, seats);
  const own = offeredTo({ ...viewing, grants, comments }, facts);
  const actions: AllowedAction[] = [];
  for (const event of own) actions.push(await actionOf(tx, event, { ...viewing, facts }));
  if (standsInFor.length === 0) return withoutEndedPosts(actions, facts.actor);
  const { people } = await namesOf(tx, { people: standsInFor.map(({ person }) => person), units: [] });
  for (const principal of standsInFor)
    for (const event of offeredTo({ ...viewing, grants: [], comments: false }, inStead(facts, principal)).filter(isOf(principal)))
      if (!actions.some(({ type, act, slotId }) => type === event.type && act === event.act && slotId === event.slot))
        actions.push({ ...(await actionOf(tx, event, { ...viewing, facts: inStead(facts, principal) })), insteadOf: people[principal.person]?.name ?? null });
  return withoutEndedPosts(actions, facts.actor);
}

/** What is in one's hands for him, or was, rather than whatever he has. */
const isOf =
  ({ slots, settled }: StoodInFor) =>
  ({ slot }: AllowedEvent): boolean =>
    slot === null ? slots.length > 0 : slots.includes(slot) || settled.includes(slot);

/** A slot whose post has passed to somebody else is shown, with the reason why it cannot be signed any more. */
function withoutEndedPosts(actions: readonly AllowedAction[], actor: Actor): AllowedAction[] {
  const endedSlots = actor.type === 'person' ? (actor.endedSlots ?? []) : [];
  return actions.map((action) =>
    action.slotId !== null && endedSlots.includes(action.slotId) ? { ...action, refusedBecause: beforeTrying(itemProblems['slot.post-ended'].detail) } : action,
  );
}

/** What the rights of the api add to the machine's own rules. */
interface Rights {
  readonly grants: readonly Grant[];
  readonly comments: boolean;
}

function offeredTo({ machine, item, ...rights }: Viewing & Rights, facts: Facts): AllowedEvent[] {
  return allowedEvents(machine, stateOf(item), facts).filter(
    (event) => !isSomebodyElses(event) && !isWithoutRight(event, rights) && !isAmendment(machine, item, event) && isOffered(machine, item, event),
  );
}

async function viewingFacts(tx: Tx, readings: Readings, viewing: Viewing): Promise<{ facts: Facts; standsInFor: Seats['standsInFor']; seats: Seats }> {
  const { machine, item, personId, foreseen } = viewing;
  const time = foreseen?.time ?? (await clockOf(tx));
  const actor = foreseen?.actor ?? (await actorFacts(tx, { person: personId }, time.today));
  const seats = foreseen?.seatsOf(item.id) ?? (await seatsOf(tx, { itemId: item.id, personId, today: time.today }));
  const { endedSlots, standsInFor } = seats;
  const around = foreseen ? itemFactsFrom(item, foreseen.aroundOf(item)) : await itemFacts(tx, item, time.today);
  const acts = Object.keys(machine.definition.states[item.states[0] ?? '']?.on ?? {});
  const waits = waitsNow(machine, stateOf(item)).map(({ wait }) => ({ type: 'ARRIVE' as const, wait: wait.id }));
  const outcomes = await outcomesBeforeFilling(tx, readings, { machine, item, events: [...acts.map((act) => ({ type: 'ACT' as const, act })), ...waits] });
  const facts = factsAt(time, { actor: actor.type === 'person' ? { ...actor, endedSlots } : actor, item: around, outcomes, ...lookingBack(machine) });
  return { facts, standsInFor, seats };
}

function isSomebodyElses({ refusal }: AllowedEvent): boolean {
  return refusal?.code === 'act.not-yours' || refusal?.code === 'slot.not-yours';
}

/** Against the usual course acts only who may, whatever the lifecycle says of posts; and only who has to do with it says something. */
function isWithoutRight({ type }: AllowedEvent, { grants, comments }: Rights): boolean {
  return type === 'COMMENT' ? !comments : isOverride(type) && !mayOverride(grants);
}

function isAmendment(machine: Machine, item: ItemRow, { act }: AllowedEvent): boolean {
  return act !== null && actNamed(machine, item, act)?.then === 'amend-plan';
}

/** An act done from a list has no button; one that is worth nothing until its time has come is not explained before. */
function isOffered(machine: Machine, item: ItemRow, { act, refusal }: AllowedEvent): boolean {
  const offered = act === null ? undefined : actNamed(machine, item, act)?.offered;
  return offered !== 'never' && (offered !== 'when-possible' || refusal === null);
}

async function actionOf(tx: Tx, event: AllowedEvent, viewing: Offering): Promise<AllowedAction> {
  const { machine, item } = viewing;
  const why = event.refusal ? await worded(tx, event.refusal, viewing) : null;
  const submits = event.act !== null && (actNamed(machine, item, event.act)?.submits ?? false);
  return {
    type: event.type,
    act: event.act,
    step: event.step,
    slotId: event.slot,
    label: event.label,
    primary: event.primary,
    grave: event.grave,
    rare: event.rare,
    form: event.form ?? (submits ? item.mainForm : null),
    reason: event.reason,
    signature: event.signature,
    files: event.files,
    hint: event.hint,
    phrases: [...event.phrases],
    insteadOf: null,
    people: peopleNamedWith(event.type),
    ...(await leadsTo(tx, event, viewing)),
    marks: event.refusal ? null : askedBack(machine, item, event),
    refusedBecause: why && event.refusal ? beforeTrying(fillIn(itemProblems[event.refusal.code].detail, why.facts)) : null,
  };
}

function peopleNamedWith(type: EventType): AllowedAction['people'] {
  if (type === 'TRANSFER' || type === 'CONSULT' || type === 'HAND_OVER') return 'one';
  return type === 'ADD_SIGNERS' || type === 'CC' ? 'some' : 'none';
}

/** Many rows are refused for the same reason: its words, and the names in them, are looked up once. */
function worded(tx: Tx, refusal: Refusal, { machine, item, foreseen }: Viewing): Promise<DomainError> {
  const key = JSON.stringify([
    refusal,
    machine.definition.key,
    item.lifecycleVersionId,
    item.unitId,
    item.dueOn,
    item.states,
    item.headSeq === 0,
    refusal.code === 'slot.waits' ? item.id : null,
  ]);
  const known = foreseen?.worded.get(key) ?? refused(tx, refusal, { machine, item });
  foreseen?.worded.set(key, known);
  return known;
}

/** Nothing was tried yet, so nothing failed and nothing could be lost: the reason alone. */
function beforeTrying(sentence: string): string {
  return sentence.replace(/^没有[^：。]*：/u, '').replace(/您填的内容还在[^。]*。$/u, '');
}
