import { pathOf, places, stepOf, submittersToCome } from '@bihuan/workflows';
import type { Machine, PathLine, PlaceOfWork, Slot } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { directoryOn, namesOf, peopleAtWorkIn, whyText } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import { answersOf } from '../facts/answers.js';
import { itemFacts } from '../facts/gather-facts.js';
import { knowingOfPath } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import { wouldAsk } from '../facts/would-ask.js';
import type { PathPerson, PathStep } from '../path.contract.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { stepDuesOf } from '../step-due/step-due-view.js';
import { modeText } from './mode-text.js';
import { momentText } from './moment-text.js';
import { earlierRounds } from './rounds-view.js';
import type { EarlierSlot } from './rounds-view.js';
import { addedText, askedText, outcomeText, passedText, waitsText } from './slot-text.js';
import { slotWordsOf } from './slot-words.js';
import type { SlotWords } from './slot-words.js';
import { vacancyText, vacantAhead } from './vacancy-text.js';
import type { Absent } from './vacancy-text.js';
import { childrenInPath } from '../sub-items/children-in-path.js';
import { awaitedInPath } from '../waits/awaited-in-path.js';
import { letGoReasons, lineWaits } from './wait-text.js';

export interface PathAsked {
  readonly machine: Machine;
  readonly item: ItemRow;
  readonly today: string;
  readonly zone: string;
  /** In whose eyes. */
  readonly personId: string;
}

/** The whole path: what is done and by whom, who has it now and why, and who will be asked after that. */
export async function pathViewOf(tx: Tx, readings: Readings, { machine, item, today, zone, personId }: PathAsked): Promise<PathStep[]> {
  const lines = pathOf(machine, stateOf(item), await knowingOfPath(tx, readings, { machine, item }));
  const known = places(machine);
  const seated: Seated[] = [];
  for (const line of lines) seated.push(await seatsOf(tx, line, { machine, readings, item, today, personId, places: known }));
  const earlier = await earlierRounds(tx, item.id);
  const dues = await stepDuesOf(tx, [item.id], { today, zone });
  const words = await slotWordsOf(tx, item.id);
  const below = await childrenInPath(tx, lines, { machine, item, personId, today });
  const others = await awaitedInPath(tx, { itemId: item.id, lines, personId });
  const reasons = await letGoReasons(tx, item.id, lines);
  const names = await namesIn(
    tx,
    item,
    [...seated.flatMap(({ seats }) => seats), ...[...earlier.values()].flat()],
    lines.flatMap(({ waited }) => (waited?.by ? [waited.by] : [])),
  );
  return lines.map((line, index) => {
    const { seats, absent } = seated[index] ?? { seats: [], absent: {} };
    const step = line.place === null ? null : stepOf(machine, line.place);
    const awaited = line.when === 'now' ? others.get(`${line.place} ${line.round}`) : undefined;
    const due = line.when === 'now' && line.place !== null ? dues(item.id, line.place, line.round) : null;
    return {
      label: line.label,
      when: line.when,
      branch: line.branches.length > 0 ? line.branches.join(' · ') : null,
      kind: kindOf(line),
      people: underAdder(seats)
        .map((slot) => personOf(slot, { names, zone, words, slots: line.slots }))
        .map((person) => (line.told ? { ...person, outcome: line.node?.type === 'cc' ? '已抄送' : '已知会' } : person)),
      waits: isUnfilled(line, seats) ? '等党办指定办理人' : lineWaits(line, { due: awaited?.text ?? due?.text ?? null, names, zone, reasons }),
      place: line.place,
      round: line.round,
      mode: step ? modeText(step.mode) : null,
      passed: line.when === 'to-come' || line.place === null ? null : passedText(item.context.places[line.place] ?? null),
      vacant: vacancyText(machine, line.place, absent, names),
      due: line.node ? null : due,
      children: (line.children ?? []).flatMap(({ item: id }) => below.get(id) ?? []),
      awaits: awaited ? [...awaited.seen] : [],
      earlier: foldedOf(earlier.get(line.place ?? '') ?? [], { names, zone, words }),
    };
  });
}

/** Nobody was found for it, or nobody of a group of it, and it stands until the office names somebody. */
export function isUnfilled({ when, node, place, round, passed, unfilled, children }: PathLine, seats: readonly Pick<Seat, 'closed'>[]): boolean {
  if (when !== 'now' || node || place === null || round === 0 || passed || children) return false;
  return unfilled !== undefined || seats.every(({ closed }) => closed);
}

type Seat = Pick<Slot, 'person' | 'why' | 'closed' | 'waits' | 'added'> & { readonly id?: string };

function kindOf({ node }: PathLine): PathStep['kind'] {
  return node === undefined ? 'work' : node.type === 'wait' ? 'wait' : 'tell';
}

