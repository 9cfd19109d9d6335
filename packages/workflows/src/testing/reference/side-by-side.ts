import { compile, decide, fold, initial, activeStates, unresolved, unresolvedChildren, untold, type Decision, type ItemEvent, type ItemState, type LifecycleDefinition, type Machine, type Refusal, type Slot } from '../../index.js';
import { dice as diceOf, type Dice } from './dice.js';
import type { Features } from './features.js';
import { childTokens, slotsOf, stepTokens, UNBORN, type Item, type Round } from './item.js';
import { play } from './model.js';
import { untold as untoldOfModel, waitTokens } from './nodes.js';
import { randomCommand } from './random-command.js';
import { stepsIn } from './road.js';
import { SYSTEM, World } from './world.js';

export type Decide = (machine: Machine, state: ItemState, event: ItemEvent) => Decision | Refusal;

export interface Played {
  readonly definition: LifecycleDefinition;
  readonly item: Item;
  readonly event: ItemEvent;
  readonly said: string;
}

export interface Run {
  readonly definition: LifecycleDefinition;
  readonly commands: readonly number[];
  readonly features: Features;
  readonly decide?: Decide;
  readonly watch?: (played: Played) => void;
}

/** The engine and the model did not say the same. */
export class Divergence extends Error {}

/** Plays the same random commands on the engine and on the model; throws at the first difference. Answers how many were played. */
export function playSideBySide(run: Run): number {
  const both = new SideBySide(run);
  for (const seed of run.commands) both.command(seed);
  both.foldsToTheSame();
  return run.commands.length;
}

class SideBySide {
  private readonly machine: Machine;
  private readonly world: World;
  private engine: ItemState;
  private model: Item = UNBORN;
  private events: ItemEvent[] = [];

  constructor(private readonly run: Run) {
    this.machine = compile(run.definition);
    this.world = new World(run.definition);
    this.engine = initial(this.machine);
  }

  /** One command and the slates it asks for; refused as a whole when one of them is. */
  command(seed: number): void {
    const dice = diceOf(seed);
    const { definition, features } = this.run;
    const before = { engine: this.engine, model: this.model, events: this.events };
    this.world.tick();
    this.events = [...this.events];
    if (!this.send(randomCommand({ definition, item: this.model, world: this.world, dice, features }))) return;
    for (let [ask] = this.asked(); ask; [ask] = this.asked()) {
      if (ask.children) {
        const { place, round } = ask;
        if (!this.send({ type: 'SPAWN', place, round, children: this.world.children(dice), facts: this.world.facts(SYSTEM, dice) })) return void Object.assign(this, before);
        continue;
      }
      const step = stepTokens(this.model.path).find(({ step: { id } }) => id === ask?.place)?.step;
      const slots = this.world.slate(dice, step?.work.who.length ?? 1);
      const event: ItemEvent = { type: 'SLATE', place: ask.place, round: ask.round, slots, facts: this.world.facts(SYSTEM, dice) };
      if (!this.send(event)) return void Object.assign(this, before);
    }
    this.tellAll(dice);
  }

  /** Whom the nodes tell that were passed: the engine and the model must ask the same. */
  private tellAll(dice: Dice): void {
    for (const ask of untold(this.machine, this.engine)) {
      const event: ItemEvent = { type: 'TOLD', ...ask, to: this.world.listed(dice), facts: this.world.facts(SYSTEM, dice) };
      if (!this.send(event)) this.differ(event, { engine: 'asked whom to tell and refused the answer', model: 'an answer is taken' });
    }
    const [left] = untoldOfModel({ definition: this.run.definition, item: this.model });
    if (left) throw new Divergence(`the model asks whom ${left.place} tells, the engine does not`);
  }

  private asked(): readonly { place: string; round: number; children: boolean }[] {
    const people = unresolved(this.machine, this.engine).map(({ place, round }) => ({ place, round, children: false }));
    return [...people, ...unresolvedChildren(this.machine, this.engine).map((one) => ({ ...one, children: true }))];
  }

  private send(event: ItemEvent): boolean {
    const kept = JSON.stringify(this.engine);
    const decided = this.decided(event);
    const played = play(this.run.definition, this.model, event);
    const said = typeof played === 'string' ? played : 'happens';
    const engineSaid = decided.type === 'refusal' ? decided.code : 'happens';
    this.run.watch?.({ definition: this.run.definition, item: this.model, event, said });
    if (engineSaid !== said) this.differ(event, { engine: engineSaid, model: said });
    if (JSON.stringify(this.engine) !== kept) this.differ(event, { engine: 'changed the state it was given', model: 'the state given is kept' });
    if (decided.type === 'refusal' || typeof played === 'string') return false;
    this.nothingVanished(event, decided.state);
    this.sameEnds(event, decided.effects, played);
    this.engine = decided.state;
    this.model = played;
    this.events.push(event);
    this.sameState(event);
    return true;
  }

