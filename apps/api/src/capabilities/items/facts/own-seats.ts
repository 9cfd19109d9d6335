import type { Why } from '@bihuan/workflows';
import type { Organisation } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import type { Seats } from './seats.js';

/** A slot of the person who acts, as far as his rights depend on it. */
export interface OwnSeat {
  readonly id: string;
  readonly isOpen: boolean;
  readonly followsPerson: boolean;
  readonly why: Partial<Why>;
}

interface Sitting {
  readonly item: Pick<ItemRow, 'unitId' | 'subjectUnitId' | 'subjectPersonId' | 'privacy'>;
  readonly person: string;
  readonly organisation: Organisation;
}

/** What `seatColumns` finds out by SQL, out of the slots themselves and the organisation in memory; a test holds one against the other. */
export function seatsFrom(seats: readonly OwnSeat[], sitting: Sitting): Pick<Seats, 'heldSlot' | 'worksHere' | 'endedSlots'> {
  const open = seats.filter(({ isOpen }) => isOpen);
  const ended = open.filter((seat) => !stillHeld(seat, sitting)).map(({ id }) => id);
  return { heldSlot: seats.length > 0, worksHere: ended.length < open.length, endedSlots: ended };
}

/** Whether the person still is what the slot was opened for; the words for it stand where SQL says the same. */
function stillHeld({ followsPerson, why }: OwnSeat, sitting: Sitting): boolean {
  const { item, person, organisation } = sitting;
  if (followsPerson) return mayKnow(sitting);
  switch (why.resolver) {
    case 'person-field':
    case 'hand-over':
    case 'form-person':
    case 'submitter':
      return true;
    case 'chosen':
    case 'transfer':
    case 'consult':
    case 'add-signer':
      return mayKnow(sitting);
    case 'group':
      return why.group !== undefined && organisation.isListed(person, why.group);
    case 'body':
      return why.unit !== undefined && organisation.belongs(person, why.unit);
    case 'area-leader':
      return organisation.leadsOneOf(person, [item.unitId, ...(item.subjectUnitId === null ? [] : [item.subjectUnitId])]);
    default:
      return why.post !== undefined && why.unit !== undefined && organisation.holds(person, why.post, why.unit);
  }
}

/** Everybody concerned, or for a post, or because it is about him. */
function mayKnow({ item, person, organisation }: Sitting): boolean {
  if (item.privacy === 'normal' || item.subjectPersonId === person) return true;
  return organisation.may(person, 'items.read-restricted-all') || organisation.may(person, 'items.read-restricted-unit', item.unitId);
}
