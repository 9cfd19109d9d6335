import type { LifecycleDefinition, Step, WaitNode } from '../../definition.js';
import type { Actor, Facts, ItemEvent, PersonId, Slot } from '../../vocabulary.js';
import type { Dice } from './dice.js';
import type { Feature, Features } from './features.js';
import { childTokens, slotsOf, stepTokens, type Item } from './item.js';
import { waitTokens } from './nodes.js';
import { stepsIn } from './road.js';
import { actorOf, OFFICE, PEOPLE, shuffled, SYSTEM, type World } from './world.js';

export interface Setting {
  readonly definition: LifecycleDefinition;
  readonly item: Item;
  readonly world: World;
  readonly dice: Dice;
  readonly features: Features;
}

/** Mostly what somebody would sensibly do next; now and then anything at all. */
export function randomCommand(setting: Setting): ItemEvent {
  const { item, dice, world } = setting;
  if (item.state === null) return dice.chance(95) ? { type: 'CREATE', facts: world.facts(SYSTEM, dice) } : ofOffice(setting);
  const roll = dice.roll(100);
  if (roll < 4) return ofOffice(setting);
  if (roll < 8) return anything(setting);
  if (item.suspended && roll < 60) return office(setting, 'RESUME');
  if (roll < 11) return saying(setting);
  if (!item.path) return roll < 20 ? handOver(setting) : anAct(setting);
  if (roll < 14) return anAct(setting);
  if (roll < 17) return timeout(setting);
  if (childTokens(item.path).length > 0 && dice.chance(45)) return counting(setting);
  if (roll < 21) return handOver(setting);
  return signing(setting);
}

function openSteps({ item }: Setting): readonly Step[] {
  return stepTokens(item.path).map(({ step }) => step);
}

function signing(setting: Setting): ItemEvent {
  const { item, dice } = setting;
  const steps = openSteps(setting);
  const waits = waitTokens(item.path);
  if (waits.length > 0 && (steps.length === 0 || dice.chance(25))) return waiting(setting, waits);
  if (steps.length === 0) return childTokens(item.path).length > 0 ? counting(setting) : anything(setting);
  if (setting.features.has('take-back') && dice.chance(13)) return takingBack(setting);
  const step = dice.pick(steps);
  const slots = slotsOf(item, step.id);
  const helper = slots.find(({ added, closed }) => added && !closed);
  if (helper && dice.chance(20)) return helping(setting, step, helper);
  const atHand = slots.filter(({ closed, waits }) => !closed && !waits);
  if (atHand.length === 0) return slots.length === 0 ? handOver(setting) : onSlot(setting, step, dice.pick(slots));
  return onSlot(setting, step, dice.chance(82) ? dice.pick(atHand) : dice.pick(slots));
}

/** What is waited for comes, or the office waits no longer; now and then of a round that is over, or by somebody it is not for; other items are lost as often. */
function waiting({ item, dice, world }: Setting, waits: readonly WaitNode[]): ItemEvent {
  const wait = dice.chance(97) ? dice.pick(waits).id : dice.pick(['note1', 'step1', 'start']);
  const round = (item.places[wait]?.round ?? 1) - (dice.chance(5) ? 1 : 0);
  if (dice.chance(30))
    return { type: 'CONTINUE', wait, facts: world.facts(actorOf(dice.chance(90) ? OFFICE : dice.pick(PEOPLE)), dice), reasonGiven: dice.chance(94) };
  const by = item.submitter ?? dice.pick(PEOPLE);
  const roll = dice.roll(10);
  const actor = roll < 4 ? SYSTEM : roll < 6 ? actorOf(by) : roll < 8 ? standIn(dice.pick(PEOPLE), by) : actorOf(dice.chance(60) ? OFFICE : dice.pick(PEOPLE));
  const isLost = waits.some(({ id, until }) => id === wait && until.type === 'items') && [0, 1, 4].includes(roll);
  return { type: 'ARRIVE', wait, round, ...(isLost ? { lost: roll === 1 ? 'circle' : true } : {}), facts: world.facts(actor, dice) };
}

