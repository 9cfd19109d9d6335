import type { ActDefinition, Who } from '../definition.js';
import { assertNever } from '../assert-never.js';
import { activePlaces, activeSubItems, activeWaits, stateCode, unresolvedChildren } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { runningOf } from '../rules/children.js';
import { ALL_GIVEN } from '../rules/given-with.js';
import { holderOf } from '../rules/groups.js';
import { signerRules, signingOf, type Signing } from '../rules/person-rules.js';
import { requirementId } from '../rules/requirement.js';
import type { Actor, Context, ItemFacts, ItemState, PersonId, Slot } from '../vocabulary.js';
import type { Choose, Chosen } from './simulate.js';

/**
 * Everybody does at once what he is asked for: each signer whose turn it is agrees, whoever is asked for his opinion gives it, whoever has it in hand
 * does the main act (`first`, where he is one of several), an answer is entered by somebody who may, and what it wants is met; sub-items begin for one that stands for all of
 * them, and end well. Stops where nobody is asked.
 */
export function everybodyAgrees(machine: Machine, first?: PersonId): Choose {
  return (state, _n, item) =>
    subItems(machine, state, item) ?? agreement(machine, state, item) ?? arrival(machine, state, item) ?? mainAct(machine, state, first);
}

const ON_PAPER = 'on-paper';

function subItems(machine: Machine, state: ItemState, { unit }: ItemFacts): Chosen | null {
  const [asked] = unresolvedChildren(machine, state);
  if (asked) return { event: { type: 'SPAWN', ...asked, children: [{ item: `${ON_PAPER}/${asked.place}/${asked.round}`, unit }] } };
  for (const { info } of activeSubItems(machine, state.value)) {
    const { round = 0, children = [] } = placeOf(state.context, info.id) ?? {};
    const open = runningOf(children);
    if (open.length > 0) return { event: { type: 'CHILDREN', place: info.id, round, ended: open.map((child) => ({ item: child.item, as: 'done' })) } };
  }
  return null;
}

/** What is waited for comes at once. */
function arrival(machine: Machine, state: ItemState, item: ItemFacts): Chosen | null {
  const [wait] = activeWaits(machine, state.value);
  if (!wait) return null;
  const { id, until } = wait.definition;
  const event = { type: 'ARRIVE', wait: wait.id, round: placeOf(state.context, wait.id)?.round ?? 0 } as const;
  if (until.type !== 'answer') return { event };
  const met = (until.requires ?? []).map(({ id: requirement }) => [requirementId(id, requirement), true] as const);
  return { event, outcomes: Object.fromEntries(met), ...byOneOf(until.who, state, item) };
}

/** The system where it may; otherwise the first whom a line means on paper, whoever holds the post. */
function byOneOf(who: readonly Who[], { context }: ItemState, item: ItemFacts): Pick<Chosen, 'by'> {
  if (who.some(({ type }) => type === 'system')) return {};
  const [by] = who.flatMap((line) => actorFor(line, context, item));
  return by === undefined ? {} : { by };
}

function actorFor(line: Who, { submitter }: Context, { unit, above, people, areaLeaders }: ItemFacts): readonly Actor[] {
  const named = (person: PersonId | null | undefined): readonly Actor[] => (person == null ? [] : [{ type: 'person', person, posts: [], units: [] }]);
  const holding = (post: string, of: string | undefined): readonly Actor[] =>
    of === undefined ? [] : [{ type: 'person', person: ON_PAPER, posts: [{ post, unit: of }], units: [] }];
  switch (line.type) {
    case 'post':
      return holding(line.post, line.of === 'parent-unit' ? above[0] : unit);
    case 'unit-of':
      return holding(line.post, unit);
    case 'person-field':
      return named(people[line.field]);
    case 'area-leader':
      return named(areaLeaders[0]);
    case 'submitter':
      return named(submitter);
    case 'at-work':
    case 'system':
      return [];
    default:
      return assertNever(line);
  }
}

function agreement(machine: Machine, state: ItemState, item: ItemFacts): Chosen | null {
  for (const { info, phase } of activePlaces(machine, state.value)) {
    if (!info.step || phase !== 'open') continue;
    const isUntaken = info.step.definition.mode === 'claim' && !holderOf(placeOf(state.context, info.id)?.slots ?? []);
    // Beside one who has not taken it nobody has anything to say.
    const atHand = openSlots(state, info.id).filter(({ waits, added }) => !waits && !(isUntaken && added?.how === 'beside'));
    const signing = signingOf(machine, state.context, info.step.definition);
    const slot = atHand.find((one) => maySign(signing, state, { slot: one, item })) ?? atHand[0];
    if (!slot) continue;
    if (isUntaken && !slot.added) return { by: slot.person, event: { type: 'CLAIM', step: info.id, slot: slot.id } };
    if (slot.added?.how === 'consult') return { by: slot.person, event: { type: 'ANSWER', step: info.id, slot: slot.id, opinionGiven: true } };
    return { by: slot.person, event: { type: 'AGREE', step: info.id, slot: slot.id, opinionGiven: true, ...ALL_GIVEN } };
  }
  return null;
}

/** As far as it is known on paper, where nobody is in a unit: others of the step come before whoever is kept apart from it. */
function maySign(signing: Signing, { context }: ItemState, { slot, item }: { slot: Slot; item: ItemFacts }): boolean {
  const actor: Actor = { type: 'person', person: slot.person, posts: [], units: [] };
  return slot.added?.how === 'consult' || signerRules(signing, context, { at: '', today: '', actor, item, outcomes: {} }) === null;
}

function mainAct(machine: Machine, state: ItemState, first: PersonId | undefined): Chosen | null {
  const code = stateCode(state);
  const definition = code === null ? undefined : machine.definition.states[code];
  if (code === null || !definition || definition.end || definition.chain) return null;
  const leading = Object.entries(definition.on ?? {}).filter(([, act]) => act.to !== undefined);
  const [act, how] = leading.find(([, { primary }]) => primary) ?? (leading.length === 1 ? leading[0] : undefined) ?? [];
  if (act === undefined || how === undefined) return null;
  const slots = openSlots(state, code);
  const hand = handFor(how, slots.find(({ person }) => person === first) ?? slots[0], state);
  return hand && { ...hand, event: { type: 'ACT', act, reasonGiven: true } };
}

/** Whoever has it in hand, where the act is for him; otherwise who handed it in, or the system. Null: none of them may. */
function handFor({ who }: ActDefinition, atHand: Slot | undefined, { context }: ItemState): Pick<Chosen, 'by'> | null {
  const may = (type: Who['type']): boolean => who.some((line) => line.type === type);
  if (atHand && may('at-work')) return { by: atHand.person };
  if (context.submitter !== null && may('submitter')) return { by: context.submitter };
  return may('system') ? {} : null;
}

function openSlots(state: ItemState, place: string): readonly Slot[] {
  return (placeOf(state.context, place)?.slots ?? []).filter(({ closed }) => !closed);
}
