import { z } from 'zod';
import { formData, realDay, text } from '../../../kernel/http/text.js';

const id = text.min(1).max(200);
const personSeen = z.strictObject({ id: z.uuid().nullable(), name: z.string(), label: z.string(), why: z.string() });

/** On whose behalf, as of which day, with which answers (form key → field key → value). `starterId` absent: whoever may begin one there, the first in official order. */
export const tryBody = z.strictObject({ unitId: z.uuid(), day: realDay, answers: z.record(text, formData), starterId: z.uuid().optional() });

/** A place it comes by. `place`: the id of its step or node, or the code of its state. */
export const tryStep = z.strictObject({
  place: z.string(),
  label: z.string(),
  branch: z.string().nullable(),
  mode: z.string().nullable(),
  people: z.array(personSeen),
  passed: z.string().nullable(),
  /** Who of those it asks is not found; only there where somebody is not. */
  vacant: z.string().optional(),
  /** The day it comes there if everybody before used all of his time, and the day his own is over. */
  from: z.string(),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  minutes: z.int(),
});
export const troubleKind = z.enum(['nobody', 'stuck', 'self', 'twice', 'day-off', 'no-calendar', 'skipped']);
/** `place` is null where it is of no single place. */
export const trouble = z.strictObject({ kind: troubleKind, place: z.string().nullable(), label: z.string(), text: z.string() });

export const previewView = z.strictObject({
  unit: z.string(),
  dayText: z.string(),
  starter: z.strictObject({ name: z.string(), label: z.string() }).nullable(),
  steps: z.array(tryStep),
  decisions: z.array(z.strictObject({ text: z.string(), holds: z.boolean() })),
  troubles: z.array(trouble),
  ends: z.string().nullable(),
  endsOn: z.string(),
  endsOnText: z.string(),
  stops: z.string().nullable(),
  minutes: z.strictObject({ all: z.int(), own: z.int() }),
  /** The form answers were filled into, for what conditions ask. */
  asks: z.array(z.strictObject({ form: z.string(), title: z.string(), fields: z.array(z.string()) })),
});

/** What somebody does in a simulated item: by the step's id, his own place there is found. `DAY` moves the clock; what is due by then happens by itself. */
export const simulatedAct = z.union([
  z.strictObject({ type: z.literal('ACT'), act: id }),
  z.strictObject({ type: z.enum(['AGREE', 'REJECT', 'CLAIM', 'GIVE_BACK', 'TAKE_BACK', 'ANSWER']), step: id }),
  z.strictObject({ type: z.literal('RETURN'), step: id, to: id.optional() }),
  z.strictObject({ type: z.enum(['TRANSFER', 'CONSULT']), step: id, to: z.uuid() }),
  z.strictObject({
    type: z.literal('ADD_SIGNERS'),
    step: id,
    how: z.enum(['before', 'after', 'beside']),
    among: z.enum(['all', 'any', 'in-turn']),
    to: z.array(z.uuid()).min(1).max(20),
  }),
  z.strictObject({ type: z.literal('ARRIVE'), wait: id, lost: z.literal(true).optional() }),
  z.strictObject({ type: z.literal('CONTINUE'), wait: id }),
  z.strictObject({ type: z.enum(['SUSPEND', 'RESUME', 'TERMINATE']) }),
  z.strictObject({ type: z.literal('JUMP'), to: id }),
  z.strictObject({ type: z.literal('CHILDREN_ENDED'), place: id, as: z.enum(['done', 'void']) }),
  z.strictObject({ type: z.literal('DAY'), day: realDay }),
]);
/** `by`: who; null for the clock and the system. */
export const simulatedEvent = z.strictObject({ by: z.uuid().nullable(), act: simulatedAct });
export const simulateBody = z.strictObject({ ...tryBody.shape, events: z.array(simulatedEvent).max(300) });

const labelled = z.strictObject({ id: z.string(), label: z.string() });
/** `off`: no deadline is counted there. */
export const caseLight = z.enum(['off', 'green', 'yellow', 'red']);

export const simulateView = z.strictObject({
  unit: z.string(),
  day: z.string(),
  dayText: z.string(),
  starter: z.strictObject({ id: z.uuid(), name: z.string(), label: z.string() }).nullable(),
  state: z.strictObject({ code: z.string(), label: z.string(), ended: z.enum(['done', 'void']).nullable() }),
  /** Ids of steps and nodes, and codes of states: where it is, and where it has been. */
  active: z.array(z.string()),
  visited: z.array(z.string()),
  /** Everybody who has it in hand, by place. */
  seats: z.array(
    z.strictObject({
      place: z.string(),
      label: z.string(),
      people: z.array(personSeen.extend({ state: z.enum(['open', 'waits', 'settled']), outcome: z.string().nullable(), posts: z.array(z.string()) })),
      due: z.string().nullable(),
    }),
  ),
  lines: z.array(z.strictObject({ n: z.int(), text: z.string(), by: z.string(), day: z.string() })),
  /** What could be done next, by whom. A refusal says why not. */
  allowed: z.array(z.strictObject({ by: z.uuid().nullable(), who: z.string(), label: z.string(), act: simulatedAct, refusal: z.string().nullable() })),
  /** The event of `events` that was refused, and why; nothing after it was done. */
  refused: z.strictObject({ n: z.int(), text: z.string() }).nullable(),
  /** What a case compares: where it stands, by which posts it is in hand, and its deadline. */
  standing: z.strictObject({ at: z.array(labelled), posts: z.array(labelled), light: caseLight, dueOn: z.string().nullable() }),
});

export type TryBody = z.infer<typeof tryBody>;
export type TryStep = z.infer<typeof tryStep>;
export type Trouble = z.infer<typeof trouble>;
export type TroubleKind = z.infer<typeof troubleKind>;
export type PreviewView = z.infer<typeof previewView>;
export type SimulatedAct = z.infer<typeof simulatedAct>;
export type SimulateBody = z.infer<typeof simulateBody>;
export type SimulateView = z.infer<typeof simulateView>;