/** Somebody who was asked answers, or whoever asked or added him takes him out again. */
function helping(setting: Setting, step: Step, helper: Slot): ItemEvent {
  const adder = slotsOf(setting.item, step.id).find(({ id }) => id === helper.added?.by) ?? helper;
  const answers = helper.added?.how === 'consult' && setting.dice.chance(50);
  return slotEvent(setting, answers ? { type: 'ANSWER', step, slot: helper } : { type: 'REMOVE_SIGNER', step, slot: adder });
}

/** One of the things the owner of a slot may do; an asked one answers, in a claim one claims first. */
function onSlot(setting: Setting, step: Step, slot: Slot): ItemEvent {
  const { dice, features } = setting;
  if (slot.added?.how === 'consult' && dice.chance(80)) return slotEvent(setting, { type: 'ANSWER', step, slot });
  if (step.mode === 'claim' && !slot.claimed && (!slot.added || slot.added.how === 'beside') && dice.chance(70))
    return slotEvent(setting, { type: 'CLAIM', step, slot });
  if (slot.waits === 'answer' || slot.waits === 'added')
    return slotEvent(setting, {
      type: dice.pick(['REMOVE_SIGNER', 'REMOVE_SIGNER', 'REMOVE_SIGNER', 'AGREE', features.has('claim') ? 'GIVE_BACK' : 'AGREE']),
      step,
      slot,
    });
  const helpers = slotsOf(setting.item, step.id).some(({ added, closed }) => added?.by === slot.id && !closed);
  if (helpers && dice.chance(50)) return slotEvent(setting, { type: 'REMOVE_SIGNER', step, slot });
  const offered = step.actions ?? [];
  const more: SlotEventType[] = [];
  if (offered.includes('transfer')) more.push('TRANSFER');
  if (offered.includes('consult')) more.push('CONSULT', 'REMOVE_SIGNER');
  if (offered.includes('add-signer')) more.push('ADD_SIGNERS', 'ADD_SIGNERS', 'REMOVE_SIGNER');
  if (step.mode === 'claim') more.push('GIVE_BACK');
  if (features.has('reject') && step.reject) more.push('REJECT', 'REJECT');
  if (step.return) more.push('RETURN', 'RETURN');
  if (dice.chance(50) || more.length === 0) return slotEvent(setting, { type: dice.chance(15) ? 'EDIT' : 'AGREE', step, slot });
  const type = dice.pick(more);
  return slotEvent(setting, { type, step, slot });
}

function takingBack(setting: Setting): ItemEvent {
  const { item, dice, definition } = setting;
  const chain = item.state === null ? undefined : definition.states[item.state]?.chain;
  const steps = stepsIn(chain?.nodes ?? []).filter(({ id }) => slotsOf(item, id).some(({ closed }) => closed));
  const fit = steps.filter(({ actions }) => actions?.includes('take-back'));
  const step = fit.length > 0 ? dice.pick(fit) : steps[0];
  if (!step) return anything(setting);
  const closed = slotsOf(item, step.id).filter((slot) => slot.closed);
  return slotEvent(setting, { type: 'TAKE_BACK', step, slot: dice.pick(closed) });
}

const SLOT_EVENTS = [
  'AGREE',
  'REJECT',
  'RETURN',
  'CLAIM',
  'GIVE_BACK',
  'TAKE_BACK',
  'TRANSFER',
  'CONSULT',
  'ANSWER',
  'ADD_SIGNERS',
  'REMOVE_SIGNER',
  'EDIT',
] as const;
type SlotEventType = (typeof SLOT_EVENTS)[number];

interface Asked {
  readonly type: SlotEventType;
  readonly step: Pick<Step, 'id' | 'signature' | 'files'>;
  readonly slot: Slot;
}