  private decided(event: ItemEvent): Decision | Refusal {
    try {
      return (this.run.decide ?? decide)(this.machine, this.engine, event);
    } catch (error) {
      return this.differ(event, { engine: error instanceof Error ? (error.stack ?? error.message) : 'threw', model: 'nothing throws' });
    }
  }

  private sameState(event: ItemEvent): void {
    const engine = viewOfEngine(this.machine, this.engine);
    const model = viewOfModel(this.run.definition, this.model);
    if (JSON.stringify(engine) !== JSON.stringify(model)) this.differ(event, difference(engine, model));
    const active = new Set(engine.open.map(({ place }) => place));
    const stray = Object.entries(this.engine.context.places).find(([place, { slots }]) => !active.has(place) && slots.some(({ closed }) => !closed));
    if (stray) this.differ(event, { engine: `open slots in ${stray[0]}, which is not at hand`, model: 'none' });
  }

  /** The same children end with it. */
  private sameEnds(event: ItemEvent, effects: Decision['effects'], { ends }: Item): void {
    const engine = effects.flatMap((effect) => (effect.type === 'EndChildren' ? (effect.children ?? ['everything']) : [])).toSorted();
    const model = event.type === 'TERMINATE' ? ['everything'] : ends.toSorted();
    if (engine.join() !== model.join()) this.differ(event, { engine: `ends ${engine.join()}`, model: `ends ${model.join()}` });
  }

  private nothingVanished(event: ItemEvent, after: ItemState): void {
    for (const [place, { round, slots }] of Object.entries(this.engine.context.places)) {
      const now = after.context.places[place];
      if (!now || now.round < round) this.differ(event, { engine: `${place} lost its round ${round}`, model: 'rounds only count up' });
      const gone = now.round === round ? slots.filter(({ id }) => !now.slots.some((slot) => slot.id === id)) : [];
      if (gone.length > 0) this.differ(event, { engine: `${place} lost ${gone.map(({ id }) => id).join()}`, model: 'a slot never vanishes' });
    }
  }

  /** The stored events alone lead to the stored state. */
  foldsToTheSame(): void {
    const folded = fold(this.machine, this.events);
    if (JSON.stringify(folded) !== JSON.stringify(this.engine)) throw new Divergence(`folding reaches ${JSON.stringify(folded)} instead of ${JSON.stringify(this.engine)}`);
  }

  private differ(event: ItemEvent, { engine, model }: { engine: unknown; model: unknown }): never {
    const told = [...this.events, event].map(short).join('\n  ');
    throw new Divergence(`engine: ${JSON.stringify(engine)}\nmodel:  ${JSON.stringify(model)}\nengine keeps: ${JSON.stringify({ ...this.engine.context, places: undefined })}\nevents:\n  ${told}\nplaces before:\n  ${placesOf(this.model)}\ndefinition: ${JSON.stringify(brief(this.run.definition))}\n`);
  }
}

interface View {
  readonly state: string | null;
  readonly open: readonly { readonly place: string; readonly phase: string }[];
  readonly places: Readonly<Record<string, unknown>>;
  readonly rest: Record<string, unknown>;
}

/** What the engine keeps of an item, as it is compared. */
export function viewOfEngine(machine: Machine, { value, context }: ItemState): View {
  const born = !(value === 'born');
  const at = born ? activeStates(machine, { value, context }) : null;
  const resolving = [...unresolved(machine, { value, context }), ...unresolvedChildren(machine, { value, context })].map(({ place }) => place);
  const work = at && machine.definition.states[at.code]?.work ? [at.code] : [];
  const open = [...(at?.steps ?? []).map(({ id }) => id), ...work].map((place) => ({ place, phase: resolving.includes(place) ? 'resolving' : 'open' }));
  const { submissions, submitter, submittedFor, resume, resumeAfter, returns, rejectedBranches, suspended, light } = context;
  const rest = { light: light ?? { at: 'green', done: [] }, submissions, submitter, submittedFor: submittedFor ?? null, resume, resumeAfter: sorted(resumeAfter ?? {}), returns: isCounted(machine.definition, at?.code) ? (returns ?? 0) : 0, rejectedBranches: [...(rejectedBranches ?? [])].sort(), suspended: suspended !== undefined };
  return { state: at?.code ?? null, open: open.sort(byPlace), places: viewOfPlaces(context.places), rest };
}

