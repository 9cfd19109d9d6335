import {
  compile,
  conditionsFor,
  decide,
  fold,
  initial,
  mappingBack,
  unresolved,
  unresolvedChildren,
  untold,
  upgrade,
  type Decision,
  type ItemEvent,
  type ItemState,
  type LifecycleDefinition,
  type Machine,
  type Mapping,
  type Place,
  type Refusal,
} from '../../index.js';
import { dice as diceOf, type Dice } from './dice.js';
import type { Features } from './features.js';
import { stepTokens, UNBORN, type EventOf, type Item } from './item.js';
import { play } from './model.js';
import { untold as untoldOfModel } from './nodes.js';
import { randomCommand } from './random-command.js';
import { backwards, newVersion, type Change } from './random-version.js';
import { namesEnough } from './refusal-facts.js';
import { isByGroup } from './slate.js';
import { brief, difference, placesOf, short, viewOfEngine, viewOfModel } from './views.js';
import { goOver, takenBack } from './versions.js';
import { actorOf, OFFICE, SYSTEM, World } from './world.js';

export type Decide = (machine: Machine, state: ItemState, event: ItemEvent) => Decision | Refusal;
export type Upgrade = typeof upgrade;

export interface Played {
  readonly definition: LifecycleDefinition;
  readonly item: Item;
  readonly event: ItemEvent;
  readonly said: string;
}

/** An item went over, or did not. */
export interface WentOver {
  readonly changes: readonly Change[];
  readonly way: 'there' | 'home' | 'undone';
  /** Why not; none: it did. */
  readonly reasons: readonly string[];
  /** Votes that were given at the places it stood. */
  readonly votes: number;
}

/** The engine, or one with a fault. */
export interface Engine {
  readonly decide?: Decide;
  readonly upgrade?: Upgrade;
}

export interface Run extends Engine {
  readonly definition: LifecycleDefinition;
  readonly commands: readonly number[];
  readonly features: Features;
  /** Whether it is told again from its stored events, which takes as long as living it. */
  readonly isFolded?: boolean;
  readonly watch?: (played: Played) => void;
  readonly watchVersions?: (over: WentOver) => void;
}

/** The engine and the model did not say the same. */
export class Divergence extends Error {}

/** Plays the same random commands on the engine and on the model; throws at the first difference. Answers how many were played. */
export function playSideBySide(run: Run): number {
  const both = new SideBySide(run);
  for (const seed of run.commands) both.command(seed);
  if (run.isFolded ?? true) both.foldsToTheSame();
  return run.commands.length;
}

interface Version {
  readonly name: string;
  readonly machine: Machine;
  /** How it came about; the first one did not. */
  readonly since?: { readonly version: Version; readonly changes: readonly Change[]; readonly mapping: Mapping };
}

/** What undoes the last going over, while nothing has happened since. */
interface Undoing {
  readonly version: Version;
  readonly engine: ItemState;
  readonly model: Item;
  readonly mapping: Mapping;
}