function slotEvent(setting: Setting, { type, step: { id: step, signature, files }, slot: { id: slot, ...own } }: Asked): ItemEvent {
  const { dice, world } = setting;
  const facts = world.facts(signerOf(setting, { ...own, id: slot }), dice);
  const reasonGiven = dice.chance(94);
  const base = { step, slot, facts };
  // Only where it is asked for: elsewhere the same numbers mean the same commands as ever.
  const given = { ...(signature ? { signatureGiven: dice.chance(85) } : {}), ...(files ? { filesGiven: dice.chance(85) ? 2 : dice.roll(2) } : {}) };
  switch (type) {
    case 'AGREE':
      return { type, ...base, opinionGiven: dice.chance(90), ...given };
    case 'REJECT':
      return { type, ...base, reasonGiven, ...given };
    case 'RETURN':
      return { type, ...base, ...returnTarget(setting), reasonGiven, ...given };
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'EDIT':
      return { type, ...base };
    case 'TRANSFER':
    case 'CONSULT':
      return { type, ...base, to: world.seed(dice.pick(PEOPLE), dice), reasonGiven };
    case 'ANSWER':
      return { type, ...base, opinionGiven: dice.chance(92) };
    case 'ADD_SIGNERS':
      return {
        type,
        ...base,
        how: dice.pick(['before', 'after', 'beside']),
        among: dice.pick(['all', 'any', 'in-turn']),
        ...(dice.chance(75) ? { heard: true as const } : {}),
        to: newSigners(setting, step),
        reasonGiven,
      };
    case 'REMOVE_SIGNER':
      return { type, ...base, removed: added(setting, step, slot) };
  }
}

function newSigners({ item, dice, world }: Setting, step: string) {
  if (dice.chance(3)) return [];
  const there = slotsOf(item, step).map(({ person }) => person);
  const free = PEOPLE.filter((person) => !there.includes(person));
  const from = dice.chance(85) && free.length > 0 ? free : PEOPLE;
  const people = shuffled(from, dice).slice(0, dice.pick([1, 1, 2, 3]));
  return (dice.chance(3) ? [...people, ...people.slice(0, 1)] : people).map((person) => world.seed(person, dice));
}

function added({ item, dice }: Setting, step: string, by: string): string {
  const slots = slotsOf(item, step);
  const own = slots.filter((slot) => slot.added?.by === by);
  return dice.pick(own.length > 0 && dice.chance(90) ? own : slots).id;
}

function returnTarget({ definition, item, dice, features }: Setting): { readonly to?: string; readonly spares?: true; readonly anew?: true } {
  const chain = item.state === null ? undefined : definition.states[item.state]?.chain;
  const steps = stepsIn(chain?.nodes ?? []);
  const marks = dice.chance(70) ? { spares: true as const, anew: true as const } : {};
  if (steps.length === 0 || !features.has('return-to') || dice.chance(35)) return marks;
  return { to: dice.pick(steps).id, ...marks };
}

/** Mostly the owner; sometimes a stand-in, of what is signed the one who signed it, somebody else, or one whose post ended. */
function signerOf({ dice, item, features }: Setting, slot: Pick<Slot, 'id' | 'person' | 'closed'>): Actor {
  const roll = dice.roll(100);
  if (roll < 33 && slot.closed?.by && dice.chance(80)) return standIn(slot.closed.by, slot.person);
  if (roll < 33) return standIn(dice.chance(10) && item.submitter ? item.submitter : dice.pick(PEOPLE), slot.person);
  if (roll < 36) return actorOf(dice.pick(PEOPLE));
  if (roll < 37) return SYSTEM;
  if (roll < 39 && features.has('ended-posts')) return { ...actorOf(slot.person), endedSlots: [slot.id] };
  return actorOf(slot.person);
}

/** Nobody stands in for himself. */
function standIn(person: PersonId, owner: PersonId): Actor {
  return person === owner ? actorOf(person) : actorOf(person, owner);
}

