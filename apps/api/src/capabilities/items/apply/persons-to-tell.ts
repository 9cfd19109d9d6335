import { openSlots, tellOf } from '@bihuan/workflows';
import type { PlaceId } from '@bihuan/workflows';
import { stateOf } from '../item-row.js';
import { personOf } from './by.js';
import type { Deciding } from './deciding.js';

/** What the outbox topic `person.notify` carries: who, what, which item, days and people. Never a word somebody wrote. */
interface ToTell {
  readonly personId: string;
  readonly kind:
    | 'decided-on-paper'
    | 'handed-over'
    | 'handed-on'
    | 'named-by-office'
    | 'taken-by-office'
    | 'due-moved'
    | 'proxy-acted'
    | 'more-asked'
    | 'more-answered'
    | 'passed-on'
    | 'asked'
    | 'answered'
    | 'added'
    | 'taken-out'
    | 'shown'
    | 'urged'
    | 'bypassed'
    | 'informed'
    | 'copied'
    | 'suspended'
    | 'resumed'
    | 'terminated'
    | 'withdrawn'
    | 'taken-away'
    | 'returned-often'
    | 'step-overdue'
    | 'nobody-there'
    | 'nobody-named-yet'
    | 'nobody-may-name'
    | 'nobody-informed'
    | 'awaited-lost'
    | 'awaited-circle'
    | 'turned-yellow'
    | 'turned-red';
  readonly itemId: string;
  readonly facts: { readonly by?: string; readonly on?: string };
}

/** Who is told of a change that came without his doing. */
export function personsToTell(deciding: Deciding): readonly ToTell[] {
  const { command, before } = deciding;
  const by = command.paper?.enteredBy ?? personOf(command.by);
  const told = [
    ...ofPaper(deciding),
    ...ofHandOver(deciding),
    ...ofStandIn(deciding),
    ...ofDay(deciding),
    ...ofCalendar(deciding),
    ...ofSigner(deciding),
    ...ofOverride(deciding),
    ...ofMore(deciding),
    ...ofEffects(deciding),
  ].filter(({ personId }) => personId !== by);
  return told.map(({ personId, kind, on, by: named = by }) => ({
    personId,
    kind,
    itemId: before.id,
    facts: { ...(named === null ? {} : { by: named }), ...(on === undefined ? {} : { on }) },
  }));
}

/** `by`: whom the sentence names, where that is not whoever acted. */
type Told = Pick<ToTell, 'personId' | 'kind'> & { readonly on?: string; readonly by?: string };

function ofPaper({ command: { by, paper, event } }: Deciding): readonly Told[] {
  const signer = personOf(by);
  // What he wrote in the form is entered with what he decided: he is told once.
  return paper && signer !== null && event.type !== 'EDIT' ? [{ personId: signer, kind: 'decided-on-paper', on: paper.on }] : [];
}

/** The one who has it now, and the one it was taken from. */
function ofHandOver({ command: { event }, before }: Deciding): readonly Told[] {
  if (event.type !== 'HAND_OVER') return [];
  const from = openSlots(stateOf(before)).find(({ id }) => id === event.slotId)?.person;
  const [gets, loses] = event.office ? (['named-by-office', 'taken-by-office'] as const) : (['handed-over', 'handed-on'] as const);
  return [{ personId: event.to.person, kind: gets }, ...(from === undefined ? [] : [{ personId: from, kind: loses }])];
}

/** Whoever is stood in for learns what was done in his name. */
function ofStandIn({ insteadOf }: Deciding): readonly Told[] {
  return insteadOf === undefined ? [] : [{ personId: insteadOf, kind: 'proxy-acted' }];
}

/** Everybody who has it in hand and keeps it, once. */
function ofDay({ before, changes, after }: Deciding): readonly Told[] {
  const dueOn = changes?.row.dueOn;
  if (typeof dueOn !== 'string') return [];
  const keeps = after ? new Set(openSlots(after).map(({ person }) => person)) : null;
  const people = new Set(openSlots(stateOf(before)).flatMap(({ person }) => (keeps?.has(person) === false ? [] : [person])));
  return [...people].map((personId) => ({ personId, kind: 'due-moved' as const, on: dueOn }));
}