async function namesIn(tx: Tx, item: ItemRow, slots: readonly Seat[], more: readonly string[]): Promise<Names> {
  const ids = slots.flatMap(({ person, closed, why }) => [person, closed?.by, why.by, why.for]).filter((id) => typeof id === 'string');
  return namesOf(tx, {
    people: [...new Set([...ids, ...more])],
    units: [...new Set(slots.flatMap(({ why }) => (why.unit === undefined ? [] : [why.unit])))],
    inUnit: item.unitId,
  });
}

/** Of what is done only who did it: the others who had been asked stand in the history. */
function toShow({ when }: PathLine, seats: readonly Seat[]): readonly Seat[] {
  const acted = seats.filter(({ closed }) => closed && closed.as !== 'superseded');
  return when === 'done' && acted.length > 0 ? acted : seats;
}

/** Those of the round, or who were told; for what is still to come, those who would be if it came today, handed in by whoever has it to hand in. */
async function seatsOf(tx: Tx, line: PathLine, { machine, readings, item, today, personId, places }: Seating): Promise<Seated> {
  if (line.when !== 'to-come') return { seats: toShow(line, line.told ?? line.slots), absent: line };
  if (line.place === null) return NOBODY;
  const facts = await itemFacts(tx, item, today);
  const to = submittersToCome(machine, stateOf(item), personId);
  const answers = answersOf(tx, item, { place: line.place, submitter: to.submitter, reading: { readings, machine } });
  const directory = directoryOn(tx, today);
  const told = line.node ? workOf(line.node) : null;
  if (told) return { seats: await peopleAtWorkIn(directory, told, facts, answers), absent: {} };
  const place = places.find(({ id }) => id === line.place);
  if (!place) return NOBODY;
  const { submittedFor: _before, ...context } = item.context;
  const { found, vacant } = await wouldAsk(directory, { machine, place, context: { ...context, ...to }, item: facts, answers });
  return { seats: found, absent: { vacant: vacantAhead(place.work, vacant, item.context) } };
}

/** Whom a line shows, and which of its lines found nobody. */
interface Seated {
  readonly seats: readonly Seat[];
  readonly absent: Absent;
}
const NOBODY: Seated = { seats: [], absent: {} };

interface Seating extends Omit<PathAsked, 'zone'> {
  readonly readings: Readings;
  readonly places: readonly PlaceOfWork[];
}

function workOf(node: NonNullable<PathLine['node']>): Pick<PlaceOfWork['work'], 'who'> | null {
  return node.type === 'wait' ? null : node;
}

/** Whoever was brought in stands right below the one who did so. */
function underAdder(seats: readonly Seat[]): readonly Seat[] {
  const isBelow = (seat: Seat): boolean => seats.some(({ id }) => id !== undefined && id === seat.added?.by);
  const withAdded = (seat: Seat): readonly Seat[] => [seat, ...seats.filter(({ added }) => added !== undefined && added.by === seat.id).flatMap(withAdded)];
  return seats.filter((seat) => !isBelow(seat)).flatMap(withAdded);
}

interface Telling {
  readonly names: Names;
  readonly zone: string;
  readonly words: SlotWords;
  /** All of the same round. */
  readonly slots?: readonly Slot[];
}

function personOf(slot: Seat, { names, zone, words, slots = [] }: Telling): PathPerson {
  const person = names.people[slot.person];
  const nameOf = (id: string): string => names.people[slots.find((other) => other.id === id)?.person ?? '']?.name ?? '';
  const asked = slot.id === undefined ? null : words.asked(slot.id);
  // Who wrote it did it, whoever has his place by now.
  const adder = (id: string): string => names.people[asked?.by ?? '']?.name ?? nameOf(id);
  const added = addedText(slot.added, adder, slots.filter((other) => other.added?.group === slot.added?.group).length === 1);
  return {
    slotId: slot.id ?? null,
    name: person?.name ?? '',
    label: person?.label ?? '',
    why: whyText(slot.why, names),
    outcome: slot.closed ? outcomeText(slot.closed) : null,
    atText: slot.closed ? momentText(slot.closed.at, zone) : null,
    waits: slot.closed || slot.id === undefined || slot.waits === undefined ? null : waitsText({ id: slot.id, waits: slot.waits }, slots, nameOf),
    added,
    asked: askedText(asked, { added, by: names.people[asked?.by ?? '']?.name ?? '' }),
    said: slot.id !== undefined && slot.closed ? words.said(slot.id) : null,
    signature: slot.id !== undefined && slot.closed ? words.signature(slot.id) : null,
    files: slot.id !== undefined && slot.closed ? [...words.files(slot.id)] : [],
  };
}

function foldedOf(slots: readonly EarlierSlot[], telling: Telling): PathStep['earlier'] {
  return [...Map.groupBy(slots, ({ round }) => round)].map(([round, own]) => ({ round, people: own.map((slot) => personOf(slot, telling)) }));
}