function anAct(setting: Setting): ItemEvent {
  const { definition, item, dice, world } = setting;
  const acts = Object.keys((item.state && definition.states[item.state]?.on) || {});
  const act =
    acts.length > 0 && dice.chance(95)
      ? acts.includes('SUBMIT') && dice.chance(70)
        ? 'SUBMIT'
        : dice.pick(acts)
      : dice.pick(['SUBMIT', 'WITHDRAW', 'REOPEN', 'constructor']);
  const seated = item.state ? slotsOf(item, item.state).filter(({ closed }) => !closed) : [];
  const [hand] = shuffled(seated, dice);
  const roll = dice.roll(100);
  const person = hand && roll < 60 ? hand.person : item.submitter && roll < 80 ? item.submitter : roll < 90 ? OFFICE : dice.pick(PEOPLE);
  const actor = dice.chance(10) ? standIn(dice.pick(PEOPLE), person) : actorOf(person);
  return { type: 'ACT', act, ...(dice.chance(70) ? { anew: true } : {}), facts: world.facts(actor, dice), reasonGiven: dice.chance(90) };
}

function handOver(setting: Setting): ItemEvent {
  const { item, dice, world } = setting;
  const places = [...openSteps(setting).map(({ id }) => id), ...(item.work && item.state ? [item.state] : [])];
  const place = places.length > 0 && dice.chance(97) ? dice.pick(places) : dice.pick(['draft', 'step1', 'first']);
  const slots = slotsOf(item, place);
  const open = slots.filter(({ closed }) => !closed);
  const awaits = (item.places[place]?.unfilled ?? []).length > 0 && dice.chance(70);
  const slot =
    open.length === 0 || awaits
      ? slots.length > 0 && dice.chance(50)
        ? dice.pick(slots).id
        : place
      : dice.chance(90)
        ? dice.pick(open).id
        : dice.pick([...slots.map(({ id }) => id), place]);
  return { type: 'HAND_OVER', place, slot, to: world.seed(dice.pick(PEOPLE), dice, awaits ? 2 : 1), facts: world.facts(actorOf(OFFICE), dice) };
}

function timeout(setting: Setting): ItemEvent {
  const { item, dice, world, features } = setting;
  const due = openSteps(setting).filter((step) => step.due);
  if (!features.has('due') || due.length === 0) return signing(setting);
  const step = dice.pick(due).id;
  const round = item.places[step]?.round ?? 1;
  return {
    type: 'TIMEOUT',
    step,
    round: dice.chance(92) ? round : round + dice.pick([-1, 1]),
    facts: world.facts(dice.chance(96) ? SYSTEM : actorOf(OFFICE), dice),
    ...(world.isMarked ? { spares: true } : {}),
  };
}

/** Children end, some well and some badly, some run again; now and then told by somebody else, or of another round. */
function counting({ item, dice, world }: Setting): ItemEvent {
  const { node } = dice.pick(childTokens(item.path));
  const place = item.places[node.id];
  const [round, children] = [place?.round ?? 1, place?.children ?? []];
  const told = children.filter(() => dice.chance(45)).map((child) => ({ item: child.item, as: dice.pick(['done', 'done', 'void', null] as const) }));
  const facts = world.facts(dice.chance(95) ? SYSTEM : actorOf(dice.pick(PEOPLE)), dice);
  if (dice.chance(4)) return { type: 'SPAWN', place: node.id, round, children: world.children(dice), facts };
  return { type: 'CHILDREN', place: node.id, round: dice.chance(95) ? round : round + dice.pick([-1, 1]), ended: told, facts };
}

type OfficeType = 'SUSPEND' | 'RESUME' | 'TERMINATE' | 'JUMP';

function ofOffice(setting: Setting): ItemEvent {
  const { dice, features } = setting;
  const types: OfficeType[] = ['TERMINATE', 'RESUME'];
  if (features.has('suspend')) types.push('SUSPEND', 'SUSPEND');
  if (features.has('jump')) types.push('JUMP', 'JUMP', 'JUMP', 'JUMP');
  return features.has('office') ? office(setting, dice.pick(types)) : signing(setting);
}

