import { pathOf, places } from '@bihuan/workflows';
import type { Machine, PathLine, PlaceOfWork, Slot } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf, peopleAtWork, whyText } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import { itemFacts } from '../facts/gather-facts.js';
import { knowingOf } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import type { PathStep } from '../item.contract.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { momentText } from './moment-text.js';

const outcomeWords: Readonly<Record<string, string>> = { agreed: '已同意', returned: '已退回', acted: '已办', superseded: '无需再办', 'handed-over': '已转交' };

export interface PathAsked {
  readonly machine: Machine;
  readonly item: ItemRow;
  readonly today: string;
  readonly zone: string;
}

/** The whole path: what is done and by whom, who has it now and why, and who will be asked after that. */
export async function pathViewOf(tx: Tx, readings: Readings, { machine, item, today, zone }: PathAsked): Promise<PathStep[]> {
  const lines = pathOf(machine, stateOf(item), await knowingOf(tx, readings, { machine, item }));
  const known = places(machine);
  const seated: (readonly Seat[])[] = [];
  for (const line of lines) seated.push(toShow(line, await seatsOf(tx, line, { item, today, places: known })));
  const slots = seated.flat();
  const names = await namesOf(tx, {
    people: [...new Set(slots.flatMap((slot) => [slot.person, ...(slot.closed?.by ? [slot.closed.by] : [])]))],
    units: [...new Set(slots.flatMap(({ why }) => (why.unit === undefined ? [] : [why.unit])))],
    inUnit: item.unitId,
  });
  return lines.map((line, index) => ({
    label: line.label,
    when: line.when,
    branch: line.branches.length > 0 ? line.branches.join(' · ') : null,
    people: (seated[index] ?? []).map((slot) => personOf(slot, names, zone)),
  }));
}

type Seat = Pick<Slot, 'person' | 'why' | 'closed'>;

/** Of what is done only who did it: the others who had been asked stand in the history. */
function toShow({ when }: PathLine, seats: readonly Seat[]): readonly Seat[] {
  const acted = seats.filter(({ closed }) => closed && closed.as !== 'superseded');
  return when === 'done' && acted.length > 0 ? acted : seats;
}

/** Those of the round; for what is still to come, those who would be asked if it came today. */
async function seatsOf(tx: Tx, line: PathLine, { item, today, places }: { item: ItemRow; today: string; places: readonly PlaceOfWork[] }): Promise<readonly Seat[]> {
  if (line.when !== 'to-come') return line.slots;
  const place = places.find(({ id }) => id === line.place);
  if (!place) return [];
  return peopleAtWork(tx, place.work, { item: await itemFacts(tx, item, today), today });
}

function personOf(slot: Seat, names: Names, zone: string): PathStep['people'][number] {
  const person = names.people[slot.person];
  return {
    name: person?.name ?? '',
    label: person?.label ?? '',
    why: whyText(slot.why, names),
    outcome: slot.closed ? (outcomeWords[slot.closed.as] ?? null) : null,
    atText: slot.closed ? momentText(slot.closed.at, zone) : null,
  };
}
