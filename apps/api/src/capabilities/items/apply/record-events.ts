import { stateWord, subItemsAt, tellOf } from '@bihuan/workflows';
import type { Effect, Facts, ItemEvent, ItemState, Machine, ThenEffect } from '@bihuan/workflows';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { commitment, newSecret, NO_HASH, seal } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';
import { aboutOf, aboutWordsOf } from './about.js';
import type { Receipt } from './apply-command.js';
import { NO_CHANGES } from './changes-of-item.js';
import type { ChangesOfItem } from './changes-of-item.js';
import { personOf } from './by.js';
import { happenedOn } from './deciding.js';
import type { Deciding, Step } from './deciding.js';
import { personsToTell } from './persons-to-tell.js';
import type { EventToSave, Saving, WordToSave } from './save-decision.js';

/** Time-line sentence of the system finding who is to work next. */
const SLATE_RECORD = '确定办理人';

export interface Recorded {
  readonly events: readonly EventToSave[];
  readonly words: readonly WordToSave[];
  readonly last: { readonly seq: number; readonly hash: Buffer };
  /** Of the act itself, which is always the first event. */
  readonly receipt: Receipt;
  messagesFor(effects: readonly Effect[], machine: Machine): Saving['messages'];
}

/** Seals one history row for each decided event, each bound to the one before. Words people wrote go to the vault. */
export function recordEvents(tenant: string, deciding: Deciding, steps: readonly Step[]): Recorded {
  const words = wordsOf(deciding);
  let last = { seq: deciding.before.headSeq, hash: deciding.before.headHash ?? NO_HASH };
  const events = steps.map((step, index): EventToSave => {
    const record = recordOf(tenant, deciding, { step, seq: last.seq + 1, own: index === 0, words });
    const sealed = seal(last.hash, record);
    const row = rowOf(record, { ...sealed, prev_hash: last.hash });
    last = { seq: record.seq, hash: sealed.hash };
    return row;
  });
  const first = events[0];
  if (!first) throw new Error('a command decides at least one event');
  return {
    events,
    last,
    words: words.map((word) => ({ ...word, event_id: first.id })),
    receipt: { eventId: first.id, seq: first.seq, hash: first.hash.toString('hex'), at: first.happened_at },
    messagesFor: (effects) => messagesFor(deciding, effects),
  };
}

interface OneRecord {
  readonly step: Step;
  readonly seq: number;
  /** The act itself, rather than a slate that follows from it. */
  readonly own: boolean;
  readonly words: readonly Word[];
}

export function recordOf(tenant: string, deciding: Deciding, { step, seq, own, words }: OneRecord): EventRecord {
  const { machine, before, command, time, said, handed, number } = deciding;
  const changes = deciding.changes ?? NO_CHANGES;
  // In the order of the canonical text, which then need not sort them.
  return {
    about: own && tellsAbout(deciding) ? aboutOf({ ...before, ...changes.row }) : null,
    actor: own ? personOf(command.by) : null,
    as: own ? hatFor(step.event.facts, before.unitId) : null,
    at: time.at,
    ...(own && deciding.calendar ? { calendar: deciding.calendar } : {}),
    entered: time.trueNow,
    event: step.event,
    ...(own && deciding.files ? { files: deciding.files } : {}),
    happenedOn: own ? happenedOn(command, said) : null,
    id: uuidV7(),
    item: before.id,
    lifecycleVersion: before.lifecycleVersionId,
    ...(own && deciding.marked ? { marks: deciding.marked } : {}),
    ...(own && deciding.more ? { more: { form: deciding.more.form, places: deciding.more.places, type: deciding.more.type } } : {}),
    note: own ? noteOf(command, changes) : null,
    number: own ? number : null,
    ...(own && command.paper ? { paper: { files: command.paper.files } } : {}),
    record: own ? said.record : recordOfAnswer(machine, step.event),
    seq,
    state: labelOf(machine, step.state),
    submission: own && handed ? handed.ref : null,
    tenant,
    v: 1,
    words: own ? Object.fromEntries(words.map(({ name, secret, value }) => [name, commitment(secret, value)])) : {},
  };
}

