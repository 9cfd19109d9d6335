import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { readerOf, unreadableOf } from '../../items/index.js';
import type { Readings } from '../../items/index.js';
import type { DecisionFilter, DecisionsView, InboxCard, InboxView } from '../inbox.contract.js';
import { inboxOf } from '../sections.js';
import { cardsOf, drawing } from './cards.js';
import { monthOf } from './month.js';
import { sentLines } from './sent.js';
import { decidedSlots, openSlots, stoodInSlots } from './slots.js';
import type { SlotRow } from './slots.js';

export interface Asking {
  readonly personId: string;
  readonly readings: Readings;
}

/** Everything in the person's hands; a hat narrows it to what came because of that post. */
export async function inboxFor(tx: Tx, asking: Asking, hat: string | undefined): Promise<InboxView> {
  const rows = (await slotsInHand(tx, asking)).filter(({ why }) => hat === undefined || `${why.post ?? ''}:${why.unit ?? ''}` === hat);
  const by = await drawing(tx, rows, asking);
  return { ...inboxOf(await cardsOf(tx, rows, by), by.time.today), month: await monthOf(tx, asking.personId, by.time.today), sent: await sentLines(tx, by) };
}

/** The person's own first of each day, then those of whom he stands in for; what both have is shown as his own. */
async function slotsInHand(tx: Tx, asking: Asking): Promise<SlotRow[]> {
  const { today } = await clockOf(tx);
  const own = await readable(tx, await openSlots(tx, asking.personId), asking);
  const others = await stoodInSlots(tx, asking.personId, today);
  return others.length === 0 ? own : [...own, ...others].sort(byDay);
}

/** A stable sort: the official order stays within a day. */
function byDay(a: SlotRow, b: SlotRow): number {
  const [day, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  return day < other ? -1 : Number(day > other);
}

/** Without the restricted ones of a post that has passed to somebody else: a card says whose a sheet is and what it begins with. */
async function readable(tx: Tx, rows: readonly SlotRow[], { personId }: Asking): Promise<SlotRow[]> {
  const { today } = await clockOf(tx);
  const hidden = await unreadableOf(tx, rows, await readerOf(tx, personId, today));
  return rows.filter(({ id }) => !hidden.has(id));
}

/** Sheets of others that wait for the person's signature, or that he signed. */
export async function decisionsFor(tx: Tx, asking: Asking, filter: DecisionFilter): Promise<DecisionsView> {
  const open = await slotsInHand(tx, asking);
  const decided = await readable(tx, await decidedSlots(tx, asking.personId), asking);
  const by = await drawing(tx, [...open, ...decided], asking);
  const mine = (await cardsOf(tx, open, by)).filter(({ kind }) => kind === 'decide' || kind === 'answer');
  const done = await cardsOf(tx, newestOfEach(decided), by);
  const returnedIds = new Set(decided.filter(({ closedAs, ended }) => closedAs === 'returned' && ended === null).map(({ id }) => id));
  const rows: Record<DecisionFilter, InboxCard[]> = {
    mine,
    soon: mine.filter(({ due }) => due.light.light === 'yellow' || due.light.light === 'red'),
    returned: done.filter(({ itemId, state }) => returnedIds.has(itemId) && state.back),
    done,
  };
  return { rows: rows[filter], counts: { mine: mine.length, soon: rows.soon.length, returned: rows.returned.length, done: done.length } };
}

/** One line an item, however often it was signed. */
function newestOfEach(rows: readonly SlotRow[]): SlotRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();
}