/** Parts that were frozen before are whole; most of a state is taken over from the one before. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}

class SideBySide {
  private version: Version;
  private versions: readonly Version[];
  private readonly world: World;
  private engine: ItemState;
  private model: Item = UNBORN;
  private events: ItemEvent[] = [];
  private undoing: Undoing | null = null;

  constructor(private readonly run: Run) {
    this.version = { name: 'v0', machine: compile(run.definition) };
    this.versions = [this.version];
    this.world = new World(run.definition);
    this.engine = initial(this.machine);
  }

  private get machine(): Machine {
    return this.version.machine;
  }

  private get definition(): LifecycleDefinition {
    return this.machine.definition;
  }

  /** One command and the slates it asks for; refused as a whole when one of them is. */
  command(seed: number): void {
    const dice = diceOf(seed);
    const { version, undoing, engine, model, events } = this;
    this.world.tick();
    this.events = [...this.events];
    const happened = this.happens(dice) && this.answers(dice);
    if (!happened) Object.assign(this, { version, undoing, engine, model, events });
    else this.tellAll(dice);
  }

  private happens(dice: Dice): boolean {
    const { definition, model: item, world } = this;
    if (this.run.features.has('versions') && item.state !== null && dice.chance(this.undoing ? 25 : waitsForGroup(item) ? 15 : 3)) return this.goesOver(dice);
    this.undoing = null;
    return this.send(randomCommand({ definition, item, world, dice, features: this.run.features }));
  }

  private answers(dice: Dice): boolean {
    for (let [ask] = this.asked(); ask; [ask] = this.asked()) if (!this.send(this.answerTo(ask, dice))) return false;
    return true;
  }

  private answerTo({ place, round, children }: { place: string; round: number; children: boolean }, dice: Dice): ItemEvent {
    const facts = (): ItemEvent['facts'] => this.world.facts(SYSTEM, dice);
    if (children) return this.spawning(place, round, dice);
    const step = stepTokens(this.model.path).find(({ step: { id } }) => id === place)?.step;
    const lines = step?.work.who.length ?? 1;
    const slots = this.world.slate(dice, lines);
    const vacant = step ? this.world.vacant(dice, lines, slots) : [];
    // Where lines are groups it is said that all found somebody, too; records of before do not say it.
    const isSaid = step !== undefined && isByGroup(step) && dice.chance(80);
    return { type: 'SLATE', place, round, slots, ...(vacant.length > 0 || isSaid ? { vacant } : {}), facts: facts() };
  }

  /** Those that did not end badly stand, where the round before is remembered; now and then one that may not. */
  private spawning(place: string, round: number, dice: Dice): ItemEvent {
    const facts = this.world.facts(SYSTEM, dice);
    const { before } = this.model.places[place] ?? {};
    if (!before) return { type: 'SPAWN', place, round, children: this.world.children(dice), facts };
    const kept = before.filter(({ ended }) => ended !== 'void' || dice.chance(3));
    return { type: 'SPAWN', place, round, children: this.world.children(dice), ...(kept.length > 0 ? { kept } : {}), facts };
  }

  /** On to a changed version, home to the one before, or as if it had never gone. */
  private goesOver(dice: Dice): boolean {
    const { undoing } = this;
    if (undoing && dice.chance(60)) return this.undo(undoing, dice);
    const { since } = this.version;
    if (since && dice.chance(45)) return this.goesTo(since.version, { way: 'home', changes: since.changes, mapping: backwards(since.mapping) }, dice);
    const found = newVersion(this.definition, dice);
    if (!found) return false;
    const next: Version = { name: `v${this.versions.length}`, machine: compile(found.definition), since: { version: this.version, ...found } };
    this.versions = [...this.versions, next];
    return this.goesTo(next, { way: 'there', ...found }, dice);
  }

  private goesTo(to: Version, { way, changes, mapping }: { way: 'there' | 'home'; changes: readonly Change[]; mapping: Mapping }, dice: Dice): boolean {
    this.world.reads(to.machine.definition);
    const facts = this.world.facts(actorOf(OFFICE), dice);
    const asks = Object.values(mapping.places).some(({ type }) => type === 'anew') && this.world.isMarked ? { asks: true as const } : {};
    const event = askedOf(to.machine, this.engine, { type: 'UPGRADE', version: to.name, mapping, ...asks, facts } as const);
    const { version, engine, model } = this;
    const decided = this.orThrown(event, () => (this.run.upgrade ?? upgrade)({ from: version.machine, to: to.machine }, engine, event));
    const gone = goOver({ from: version.machine.definition, to: to.machine.definition, event }, model);
    const reasons = decided.type === 'blocked' ? decided.reasons.map(({ why, at }) => `${why} ${at}`) : [];
    const own = 'length' in gone ? gone : [];
    if (reasons.toSorted().join() !== own.toSorted().join()) this.differ(event, { engine: reasons, model: own });
    this.run.watchVersions?.({ way, changes, reasons, votes: votesOf(model) });
    if (decided.type === 'blocked' || 'length' in gone) return false;
    this.version = to;
    this.takes(event, decided, gone);
    this.undoing = { version, engine, model, mapping: mappingBack(mapping, engine) };
    return true;
  }

  private undo({ version, engine, model, mapping }: Undoing, dice: Dice): boolean {
    const event: EventOf<'UPGRADE'> = { type: 'UPGRADE', version: version.name, mapping, back: engine, facts: this.world.facts(actorOf(OFFICE), dice) };
    const decided = this.orThrown(event, () => upgrade({ from: this.machine, to: version.machine }, this.engine, event));
    if (decided.type === 'blocked') return this.differ(event, { engine: decided.reasons, model: 'it is undone' });
    this.run.watchVersions?.({ way: 'undone', changes: this.version.since?.changes ?? [], reasons: [], votes: votesOf(model) });
    this.version = version;
    this.takes(event, decided, takenBack(this.model, model));
    this.undoing = null;
    return true;
  }

  /** Whom the nodes tell that were passed: the engine and the model must ask the same. */
  private tellAll(dice: Dice): void {
    for (const ask of untold(this.machine, this.engine)) {
      const event: ItemEvent = { type: 'TOLD', ...ask, to: this.world.listed(dice), facts: this.world.facts(SYSTEM, dice) };
      if (!this.send(event)) this.differ(event, { engine: 'asked whom to tell and refused the answer', model: 'an answer is taken' });
    }
    const [left] = untoldOfModel({ definition: this.definition, item: this.model });
    if (left) throw new Divergence(`the model asks whom ${left.place} tells, the engine does not`);
  }

  private asked(): readonly { place: string; round: number; children: boolean }[] {
    const people = unresolved(this.machine, this.engine).map(({ place, round }) => ({ place, round, children: false }));
    return [...people, ...unresolvedChildren(this.machine, this.engine).map((one) => ({ ...one, children: true }))];
  }

  private send(sent: ItemEvent): boolean {
    const event = askedOf(this.machine, this.engine, sent);
    const decided = this.orThrown(event, () => (this.run.decide ?? decide)(this.machine, this.engine, event));
    const played = this.orThrown(event, () => play(this.definition, this.model, event));
    const said = typeof played === 'string' ? played : 'happens';
    const engineSaid = decided.type === 'refusal' ? decided.code : 'happens';
    this.run.watch?.({ definition: this.definition, item: this.model, event, said });
    if (engineSaid !== said) this.differ(event, { engine: engineSaid, model: said });
    if (decided.type === 'refusal' && !namesEnough(decided)) this.differ(event, { engine: decided, model: 'a refusal names what it is about' });
    if (decided.type === 'refusal' || typeof played === 'string') return false;
    this.takes(event, decided, played);
    return true;
  }

  private takes(event: ItemEvent, decided: Decision, played: Item): void {
    this.nothingVanished(event, decided);
    this.sameEnds(event, decided.effects, played);
    this.engine = frozen(decided.state);
    this.model = played;
    this.events.push(event);
    this.sameState(event);
  }

  /** Throws are differences too, and so is a state that was changed in place: what is frozen throws then. */
  private orThrown<T>(event: ItemEvent, ask: () => T): T {
    try {
      return ask();
    } catch (error) {
      return this.differ(event, { engine: error instanceof Error ? (error.stack ?? error.message) : 'threw', model: 'nothing throws' });
    }
  }

  private sameState(event: ItemEvent): void {
    const engine = viewOfEngine(this.machine, this.engine);
    const model = viewOfModel(this.definition, this.model);
    if (JSON.stringify(engine) !== JSON.stringify(model)) this.differ(event, difference(engine, model));
    const active = new Set(engine.open.map(({ place }) => place));
    const stray = Object.entries(this.engine.context.places).find(([place, { slots }]) => !active.has(place) && slots.some(({ closed }) => !closed));
    if (stray) this.differ(event, { engine: `open slots in ${stray[0]}, which is not at hand`, model: 'none' });
    const still = stepTokens(this.model.path).find(({ step: { id }, phase }) => phase === 'open' && standsStill(this.engine.context.places[id]));
    if (still) this.differ(event, { engine: `nobody at ${still.step.id} may act before another one has`, model: 'somebody may' });
  }

  /** The same children end with it. */
  private sameEnds(event: ItemEvent, effects: Decision['effects'], { ends }: Item): void {
    const engine = effects.flatMap((effect) => (effect.type === 'EndChildren' ? (effect.children ?? ['everything']) : [])).toSorted();
    const model = event.type === 'TERMINATE' ? ['everything'] : ends.toSorted();
    if (engine.join() !== model.join()) this.differ(event, { engine: `ends ${engine.join()}`, model: `ends ${model.join()}` });
  }

  /** Looked for under the names that are told. What an undone going over had opened is taken out, and said to be. */
  private nothingVanished(event: ItemEvent, { state: after, effects }: Decision): void {
    const names = new Map(effects.flatMap((effect) => (effect.type === 'RenamePlace' ? [[effect.from, effect.to] as const] : [])));
    const undone = event.type === 'UPGRADE' && event.back !== undefined;
    const removed = new Set(effects.flatMap((effect) => (effect.type === 'CloseSlots' && undone ? effect.slots.map(({ id }) => id) : [])));
    for (const [place, { round, slots }] of Object.entries(this.engine.context.places)) {
      const now = after.context.places[names.get(place) ?? place];
      if ((!now || now.round < round) && !undone) this.differ(event, { engine: `${place} lost its round ${round}`, model: 'rounds only count up' });
      const gone = now?.round === round || undone ? slots.filter(({ id }) => !now?.slots.some((slot) => slot.id === id) && !removed.has(id)) : [];
      if (gone.length > 0) this.differ(event, { engine: `${place} lost ${gone.map(({ id }) => id).join()}`, model: 'a slot never vanishes' });
    }
  }

  /** The stored events alone lead to the stored state, over all its versions. */
  foldsToTheSame(): void {
    const [first] = this.versions;
    const named = (name: string): Machine => (this.versions.find((version) => version.name === name) ?? this.version).machine;
    const folded = fold(first?.machine ?? this.machine, this.events, named);
    if (JSON.stringify(folded) !== JSON.stringify(this.engine))
      throw new Divergence(`folding reaches ${JSON.stringify(folded)} instead of ${JSON.stringify(this.engine)}`);
  }

  private differ(event: ItemEvent, { engine, model }: { engine: unknown; model: unknown }): never {
    const told = [...this.events, event].map(short).join('\n  ');
    const versions = this.versions
      .map(
        ({ name, machine, since }) =>
          `${name} ${since ? `from ${since.version.name}: ${since.changes.join(', ')}` : ''} ${JSON.stringify(brief(machine.definition))}`,
      )
      .join('\n');
    throw new Divergence(
      `engine: ${JSON.stringify(engine)}\nmodel:  ${JSON.stringify(model)}\nengine keeps: ${JSON.stringify({ ...this.engine.context, places: undefined })}\nevents:\n  ${told}\nplaces before:\n  ${placesOf(this.model)}\nnow ${this.version.name} of versions:\n${versions}\n`,
    );
  }
}

/** Somebody was found there, nobody is still to be named by the office, and each of them waits for another or has spoken. */
function standsStill(place: Place | undefined): boolean {
  return place !== undefined && place.slots.length > 0 && place.unfilled === undefined && !place.slots.some(({ closed, waits }) => !closed && !waits);
}

/** Only what was asked for is answered, so that whoever needs more says so. */
function askedOf<E extends ItemEvent>(machine: Machine, state: ItemState, event: E): E {
  const asked = new Set(conditionsFor(machine, state, event).map(({ id }) => id));
  const outcomes = Object.fromEntries(Object.entries(event.facts.outcomes).filter(([id]) => asked.has(id)));
  return { ...event, facts: { ...event.facts, outcomes } };
}

/** A group for which somebody is to be named; seldom, and so it goes over then more often. */
function waitsForGroup({ places }: Item): boolean {
  return Object.values(places).some(({ unfilled }) => unfilled !== undefined);
}

function votesOf({ places }: Item): number {
  return Object.values(places).flatMap(({ slots }) => slots.filter(({ closed }) => closed?.as === 'agreed')).length;
}