/** The same of the model. */
export function viewOfModel(definition: LifecycleDefinition, item: Item): View {
  const work = item.state && item.work ? [{ place: item.state, phase: item.work }] : [];
  const waits = waitTokens(item.path).map(({ id }) => ({ place: id, phase: 'open' }));
  const open = [...stepTokens(item.path).map(({ step, phase }) => ({ place: step.id, phase })), ...childTokens(item.path).map(({ node, phase }) => ({ place: node.id, phase })), ...waits, ...work];
  const { submissions, submitter, submittedFor, resume, resumeAfter, returns, suspended, light } = item;
  const rest = { light, submissions, submitter, submittedFor, resume, resumeAfter: sorted(resumeAfter), returns: isCounted(definition, item.state) ? returns : 0, rejectedBranches: rejectedIn(item.path), suspended };
  return { state: item.state, open: open.sort(byPlace), places: viewOfPlaces(item.places), rest };
}

/** Returns are counted where somebody asks how many there were. */
function isCounted({ states }: LifecycleDefinition, code: string | null | undefined): boolean {
  const chain = code ? states[code]?.chain : undefined;
  return chain !== undefined && (chain.returnLimit !== undefined || stepsIn(chain.nodes).some(({ again }) => again === 'auto-agree'));
}

function rejectedIn(path: Item['path']): readonly string[] {
  const { token } = path ?? {};
  if (token?.type !== 'fork') return [];
  const { id } = token.fork;
  return token.branches.flatMap(({ id: branch, run }) => (run === 'rejected' ? [`${id}/${branch}`] : run === 'ended' ? [] : rejectedIn(run))).sort();
}

function viewOfPlaces(places: Readonly<Record<string, Round>>): Readonly<Record<string, unknown>> {
  return sorted(Object.fromEntries(Object.entries(places).map(([place, { round, slots, passed, told, waited, children = [] }]) => {
    const ofNode = { told: told?.map(({ person }) => person) ?? null, waited: waited ? `${waited.as} ${waited.by ?? ''} ${waited.at}` : null, children: children.map(({ item, ended }) => `${item} ${ended ?? 'runs'}`) };
    return [place, { round, passed: passed ?? null, ...ofNode, slots: slots.map(viewOfSlot).sort() }];
  })));
}

function viewOfSlot({ id, person, line, added, waits, claimed, closed }: Slot): string {
  const by = added ? ` ${added.how} ${added.among} ${added.by} ${added.group}` : '';
  const how = closed ? `${closed.as} ${closed.auto ?? ''} ${closed.by ?? ''}` : `${waits ?? 'at hand'}${claimed ? ' claimed' : ''}`;
  return `${id} ${person} ${line ?? 0}${by}: ${how}`;
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function byPlace(a: { place: string }, b: { place: string }): number {
  return a.place < b.place ? -1 : 1;
}

/** Only what is not the same. */
export function difference(engine: View, model: View): { engine: unknown; model: unknown } {
  const flat = (view: View): Record<string, unknown> => ({ state: view.state, open: view.open, ...view.places, ...view.rest });
  const a = flat(engine);
  const b = flat(model);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
  return { engine: keys.map((key) => [key, a[key]]), model: keys.map((key) => [key, b[key]]) };
}

function short({ facts, ...event }: ItemEvent): string {
  const { actor } = facts;
  const who = actor.type === 'system' ? 'system' : actor.instead ? `${actor.person} for ${actor.instead.person}` : actor.person;
  const outcomes = Object.entries(facts.outcomes).filter(([id]) => !id.startsWith('changed/') || event.type === 'SLATE').map(([id, holds]) => `${id}=${holds ? 1 : 0}`).join(' ');
  return `${who}: ${JSON.stringify(event)} ${outcomes}`;
}

function placesOf(item: Item): string {
  return Object.keys(item.places).map((place) => `${place} ${item.places[place]?.round}: ${slotsOf(item, place).map(viewOfSlot).join(' | ')}`).join('\n  ');
}

/** A definition without its words, to be read in a failure. */
function brief(definition: LifecycleDefinition): unknown {
  const { states, office } = definition;
  return JSON.parse(JSON.stringify({ states, office }, (key, value: unknown) => (['label', 'mine', 'tone', 'record', 'who'].includes(key) ? undefined : value)));
}
