import {
  activeStates,
  unresolved,
  unresolvedChildren,
  type ItemEvent,
  type ItemState,
  type LifecycleDefinition,
  type Machine,
  type Slot,
} from '../../index.js';
import { childTokens, slotsOf, stepTokens, type Item, type Round } from './item.js';
import { waitTokens } from './nodes.js';
import { stepsIn } from './road.js';

export interface View {
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
  const { submissions, submitter, submittedFor, resume, resumeAfter, returns, rejectedBranches, untaken, suspended, light } = context;
  const rest = {
    light: light ?? { at: 'green', done: [] },
    submissions,
    submitter,
    submittedFor: submittedFor ?? null,
    resume,
    resumeAfter: sorted(resumeAfter ?? {}),
    returns: isCounted(machine.definition, at?.code) ? (returns ?? 0) : 0,
    rejectedBranches: [...(rejectedBranches ?? [])].sort(),
    untaken: [...(untaken ?? [])].sort(),
    suspended: suspended !== undefined,
  };
  return { state: at?.code ?? null, open: open.sort(byPlace), places: viewOfPlaces(context.places), rest };
}

/** The same of the model. */
export function viewOfModel(definition: LifecycleDefinition, item: Item): View {
  const work = item.state && item.work ? [{ place: item.state, phase: item.work }] : [];
  const waits = waitTokens(item.path).map(({ id }) => ({ place: id, phase: 'open' }));
  const open = [
    ...stepTokens(item.path).map(({ step, phase }) => ({ place: step.id, phase })),
    ...childTokens(item.path).map(({ node, phase }) => ({ place: node.id, phase })),
    ...waits,
    ...work,
  ];
  const { submissions, submitter, submittedFor, resume, resumeAfter, returns, suspended, light } = item;
  const rest = {
    light,
    submissions,
    submitter,
    submittedFor,
    resume,
    resumeAfter: sorted(resumeAfter),
    returns: isCounted(definition, item.state) ? returns : 0,
    rejectedBranches: rejectedIn(item.path),
    untaken: [...item.memory.untaken].sort(),
    suspended,
  };
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
  return sorted(
    Object.fromEntries(
      Object.entries(places).map(([place, { round, slots, passed, vacant = [], unfilled = [], told, waited, children = [], before = [] }]) => {
        const ofNode = {
          told: told?.map(({ person }) => person) ?? null,
          waited: waited ? `${waited.as} ${waited.by ?? ''} ${waited.at}` : null,
          before: before.map(({ item, ended }) => `${item} ${ended ?? 'runs'}`),
          children: children.map(({ item, ended }) => `${item} ${ended ?? 'runs'}`),
        };
        return [place, { round, passed: passed ?? null, vacant, unfilled, ...ofNode, slots: slots.map(viewOfSlot).sort() }];
      }),
    ),
  );
}

function viewOfSlot({ id, person, line, added, waits, claimed, closed }: Slot): string {
  const by = added ? ` ${added.how} ${added.among} ${added.by} ${added.group}${added.heard ? ' heard' : ''}` : '';
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

/** An event in one line of a failure. */
export function short({ facts, ...event }: ItemEvent): string {
  const { actor } = facts;
  const who = actor.type === 'system' ? 'system' : actor.instead ? `${actor.person} for ${actor.instead.person}` : actor.person;
  const outcomes = Object.entries(facts.outcomes)
    .filter(([id]) => !id.startsWith('changed/') || event.type === 'SLATE')
    .map(([id, holds]) => `${id}=${holds ? 1 : 0}`)
    .join(' ');
  return `${who}: ${JSON.stringify(event)} ${outcomes}`;
}

export function placesOf(item: Item): string {
  return Object.keys(item.places)
    .map((place) => `${place} ${item.places[place]?.round}: ${slotsOf(item, place).map(viewOfSlot).join(' | ')}`)
    .join('\n  ');
}

/** A definition without its words, to be read in a failure. */
export function brief(definition: LifecycleDefinition): unknown {
  const { states, office } = definition;
  return JSON.parse(
    JSON.stringify({ states, office }, (key, value: unknown) => (['label', 'mine', 'tone', 'record', 'who'].includes(key) ? undefined : value)),
  );
}
