import { poured } from '../../kernel/canonical/mould.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { commitment, hashedMould, newSecret, NO_HASH } from '../history/index.js';
import { messagesFor } from './apply/record-events.js';
import type { Saving } from './apply/save-decision.js';
import { timersOf } from './apply/save-decision.js';
import type { NewItemOfMany } from './create-item.js';
import { alikeRow, mouldOfRecord } from './kin.js';
import type { Kin } from './kin.js';
import type { BirthInCommon } from './birth-in-common.js';
import { numberOf } from './part.js';
import type { Part } from './part.js';

/** Of which kin an item is, and what it has in common with all that are born alike. */
export interface Pouring {
  readonly tenant: string;
  readonly kin: Kin;
  readonly common: BirthInCommon;
}

/** Adds a new item to those that are written together: its row, its sealed records, words, slots and timers, under names of its own. */
export function pourInto(part: Part, seed: NewItemOfMany, { tenant, kin, common }: Pouring): void {
  const names = common.birth.slots.map(() => uuidV7());
  const words = kin.words.map(({ name, value }) => ({ name, value, secret: newSecret() }));
  const [of, own] = [fillingsOf(seed), words.map(({ secret, value }) => `"${commitment(secret, value)}"`)];
  let last: Buffer = NO_HASH;
  for (const [at, { type, record, said, state, event }] of common.records.entries()) {
    const id = uuidV7();
    const sealed = hashedMould(last, mouldOfRecord(kin, common, { tenant, at }), [...of, id, poured(event, names), state, said, ...own]);
    (part.events[at] ??= []).push({ item_id: seed.id, seq: at + 1, id, type, record, payload: sealed.bytes, prev_hash: last, hash: sealed.hash });
    if (at === 0) for (const word of words) part.words.push({ event_id: id, ...word });
    last = sealed.hash;
  }
  part.items.push({
    alike: numberOf(part, alikeRow(kin, common.row)),
    id: seed.id,
    parent_id: seed.parentId,
    root_id: seed.rootId ?? seed.id,
    unit_id: seed.unitId,
    subject_unit_id: seed.subjectUnitId,
    subject_person_id: seed.subjectPersonId,
    filler_id: seed.fillerId,
    context: poured(common.context, names),
    head_hash: last,
  });
  for (const { name, place, round, person, why } of common.slots) part.slots.push({ id: names[name], item_id: seed.id, place, round, person, why });
  if (common.timers.length > 0) for (const timer of timersOf(kin.deciding.before, common.timers).armed) part.timers.push({ item_id: seed.id, ...timer });
}

/** In the order of `PLACES`, as far as they are the item's own. */
function fillingsOf({ id, rootId, unitId, parentId, subjectUnitId, subjectPersonId, fillerId }: NewItemOfMany): string[] {
  return [id, rootId ?? id, unitId, orNull(parentId), orNull(subjectUnitId), orNull(subjectPersonId), orNull(fillerId)];
}

/** JSON text of an id. */
const orNull = (id: string | null | undefined): string => (id === null || id === undefined ? 'null' : `"${id}"`);

/** What is sent because it was born. */
export function messagesOf(seed: NewItemOfMany, { kin: { deciding }, common }: Pouring): Saving['messages'] {
  return messagesFor({ ...deciding, before: { ...deciding.before, id: seed.id, parentId: seed.parentId ?? null } }, common.telling);
}
