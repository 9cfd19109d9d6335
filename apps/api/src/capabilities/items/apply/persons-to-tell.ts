import { openSlots } from '@bihuan/workflows';
import { stateOf } from '../item-row.js';
import { personOf } from './by.js';
import type { Deciding } from './deciding.js';

/** What the outbox topic `person.notify` carries: who, what, which item, days and people. Never a word somebody wrote. */
interface ToTell {
  readonly personId: string;
  readonly kind: 'decided-on-paper' | 'handed-over' | 'handed-on' | 'due-moved' | 'proxy-acted';
  readonly itemId: string;
  readonly facts: { readonly by?: string; readonly on?: string };
}

/** Who is told of a change that came without his doing. */
export function personsToTell(deciding: Deciding): readonly ToTell[] {
  const { command, before } = deciding;
  const by = command.paper?.enteredBy ?? personOf(command.by);
  const told = [...ofPaper(deciding), ...ofHandOver(deciding), ...ofStandIn(deciding), ...ofDay(deciding)].filter(({ personId }) => personId !== by);
  return told.map(({ personId, kind, on }) => ({ personId, kind, itemId: before.id, facts: { ...(by === null ? {} : { by }), ...(on === undefined ? {} : { on }) } }));
}

type Told = Pick<ToTell, 'personId' | 'kind'> & { readonly on?: string };

function ofPaper({ command: { by, paper } }: Deciding): readonly Told[] {
  const signer = personOf(by);
  return paper && signer !== null ? [{ personId: signer, kind: 'decided-on-paper', on: paper.on }] : [];
}

/** The one who has it now, and the one it was taken from. */
function ofHandOver({ command: { event }, before }: Deciding): readonly Told[] {
  if (event.type !== 'HAND_OVER') return [];
  const from = openSlots(stateOf(before)).find(({ id }) => id === event.slotId)?.person;
  return [{ personId: event.to.person, kind: 'handed-over' }, ...(from === undefined ? [] : [{ personId: from, kind: 'handed-on' as const }])];
}

/** Whoever is stood in for learns what was done in his name. */
function ofStandIn({ insteadOf }: Deciding): readonly Told[] {
  return insteadOf === undefined ? [] : [{ personId: insteadOf, kind: 'proxy-acted' }];
}

/** Everybody who has it in hand, once. */
function ofDay({ before, changes }: Deciding): readonly Told[] {
  const dueOn = changes?.row.dueOn;
  if (typeof dueOn !== 'string') return [];
  const people = new Set(openSlots(stateOf(before)).map(({ person }) => person));
  return [...people].map((personId) => ({ personId, kind: 'due-moved' as const, on: dueOn }));
}
