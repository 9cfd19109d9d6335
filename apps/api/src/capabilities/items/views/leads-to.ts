import { openSlots, places, subItemsAt, wouldCancel } from '@bihuan/workflows';
import type { AllowedEvent, ItemEvent, Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { linesOf, namesOf } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import { allowedFor, choosesFor, chosenIn } from '../apply/choose-for-later.js';
import type { AllowedAction, CalledOff } from '../path.contract.js';
import { stateOf } from '../item-row.js';
import { groupText } from './vacancy-text.js';
import type { Offering } from './viewing.js';

type Leading = Pick<AllowedAction, 'targets' | 'callsOff' | 'removable' | 'seats' | 'chooses'>;

/** Where an act may lead and what it would call off there, whom one may take out again, and for whom one says who signs. */
export async function leadsTo(tx: Tx, event: AllowedEvent, offering: Offering): Promise<Leading> {
  const targets: AllowedAction['targets'] = [];
  for (const target of event.targets) targets.push({ ...target, callsOff: await calledOff(tx, eventOf(event, offering, target.step), offering) });
  return {
    targets,
    callsOff: event.targets.length > 0 || event.refusal ? [] : await calledOff(tx, eventOf(event, offering, null), offering),
    removable: await removableOf(tx, event, offering),
    seats: await seatsOf(tx, event, offering),
    chooses: event.refusal ? [] : await choosesOf(tx, event, offering),
  };
}

/** The event as it would be sent, where it can lead anywhere at all; nothing that depends on whom one names. */
function eventOf({ type, act, step, slot }: AllowedEvent, { facts }: Offering, to: string | null): ItemEvent | null {
  if (type === 'ACT') return act === null ? null : { type, act, facts, reasonGiven: true };
  if (type === 'SUSPEND' || type === 'RESUME' || type === 'TERMINATE') return { type, facts, reasonGiven: true };
  if (type === 'JUMP') return to === null ? null : { type, to, facts, reasonGiven: true };
  if (type === 'CONTINUE') return step === null ? null : { type, wait: step, facts, reasonGiven: true };
  if (step === null || slot === null) return null;
  if (type === 'RETURN') return { type, step, slot, ...(to === null ? {} : { to }), facts, reasonGiven: true };
  if (type === 'REJECT') return { type, step, slot, facts, reasonGiven: true };
  return type === 'TAKE_BACK' ? { type, step, slot, facts } : null;
}

/** Work of others, and whom items below are for that would end; one's own slot ends by what one does, and is not called off. */
async function calledOff(tx: Tx, event: ItemEvent | null, { machine, item, personId, foreseen }: Offering): Promise<CalledOff[]> {
  const gone = event ? wouldCancel(machine, stateOf(item), event) : [];
  const others = gone
    .map(({ place, slots, children }) => ({
      place,
      people: [...slots.flatMap(({ person }) => (person === personId ? [] : [person])), ...children.flatMap(({ person }) => person ?? [])],
      units: children.flatMap(({ unit, person }) => (person === undefined ? [unit] : [])),
    }))
    .filter(({ people, units }) => people.length + units.length > 0);
  if (others.length === 0) return [];
  const asked = { people: others.flatMap(({ people }) => people), units: others.flatMap(({ units }) => units) };
  const isForeseen = asked.units.length === 0 && asked.people.every((id) => id in (foreseen?.people ?? {}));
  const names: Pick<Names, 'people' | 'units'> = isForeseen ? { people: foreseen?.people ?? {}, units: {} } : await namesOf(tx, asked);
  return others.map(({ place, people, units }) => ({
    label: labelOf(machine, place),
    people: [...people.map((id) => names.people[id]?.name ?? ''), ...units.map((id) => names.units[id] ?? '')],
  }));
}

const labelOf = (machine: Machine, place: string): string =>
  places(machine).find(({ id }) => id === place)?.label ?? subItemsAt(machine, place)?.label ?? place;

async function removableOf(tx: Tx, { removable }: AllowedEvent, { item }: Offering): Promise<AllowedAction['removable']> {
  const slots = openSlots(stateOf(item)).filter(({ id }) => removable.includes(id));
  if (slots.length === 0) return [];
  const { people } = await namesOf(tx, { people: slots.map(({ person }) => person), units: [] });
  return slots.map(({ id, person }) => ({ slotId: id, label: people[person]?.label ?? '' }));
}

/** «待签发：刘清和（党委书记）», of a place for which nobody was found «待签发», of a group of it «待会签（上级单位组织委员）». */
async function seatsOf(tx: Tx, { seats }: AllowedEvent, { machine, item, foreseen }: Offering): Promise<AllowedAction['seats']> {
  if (seats.length === 0) return [];
  const open = openSlots(stateOf(item));
  const holders = seats.flatMap(({ slot }) => open.find(({ id }) => id === slot)?.person ?? []);
  const isForeseen = seats.every(({ line }) => line === null) && holders.every((id) => id in (foreseen?.people ?? {}));
  const names: Pick<Names, 'people' | 'posts'> = isForeseen ? { people: foreseen?.people ?? {}, posts: {} } : await namesOf(tx, { people: holders, units: [] });
  return seats.map(({ place, slot, line }) => {
    const holder = open.find(({ id }) => id === slot)?.person;
    const group = groupText(machine, place, { line, names });
    const label = `${labelOf(machine, place)}${group === null ? '' : `（${group}）`}`;
    return { step: place, slotId: slot, line, label: holder === undefined ? label : `${label}：${names.people[holder]?.label ?? ''}` };
  });
}

/** Places that leave it to the submitter, or to the signer before, to say who works there. */
async function choosesOf(tx: Tx, event: AllowedEvent, { machine, item, facts }: Offering): Promise<AllowedAction['chooses']> {
  const found: AllowedAction['chooses'] = [];
  for (const { id, label, work } of choosesFor(machine, item, event)) {
    const asked = chosenIn([...work.who, ...(work.orElse ?? [])]);
    const from = asked?.from && (await linesOf(tx, await allowedFor(tx, asked.from, { item: facts.item, today: facts.today })));
    found.push({ place: id, label, from: from ? from.map(({ id: person, label: name }) => ({ id: person, label: name })) : null });
  }
  return found;
}
