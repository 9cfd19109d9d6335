import type { SlotSeed } from '@bihuan/workflows';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { RequestedEvent } from '../apply/apply-command.js';
import type { SendEventBody } from '../item.contract.js';
import type { EventType } from '../path.contract.js';
import type { ChosenPeople } from './chosen-people.js';

type Part =
  | 'act'
  | 'step'
  | 'slotId'
  | 'to'
  | 'people'
  | 'how'
  | 'among'
  | 'removed'
  | 'line'
  | 'choices'
  | 'marks'
  | 'more'
  | 'opinion'
  | 'signature'
  | 'files'
  | 'reason'
  | 'data'
  | 'paper'
  | 'edits';

interface Parts {
  readonly must: readonly Part[];
  readonly may: readonly Part[];
}

const signing = (must: readonly Part[], may: readonly Part[]): Parts => ({ must: ['step', 'slotId', ...must], may });

/** What belongs to each type. Words of a signature may come in either field; anything else would be kept without anybody seeing it. */
const PARTS: Readonly<Record<EventType, Parts>> = {
  ACT: { must: ['act'], may: ['reason', 'opinion', 'data', 'choices', 'marks'] },
  AGREE: signing([], ['opinion', 'reason', 'signature', 'files', 'data', 'paper', 'edits', 'choices']),
  REJECT: signing([], ['reason', 'opinion', 'signature', 'files', 'paper']),
  RETURN: signing([], ['to', 'reason', 'opinion', 'files', 'data', 'paper', 'marks']),
  CLAIM: signing([], []),
  GIVE_BACK: signing([], ['reason']),
  TAKE_BACK: signing([], ['reason']),
  TRANSFER: signing(['people'], ['reason']),
  CONSULT: signing(['people'], ['reason']),
  ANSWER: signing([], ['opinion']),
  ADD_SIGNERS: signing(['people', 'how', 'among'], ['reason']),
  REMOVE_SIGNER: signing(['removed'], ['reason']),
  COMMENT: { must: ['opinion'], may: ['marks', 'more'] },
  CC: { must: ['people'], may: ['reason'] },
  URGE: { must: [], may: ['reason'] },
  SUSPEND: { must: [], may: ['reason'] },
  RESUME: { must: [], may: ['reason'] },
  TERMINATE: { must: [], may: ['reason'] },
  JUMP: { must: ['to'], may: ['reason'] },
  ARRIVE: { must: ['step'], may: ['opinion', 'data'] },
  CONTINUE: { must: ['step'], may: ['reason'] },
  HAND_OVER: { must: ['step', 'people'], may: ['slotId', 'line', 'reason'] },
};
const ALL: readonly Part[] = [
  'act',
  'step',
  'slotId',
  'to',
  'people',
  'how',
  'among',
  'removed',
  'line',
  'choices',
  'marks',
  'more',
  'opinion',
  'signature',
  'files',
  'reason',
  'data',
  'paper',
  'edits',
];

/** Refuses a body with a part missing, or with one that does not belong to its type. */
export function refuseOtherParts(body: SendEventBody): void {
  const { must, may } = PARTS[body.type];
  const isThere = (part: Part): boolean => body[part] !== undefined;
  const wrong = ALL.some((part) => (isThere(part) ? !must.includes(part) && !may.includes(part) : must.includes(part)));
  const one = body.type === 'TRANSFER' || body.type === 'CONSULT' || body.type === 'HAND_OVER';
  const empty = body.type === 'COMMENT' && body.opinion?.trim() === '';
  const ownEdits = body.edits !== undefined && body.paper === undefined;
  // Nobody marks cells on a paper.
  const paperMarks = body.marks !== undefined && body.paper !== undefined;
  // A place that somebody has keeps its line.
  const lineBesideSlot = body.line !== undefined && body.slotId !== undefined;
  const ofMore = body.type === 'COMMENT' && (body.marks !== undefined) !== (body.more === 'ask');
  if (
    wrong ||
    empty ||
    ownEdits ||
    paperMarks ||
    ofMore ||
    lineBesideSlot ||
    (one && body.people?.length !== 1) ||
    (body.type === 'CC' && body.people?.length === 0)
  )
    throw malformed();
}

/** The event the body asks for, once its parts are known to be right and those it names may be named. */
export function requested(body: SendEventBody, chosen: ChosenPeople): RequestedEvent {
  const { type } = body;
  switch (type) {
    case 'ACT':
      return { type, act: there(body.act) };
    case 'AGREE':
    case 'REJECT':
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'ANSWER':
      return { type, ...slotOf(body) };
    case 'RETURN':
      return { type, ...slotOf(body), to: body.to };
    case 'TRANSFER':
    case 'CONSULT':
      return { type, ...slotOf(body), to: there(chosen.seeds[0]) };
    case 'ADD_SIGNERS':
      return { type, ...slotOf(body), how: there(body.how), among: there(body.among), to: chosen.seeds };
    case 'REMOVE_SIGNER':
      return { type, ...slotOf(body), removed: there(body.removed) };
    case 'CC':
      return { type, to: chosen.seeds.map(({ person }) => person) };
    case 'JUMP':
      return { type, to: there(body.to) };
    case 'ARRIVE':
    case 'CONTINUE':
      return { type, wait: there(body.step) };
    case 'HAND_OVER':
      return { type, ...givenOver(body, there(chosen.seeds[0])) };
    case 'COMMENT':
    case 'URGE':
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
      return { type };
  }
}

function slotOf({ step, slotId }: SendEventBody): { step: string; slotId: string } {
  return { step: there(step), slotId: there(slotId) };
}

/** Without a slot the place is meant, for which nobody was found. */
function givenOver(
  { step, slotId, line }: SendEventBody,
  to: SlotSeed,
): Pick<Extract<RequestedEvent, { type: 'HAND_OVER' }>, 'place' | 'slotId' | 'to' | 'office'> {
  const place = there(step);
  return { place, slotId: slotId ?? place, to: line === undefined ? to : { ...to, line }, office: true };
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw malformed();
  return part;
}

const malformed = (): DomainError => new DomainError('request.malformed');