function office({ definition, item, dice, world }: Setting, type: OfficeType): ItemEvent {
  const facts = world.facts(actorOf(dice.chance(92) ? OFFICE : dice.pick(PEOPLE)), dice);
  const reasonGiven = dice.chance(94);
  if (type === 'TERMINATE' && dice.chance(25)) return { type, facts, reasonGiven, above: true };
  if (type !== 'JUMP') return { type, facts, reasonGiven };
  const nodes = (item.state && definition.states[item.state]?.chain?.nodes) || [];
  const steps = stepsIn(nodes);
  return { type, to: steps.length > 0 ? dice.pick(steps).id : 'then', facts, reasonGiven, ...(world.isMarked ? { asks: true } : {}) };
}

function saying(setting: Setting): ItemEvent {
  const { item, dice, world, features } = setting;
  const people = dice.chance(70) && item.submitter ? item.submitter : dice.pick([...PEOPLE, OFFICE]);
  const facts = world.facts(dice.chance(10) ? standIn(people, dice.pick(PEOPLE)) : actorOf(people), dice);
  const things = [
    () => reassign(facts),
    () => reschedule(facts),
    ...(features.has('lights') ? [() => turning(facts, setting), () => turning(facts, setting)] : []),
  ];
  const words = [() => recount(facts), () => comment(facts), () => carbon(facts, dice), () => urge(facts, dice)];
  return dice.pick(features.has('said') ? [...things, ...words, ...words] : things)();
}

const comment = (facts: Facts): ItemEvent => ({ type: 'COMMENT', facts });
const carbon = (facts: Facts, { pick }: Dice): ItemEvent => ({ type: 'CC', to: [pick(PEOPLE)], facts });
const urge = (facts: Facts, { chance }: Dice): ItemEvent => ({ type: 'URGE', urgedToday: chance(20), facts });
const reassign = (facts: Facts): ItemEvent => ({ type: 'REASSIGN', field: 'leader', to: 'p1', facts });
const recount = (facts: Facts): ItemEvent => ({ type: 'RECOUNT', facts });
const reschedule = (facts: Facts): ItemEvent => ({ type: 'RESCHEDULE', dueOn: null, facts });

/** A step of the light's ladder comes; now and then told by somebody, or one that there is not. */
function turning(facts: Facts, { dice, world }: Setting): ItemEvent {
  return { type: 'LIGHT', rung: dice.pick(['soon', 'late', 'later', 'later', 'never']), facts: dice.chance(92) ? world.facts(SYSTEM, dice) : facts };
}

/** Any signer's event at any step of the definition, in any slot there is: stale ones, closed ones, other people's. */
function anything(setting: Setting): ItemEvent {
  const { definition, item, dice } = setting;
  const steps = Object.values(definition.states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? []));
  const step = dice.pick(steps);
  const slots = slotsOf(item, step.id);
  const slot: Slot = slots.length > 0 && dice.chance(85) ? dice.pick(slots) : { id: 'no-slot', person: dice.pick(PEOPLE), why: { resolver: 'post' } };
  const types = SLOT_EVENTS.filter((type) => isKnown(type, setting.features));
  const type = dice.pick(slots.length > 0 ? types : types.filter((other) => other !== 'REMOVE_SIGNER'));
  return slotEvent(setting, { type, step, slot });
}

const NEEDS: Partial<Readonly<Record<SlotEventType, Feature>>> = {
  REJECT: 'reject',
  CLAIM: 'claim',
  GIVE_BACK: 'claim',
  TAKE_BACK: 'take-back',
  TRANSFER: 'transfer',
  CONSULT: 'consult',
  ANSWER: 'consult',
  ADD_SIGNERS: 'add-signer',
  REMOVE_SIGNER: 'add-signer',
};

function isKnown(type: SlotEventType, features: Features): boolean {
  const need = NEEDS[type];
  return need === undefined || features.has(need);
}
