import { z } from 'zod';
import { signatureView } from './signature.contract.js';

const tone = z.enum(['grey', 'blue', 'purple', 'teal', 'stopped']);

export const dayView = z.strictObject({ on: z.string(), text: z.string() });
export const lightView = z.strictObject({ light: z.enum(['green', 'yellow', 'red', 'ended', 'stopped', 'none']), text: z.string() });
export const dueView = z.strictObject({ day: dayView.nullable(), words: z.string().nullable(), light: lightView });
/** `back`: it came back to be put right. */
export const stateView = z.strictObject({ label: z.string(), tone, mine: z.boolean(), ended: z.boolean(), back: z.boolean() });

/** What a person can send. `ACT` is an act of the definition; the others are the same in every lifecycle. */
export const eventType = z.enum([
  'ACT',
  'AGREE',
  'REJECT',
  'RETURN',
  'CLAIM',
  'GIVE_BACK',
  'TAKE_BACK',
  'TRANSFER',
  'CONSULT',
  'ANSWER',
  'ADD_SIGNERS',
  'REMOVE_SIGNER',
  'COMMENT',
  'CC',
  'URGE',
  'SUSPEND',
  'RESUME',
  'TERMINATE',
  'JUMP',
  'ARRIVE',
  'CONTINUE',
  'HAND_OVER',
]);

/** Open work of others that an act would call off. */
export const calledOff = z.strictObject({ label: z.string(), people: z.array(z.string()) });

/** What must be attached, and how many at least; null where nothing must. */
export const filesWanted = z.strictObject({ label: z.string(), least: z.int() }).nullable();

/** Every act the reader may do now; the browser draws exactly these. */
export const allowedAction = z.strictObject({
  type: eventType,
  act: z.string().nullable(),
  step: z.string().nullable(),
  slotId: z.uuid().nullable(),
  label: z.string(),
  primary: z.boolean(),
  grave: z.boolean(),
  rare: z.boolean(),
  form: z.string().nullable(),
  reason: z.enum(['required', 'optional', 'none']),
  /** It is signed by hand: sent as `signature`. */
  signature: z.boolean(),
  /** Sent as `files`. */
  files: filesWanted,
  hint: z.string().nullable(),
  phrases: z.array(z.string()),
  /** Name of the one it would be done for, where the reader stands in. */
  insteadOf: z.string().nullable(),
  /** The act exists here but not for the reader, or not yet: the sentence. */
  refusedBecause: z.string().nullable(),
  /** How many persons are to be named with it, found by `GET /items/:id/choices`. */
  people: z.enum(['none', 'one', 'some']),
  /** Where a return or a jump may lead, the first offered first; `step` null is the submitter. Sent as `to`. */
  targets: z.array(z.strictObject({ step: z.string().nullable(), label: z.string(), callsOff: z.array(calledOff) })),
  /** What it would call off, where it leads to one place alone. */
  callsOff: z.array(calledOff),
  /** Of a removal: whom one added or asked and who has not decided. Sent as `removed`. */
  removable: z.array(z.strictObject({ slotId: z.uuid(), label: z.string() })),
  /** What may be given to somebody else: sent as `step`, `slotId` and `line`. `slotId` null: nobody was found there, or nobody of that group. */
  seats: z.array(z.strictObject({ step: z.string(), slotId: z.uuid().nullable(), line: z.int().nullable(), label: z.string() })),
  /** For which steps to come one says who signs. Sent as `choices`; `from` null: anybody found by `GET /items/:id/choices`. */
  chooses: z.array(z.strictObject({ place: z.string(), label: z.string(), from: z.array(z.strictObject({ id: z.uuid(), label: z.string() })).nullable() })),
  /**
   * Gives this form back to whoever fills it in (of a return with several targets: the one whose `step` is null): what alone is to be put right may be
   * marked. `comes`: once it is, straight to the returner himself, to his step, or the way it came.
   */
  marks: z.strictObject({ form: z.string(), comes: z.enum(['you', 'here', 'anew']) }).nullable(),
});

/** A file as it is named. */
export const attachedView = z.strictObject({ id: z.uuid(), name: z.string() });
export type AttachedView = z.infer<typeof attachedView>;

/** Somebody's place in one round, as it is told. */
export const pathPerson = z.strictObject({
  slotId: z.uuid().nullable(),
  name: z.string(),
  label: z.string(),
  why: z.string(),
  outcome: z.string().nullable(),
  atText: z.string().nullable(),
  /** Open, and not his turn: what it waits for. */
  waits: z.string().nullable(),
  /** Added or asked by another signer: «徐春来加签（先签）». */
  added: z.string().nullable(),
  /** Why he was asked, added or given it, with who did so; null where nobody wrote anything. */
  asked: z.string().nullable(),
  /** His opinion or reason, once he is done. */
  said: z.string().nullable(),
  signature: signatureView.nullable(),
  /** What he attached, to be fetched by `GET /attachments/:id`. */
  files: z.array(attachedView),
});

/** The deadline of a step's round. */
export const stepDue = z.strictObject({ text: z.string(), at: z.string(), over: z.boolean(), stopped: z.boolean(), provisional: z.boolean() });

export const pathStep = z.strictObject({
  label: z.string(),
  when: z.enum(['done', 'now', 'to-come']),
  people: z.array(pathPerson),
  branch: z.string().nullable(),
  /** Its id, where it is a place of work. */
  place: z.string().nullable(),
  /** Which run of it: 0 before the first. */
  round: z.int(),
  /** How many must agree: «全体同意», «三分之二以上同意». */
  mode: z.string().nullable(),
  /** `tell`: people are told, and nobody waits; `wait`: it stands until a day, an answer or other items come. */
  kind: z.enum(['work', 'tell', 'wait']),
  /** For what a wait is, or how it ended: «等到10月12日»; of a step for which nobody was found, that the office names somebody. */
  waits: z.string().nullable(),
  /** Why it was passed over without anybody deciding. */
  passed: z.string().nullable(),
  /** Who of those a step asks was not found, whoever decides instead: «未找到人：上级单位组织委员». */
  vacant: z.string().nullable(),
  due: stepDue.nullable(),
  /** Of sub-items: for whom each of this round is, and where it stands; of one the reader may not look into, nothing but that it is there. */
  children: z.array(z.strictObject({ id: z.uuid(), for: z.string(), state: stateView.nullable(), hidden: z.boolean() })),
  /** Other items this waits for now, as far as the reader may read them; `isThere`: got where it is awaited. */
  awaits: z.array(z.strictObject({ id: z.uuid(), title: z.string(), state: stateView, isThere: z.boolean() })),
  /** Earlier runs, oldest first, to be folded. */
  earlier: z.array(z.strictObject({ round: z.int(), people: z.array(pathPerson) })),
});

export type EventType = z.infer<typeof eventType>;
export type CalledOff = z.infer<typeof calledOff>;
export type PathPerson = z.infer<typeof pathPerson>;
export type StepDueView = z.infer<typeof stepDue>;
export type DayView = z.infer<typeof dayView>;
export type DueView = z.infer<typeof dueView>;
export type StateView = z.infer<typeof stateView>;
export type AllowedAction = z.infer<typeof allowedAction>;
export type PathStep = z.infer<typeof pathStep>;
