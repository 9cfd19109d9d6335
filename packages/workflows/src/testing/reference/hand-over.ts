import { setSlots, slotsOf, type EventOf, type No, type Turn } from './item.js';
import { settle } from './settle.js';
import { goOnIn, receiverSaysNo } from './signer.js';
import { openStep } from './sign.js';
import { seat } from './slate.js';

const WENT_ON = ['handed-over', 'transferred', 'removed', 'answered'];

/** An open slot goes to somebody else; where nobody was found at all, somebody is seated. */
export function handOver(turn: Turn<EventOf<'HAND_OVER'>>): No {
  const { item, event } = turn;
  const open = openStep(item, event.place);
  const slots = slotsOf(item, event.place);
  // Where nobody is left to hand it over, the place itself is named instead of a slot.
  const unfilled = item.places[event.place]?.unfilled ?? [];
  const stranded = event.slot === event.place && (unfilled.length > 0 || slots.every(({ closed }) => closed));
  const no = stranded ? seatSaysNo(turn) : slotSaysNo(turn);
  if (no) return no;
  const mayNotSign = open && receiverSaysNo(turn, open.step, [event.to]);
  if (mayNotSign) return mayNotSign;
  if (stranded) nameSomebody(turn, unfilled);
  else goOnIn(turn, { ...event, as: 'handed-over' });
  if (open) settle(turn, open.step);
  return null;
}

/** For the group he is meant for, or else the first one that nobody speaks for. */
function nameSomebody({ item, event }: Turn<EventOf<'HAND_OVER'>>, unfilled: readonly number[]): void {
  const line = unfilled.includes(event.to.line ?? -1) ? event.to.line : unfilled[0];
  setSlots(item, event.place, [...slotsOf(item, event.place), seat(line === undefined ? event.to : { ...event.to, line })]);
  const { unfilled: _before, ...round } = item.places[event.place] ?? { round: 0, slots: [] };
  const left = unfilled.filter((one) => one !== line);
  item.places[event.place] = { ...round, ...(left.length > 0 ? { unfilled: left } : {}) };
}

function slotSaysNo(turn: Turn<EventOf<'HAND_OVER'>>): No {
  const slots = slotsOf(turn.item, turn.event.place);
  const slot = slots.find(({ id }) => id === turn.event.slot);
  if (!slot) return 'slot.not-open';
  return slot.closed ? 'slot.already-settled' : presentSaysNo(turn);
}

function seatSaysNo(turn: Turn<EventOf<'HAND_OVER'>>): No {
  const { item, event } = turn;
  const atHand = openStep(item, event.place) !== null || (event.place === item.state && item.work === 'open');
  return presentSaysNo(turn) ?? (atHand ? null : 'slot.not-open');
}

function presentSaysNo({ item, event }: Turn<EventOf<'HAND_OVER'>>): No {
  const there = slotsOf(item, event.place).filter(({ closed }) => !closed || !WENT_ON.includes(closed.as));
  return there.some(({ person }) => person === event.to.person) ? 'hand-over.already-there' : null;
}