/** What followed by itself: somebody was found, or sub-items began, which have a word of their own. */
function recordOfAnswer(machine: Machine, event: ItemEvent): string {
  if (event.type === 'TOLD') return tellOf(machine, event.place)?.label ?? SLATE_RECORD;
  return (event.type === 'SPAWN' ? subItemsAt(machine, event.place)?.record : undefined) ?? SLATE_RECORD;
}

// Items born alike share the very state.
const labels = new WeakMap<ItemState, string>();

function labelOf(machine: Machine, state: ItemState): string {
  const known = labels.get(state);
  if (known !== undefined) return known;
  const { label } = stateWord(machine, state, { person: null });
  labels.set(state, label);
  return label;
}

function rowOf(record: EventRecord, sealed: Pick<EventToSave, 'payload' | 'bytes' | 'hash' | 'prev_hash'>): EventToSave {
  return {
    seq: record.seq,
    id: record.id,
    type: record.event.type,
    record: record.record,
    happened_at: record.at,
    entered_at: record.entered,
    actor_id: record.actor,
    ...sealed,
  };
}

/** The post the actor is named with: one in the item's own unit before any other. */
function hatFor({ actor }: Facts, unit: string): EventRecord['as'] {
  if (actor.type === 'system') return null;
  const post = actor.posts.find((held) => held.unit === unit) ?? actor.posts[0];
  return post ? { post: post.post, unit: post.unit } : null;
}

interface Word {
  readonly name: string;
  readonly value: string;
  readonly secret: Buffer;
}

export function wordsOf(deciding: Deciding): Word[] {
  const { reason, opinion, signature } = deciding.command;
  const given = Object.entries({ reason, opinion, signature: signature && JSON.stringify(signature) }).flatMap(([name, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ name, value: value.trim() }],
  );
  // A title may name a person or say what went wrong: it lies in the vault like every other word.
  const born = tellsAbout(deciding)
    ? Object.entries(aboutWordsOf({ ...deciding.before, ...deciding.changes?.row })).map(([name, value]) => ({ name, value }))
    : [];
  return [...given, ...born].map((word) => ({ ...word, secret: newSecret() }));
}

/** Whoever moves a day or a person says the item anew. */
const tellsAbout = (deciding: Deciding): boolean => isBirth(deciding) || Object.keys(deciding.changes?.row ?? {}).length > 0;

/** Cells somebody changed, and what that changed of the item. */
function noteOf({ note }: Deciding['command'], changes: ChangesOfItem): unknown {
  if (changes.note.length === 0) return note ?? null;
  if (note !== undefined && note !== null && !Array.isArray(note)) throw new Error('a note beside changes of the item is a list of changes');
  return [...((note as readonly unknown[] | null | undefined) ?? []), ...changes.note]; // asked just above
}

/** The item lies there without any record yet. */
const isBirth = ({ before }: Deciding): boolean => before.headSeq === 0;

type Message = Saving['messages'][number];

/** What is set off by a message; the other effects are done by whoever sent the act. */
const topicsOf: Readonly<Partial<Record<ThenEffect, string>>> = { 'launch-plan': 'plan.launch', 'open-review': 'review.open' };

/** What is sent after the commit because of the effects. */
export function messagesFor(deciding: Deciding, effects: readonly Effect[]): Saving['messages'] {
  const { before } = deciding;
  const messages: Message[] = personsToTell(deciding).map((payload) => ({ id: uuidV7(), topic: 'person.notify', payload }));
  if (before.parentId !== null && effects.some(({ type }) => type === 'TellParent')) messages.push(tellingParent(before.parentId));
  // While it stood still, what its children told it came to nothing: it looks at them again.
  if (effects.some(({ type }) => type === 'StartClocks')) messages.push(tellingParent(before.id));
  for (const effect of effects)
    if (effect.type === 'RunPlan' && effect.what in topicsOf)
      messages.push({ id: uuidV7(), topic: topicsOf[effect.what] ?? '', payload: { itemId: before.id } });
  return messages;
}

interface Telling extends Message {
  readonly payload: { readonly parentId: string };
}

const CHILD_CHANGED = 'item.child-changed';

/** That something below it is not as it was; equal ones that wait are delivered once. */
export const tellingParent = (parentId: string): Telling => ({ id: uuidV7(), topic: CHILD_CHANGED, payload: { parentId } });

export const isTelling = (message: Message): message is Telling => message.topic === CHILD_CHANGED;
