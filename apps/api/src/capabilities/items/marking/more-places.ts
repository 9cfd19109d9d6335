import type { Marks } from '@bihuan/forms';
import { openSlots } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import { personOf } from '../apply/by.js';
import type { EventDefinition } from '../apply/definition-of-event.js';
import type { Surroundings } from '../facts/surroundings.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { mayAnswerFor } from '../item.policy.js';
import { refuseWrongMarks } from './marked-by.js';
import { marksInForce } from './marks-in-force.js';
import type { Marked, MarkedNow } from './marks-in-force.js';

/** Asking for more places than were marked, and the answer of whoever gave it back; `tells` is the other one of the two. */
export interface More extends Marked {
  readonly type: 'ask' | 'allow' | 'decline';
  readonly tells: string | null;
}

/** Time-line words, past. */
const RECORDS: Readonly<Record<More['type'], string>> = { ask: '申请一并修改', allow: '同意一并修改', decline: '未同意一并修改' };

/** What is said of it in the time line is no mere comment. */
export const saidOf = (said: EventDefinition, more: More | null): EventDefinition => (more ? { ...said, record: RECORDS[more.type] } : said);

export interface AskingMore {
  readonly machine: Machine;
  readonly before: ItemRow;
  readonly command: Pick<ApplyCommand, 'more' | 'by'>;
  readonly around: Surroundings;
}

/** One asks at a time and one answers: both are a comment of the item with what it is about. */
export async function moreBy(tx: Tx, { machine, before, command: { more, by }, around }: AskingMore): Promise<More | null> {
  const person = personOf(by);
  if (more === undefined || person === null) return null;
  const now = await marksInForce(tx, machine, before);
  if (!now) throw new DomainError('more.not-offered');
  if (more.type === 'ask') {
    if (!isFilling(before, person, around)) throw new DomainError('more.not-yours');
    if (now.request?.answer === null) throw new DomainError('more.asked-already');
    return { type: 'ask', form: now.form, places: await asked(tx, { before, person, now }, more.places), tells: now.returner };
  }
  if (!mayAnswerFor(now.returner, { personId: person, grants: around.grants })) throw new DomainError('more.not-yours');
  if (now.request?.answer !== null) throw new DomainError('more.nothing-asked');
  return { type: more.type, form: now.form, places: now.request.places, tells: now.request.by };
}

const isFilling = (item: ItemRow, person: string, { standsInFor }: Surroundings): boolean =>
  openSlots(stateOf(item)).some((slot) => slot.person === person || standsInFor.some(({ slots }) => slots.includes(slot.id)));

async function asked(tx: Tx, { before, person, now }: { before: ItemRow; person: string; now: MarkedNow }, places: Marks): Promise<Marks> {
  const fresh = [...new Set(places)].filter((place) => !now.places.some((open) => place === open || place.startsWith(`${open}/`)));
  if (fresh.length === 0) throw new DomainError('more.open-already');
  await refuseWrongMarks(tx, { item: before, person, form: now.form }, fresh);
  return fresh;
}
