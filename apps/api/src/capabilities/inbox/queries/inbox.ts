import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { readerOf } from '../../items/index.js';
import type { Readings } from '../../items/index.js';
import type { DecisionFilter, DecisionsView, InboxCard, InboxView } from '../inbox.contract.js';
import { inboxOf } from '../sections.js';
import { cardsOf, drawing } from './cards.js';
import { monthOf } from './month.js';
import { heldBy } from './pulse.js';
import { readableRows } from './readable-rows.js';
import { sentLines } from './sent.js';
import { decidedSlots, openSlots, stoodInSlots } from './slots.js';
import type { SlotRow } from './slots.js';

export interface Asking {
  readonly personId: string;
  readonly readings: Readings;
  /** So many are listed, the first by their dates. */
  readonly most: number;
}

/** What is in the person's hands; a hat narrows it to what came because of that post. */
export async function inboxFor(tx: Tx, asking: Asking, hat: string | undefined): Promise<InboxView> {
  const { slots, more } = await slotsInHand(tx, asking);
  const rows = slots.filter(({ why }) => hat === undefined || `${why.post ?? ''}:${why.unit ?? ''}` === hat);
  const by = await drawing(tx, rows, asking);
  return {
    ...inboxOf(await cardsOf(tx, rows, by), { today: by.time.today, isCut: more > 0 && hat === undefined }),
    month: await monthOf(tx, asking.personId, by.time.today),
    sent: await sentLines(tx, by),
    more,
  };
}

interface InHand {
  readonly slots: readonly SlotRow[];
  /** How many are not among them. */
  readonly more: number;
}

/** The person's own first of each day, then those of whom he stands in for; what both have is shown as his own. */
async function slotsInHand(tx: Tx, asking: Asking): Promise<InHand> {
  const { personId, most } = asking;
  const { today } = await clockOf(tx);
  const mine = await openSlots(tx, personId, most);
  const others = await stoodInSlots(tx, personId, { today, most });
  const own = await readable(tx, mine, asking);
  const all = others.length === 0 ? own : [...own, ...others].sort(byDay);
  if (mine.length < most && others.length < most && all.length <= most) return { slots: all, more: 0 };
  const slots = all.slice(0, most);
  return { slots, more: Math.max(0, (await heldBy(tx, personId)).length - slots.length) };
}

/** A stable sort: the official order stays within a day. */
function byDay(a: SlotRow, b: SlotRow): number {
  const [day, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  return day < other ? -1 : Number(day > other);
}

async function readable(tx: Tx, rows: readonly SlotRow[], { personId }: Asking): Promise<SlotRow[]> {
  const { today } = await clockOf(tx);
  return readableRows(tx, rows, await readerOf(tx, personId, today), ({ holderId }) => holderId === personId);
}

/** Sheets of others that wait for the person's signature, or that he signed. */
export async function decisionsFor(tx: Tx, asking: Asking, filter: DecisionFilter): Promise<DecisionsView> {
  const { slots: open, more } = await slotsInHand(tx, asking);
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
  return { rows: rows[filter], counts: { mine: mine.length, soon: rows.soon.length, returned: rows.returned.length, done: done.length }, more };
}

/** One line an item, however often it was signed. */
function newestOfEach(rows: readonly SlotRow[]): SlotRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();
}
