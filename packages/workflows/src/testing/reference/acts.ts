import type { ActDefinition } from '../../definition.js';
import { closeSlot, setSlots, slotsOf, stateOf, stepTokens, type EventOf, type No, type Turn } from './item.js';
import { goTo, outcome, remember, whereTo } from './walk.js';
import { handedIn, handsOf, isAnyOf, isHis, separationSaysNo, standInSaysNo } from './who.js';
import { stepsIn } from './road.js';
import { remembers } from './versions-memory.js';

export function create(turn: Turn<EventOf<'CREATE'>>): No {
  if (turn.item.state !== null) return 'act.not-here';
  goTo(turn, whereTo(turn, 'CREATE', turn.definition.create.to));
  return null;
}

/** An act of the definition; without a target it is only recorded. */
export function act(turn: Turn<EventOf<'ACT'>>): No {
  const { event } = turn;
  const on = stateOf(turn)?.on ?? {};
  const definition = Object.hasOwn(on, event.act) ? on[event.act] : undefined;
  if (!definition) return 'act.not-here';
  const no = actSaysNo(turn, definition);
  if (no) return no;
  happens(turn, definition);
  return null;
}

function actSaysNo(turn: Turn<EventOf<'ACT'>>, definition: ActDefinition): No {
  const { item, event } = turn;
  if (!isAnyOf(definition.who, item, event.facts)) return 'act.not-yours';
  const rules: readonly string[] = definition.rules ?? [];
  if (rules.includes('nothing-decided') && isDecided(turn)) return 'withdraw.decided';
  const person = separationSaysNo(turn, rules) ?? (definition.to !== undefined && !definition.submits && !isTheirOwn(turn) ? standInSaysNo(turn) : null);
  if (person) return person;
  if ((definition.requires ?? []).some(({ id }) => !outcome(event.facts.outcomes, `${event.act}/${id}`))) return 'act.requirement-not-met';
  return definition.reason === 'required' && !event.reasonGiven ? 'act.reason-missing' : null;
}

/** The two who handed it in together, one acting for the other. */
function isTheirOwn({ item, event }: Turn): boolean {
  const hands = handsOf(event.facts.actor);
  return hands.length > 1 && hands.every((person) => handedIn(item, person));
}

/** Somebody decided in this chain since the submission. */
function isDecided(turn: Turn): boolean {
  const steps = stepsIn(stateOf(turn)?.chain?.nodes ?? []);
  return steps.length > 0 && turn.item.memory.binding.length > 0;
}

function happens(turn: Turn<EventOf<'ACT'>>, definition: ActDefinition): void {
  const { item, event } = turn;
  if (definition.submits) submit(turn);
  if (definition.to === undefined) return;
  for (const place of [item.state ?? '', ...stepTokens(item.path).map(({ step }) => step.id)]) closeOwn(turn, place);
  const to = whereTo(turn, event.act, definition.to);
  if (item.path) remember(item, { cameBack: false });
  goTo(turn, to);
}

function submit({ definition, item, event }: Turn): void {
  const { facts } = event;
  const [person, behalf] = handsOf(facts.actor);
  item.submissions += 1;
  item.submitter = person ?? null;
  item.submittedFor = behalf ?? null;
  if (!item.memory.cameBack) {
    item.returns = 0;
    item.changedOnly = false;
    remember(item, { came: [] });
  }
  // At none of its steps has anybody agreed to what is handed in now, unless it was returned for a look at what changed.
  if (event.type === 'ACT' && event.anew && !item.changedOnly && remembers(definition).agreed) {
    const steps = new Set(Object.values(definition.states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? []).map(({ id }) => id)));
    remember(item, { agreed: item.memory.agreed.filter((id) => !steps.has(id)) });
  }
  remember(item, { since: [], decided: [], binding: [], cameBack: false });
}

/** Whoever did it in a slot of his acted; the others were too late. */
function closeOwn(turn: Turn, place: string): void {
  const { item, event } = turn;
  setSlots(
    item,
    place,
    slotsOf(item, place).map((slot) => (!slot.closed && isHis(slot, event.facts.actor) ? closeSlot(turn, slot, 'acted') : slot)),
  );
}