/** Whoever has a round in hand whose end the working calendar moved, of each day once. */
function ofCalendar({ command: { counted }, before, after }: Deciding): readonly Told[] {
  const slots = openSlots(after ?? stateOf(before));
  return (counted?.moved ?? []).flatMap(({ place, round, kind, after: on }): readonly Told[] => {
    if (kind === 'wait') return [];
    const people = new Set(slots.filter((slot) => slot.place === place && slot.round === round && slot.waits === undefined).map(({ person }) => person));
    return [...people].map((personId) => ({ personId, kind: 'due-moved', on }));
  });
}

/** Whoever gets something in hand through another signer, or gives it out of hand. */
function ofSigner({ command: { event }, before }: Deciding): readonly Told[] {
  const slots = openSlots(stateOf(before));
  switch (event.type) {
    case 'TRANSFER':
      return [{ personId: event.to.person, kind: 'passed-on' }];
    case 'CONSULT':
      return [{ personId: event.to.person, kind: 'asked' }];
    case 'ADD_SIGNERS':
      return event.to.map(({ person }) => ({ personId: person, kind: 'added' }));
    case 'REMOVE_SIGNER':
      return slots.filter(({ id }) => id === event.removed).map(({ person }) => ({ personId: person, kind: 'taken-out' }));
    case 'ANSWER': {
      const asker = slots.find(({ id }) => id === event.slotId)?.added?.by;
      return slots.filter(({ id }) => id === asker).map(({ person }) => ({ personId: person, kind: 'answered' }));
    }
    default:
      return [];
  }
}

/** The one who gave it back, and the one who asked him. */
function ofMore({ more }: Deciding): readonly Told[] {
  return more && more.tells !== null ? [{ personId: more.tells, kind: more.type === 'ask' ? 'more-asked' : 'more-answered' }] : [];
}

const OVERRIDES = { SUSPEND: 'suspended', RESUME: 'resumed', TERMINATE: 'terminated' } as const;

/** An override is told to everybody who had it in hand, and to who handed it in. */
function ofOverride({ command: { event }, before }: Deciding): readonly Told[] {
  if (event.type !== 'SUSPEND' && event.type !== 'RESUME' && event.type !== 'TERMINATE') return [];
  const kind = OVERRIDES[event.type];
  const { submitter } = before.context;
  const people = new Set([...openSlots(stateOf(before)).map(({ person }) => person), ...(submitter === null ? [] : [submitter])]);
  return [...people].map((personId) => ({ personId, kind }));
}

const OFFICE = { returns: 'returned-often', overdue: 'step-overdue', lost: 'awaited-lost', circle: 'awaited-circle' } as const;

const LIT = { yellow: 'turned-yellow', red: 'turned-red' } as const;

function ofEffects({ machine, effects = [], office = [], namers = [], lit = [], after }: Deciding): readonly Told[] {
  const byLight = lit.map(({ personId, at }): Told => ({ personId, kind: LIT[at] }));
  // Whom it came back to where it went has not lost it.
  const has = new Set(after ? openSlots(after).map(({ person }) => person) : []);
  return [...byLight, ...ofOthers(effects, { machine, office, namers }).filter(({ personId, kind }) => kind !== 'taken-away' || !has.has(personId))];
}

type Office = Required<Pick<Deciding, 'machine' | 'office' | 'namers'>>;

function ofOthers(effects: NonNullable<Deciding['effects']>, told: Office): readonly Told[] {
  return effects.flatMap((effect): readonly Told[] => {
    if (effect.type === 'Tell') return effect.to.map((personId) => ({ personId, kind: effect.what }));
    if (effect.type === 'GrantReading') return effect.to.map((personId) => ({ personId, kind: effect.place === undefined ? 'shown' : 'copied' }));
    if (effect.type !== 'TellOffice') return [];
    const { about, place } = effect;
    return about === 'nobody' ? ofNobody(place, told) : told.office.map((personId) => ({ personId, kind: OFFICE[about] }));
  });
}

/** Whoever may name somebody is asked to; the others of the office learn who may, or that nobody may. Where somebody was only to be told, nothing waits. */
function ofNobody(place: PlaceId, { machine, office, namers }: Office): readonly Told[] {
  if (tellOf(machine, place)) return office.map((personId) => ({ personId, kind: 'nobody-informed' }));
  const others = office.filter((personId) => !namers.includes(personId));
  const [first] = namers;
  return [
    ...namers.map((personId): Told => ({ personId, kind: 'nobody-there' })),
    ...others.map((personId): Told => (first === undefined ? { personId, kind: 'nobody-may-name' } : { personId, kind: 'nobody-named-yet', by: first })),
  ];
}
