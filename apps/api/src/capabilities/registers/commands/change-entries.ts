import { mayHaveInHand } from '@bihuan/workflows';
import type { PersonField, Slot } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { ProblemCatalogue } from '../../../kernel/errors/problem-catalogue.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { lockItem, stateOf } from '../../items/index.js';
import type { ItemRow, Items } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import type { EntryBatchAnswer, ChangesBody } from '../registers.contract.js';
import { eachOf } from './batch.js';
import { entryNamed } from '../entry-facts.js';

export interface Changing {
  readonly registerKey: string;
  readonly personId: string;
  readonly body: ChangesBody;
  readonly problems: ProblemCatalogue;
}

/** Who answers for many entries, and until when, is changed at once; each keeps the reason, from what and to what, in its own history. */
export async function changeEntries(tx: Tx, items: Items, { registerKey, personId, body, problems }: Changing): Promise<EntryBatchAnswer> {
  const { entries, lead, leader, owner, dueOn } = body;
  if (lead === undefined && leader === undefined && owner === undefined && dueOn === undefined) throw new DomainError('register.nothing-to-change');
  await refuseUnknown(tx, body);
  return eachOf(tx, { picked: entries, problems, say: '已调整', work: (one) => changeOne(tx, items, { registerKey, personId, body, ...one }) });
}

async function refuseUnknown(tx: Tx, { lead, leader, owner }: ChangesBody): Promise<void> {
  const people = [leader, owner].filter((id) => id !== undefined);
  const names = await namesOf(tx, { people, units: lead === undefined ? [] : [lead] });
  if (people.some((id) => names.people[id] === undefined) || (lead !== undefined && names.units[lead] === undefined))
    throw new DomainError('request.malformed');
}

interface ChangingOne extends Omit<Changing, 'problems'> {
  readonly itemId: string;
  readonly expectedVersion: number;
}

async function changeOne(tx: Tx, items: Items, { registerKey, personId, body, itemId, expectedVersion }: ChangingOne): Promise<void> {
  const item = await lockItem(tx, itemId);
  const entry = await entryNamed(tx, itemId);
  if (!item || entry?.registerKey !== registerKey) throw new DomainError('register.unknown');
  if (item.version !== expectedVersion) throw new DomainError('register.changed-meanwhile', { serial: entry.serial });
  const by = { person: personId };
  const { reason, lead, leader, owner, dueOn } = body;
  if (lead !== undefined && lead !== item.unitId) await items.reassign(tx, { itemId, by, reason, field: 'unit', to: lead });
  if (leader !== undefined && leader !== item.leaderId) await renamed(tx, items, { item, field: 'leader', to: leader, by, reason, serial: entry.serial });
  if (owner !== undefined && owner !== item.ownerId) await renamed(tx, items, { item, field: 'owner', to: owner, by, reason, serial: entry.serial });
  if (dueOn !== undefined && dueOn !== item.dueOn) await items.reschedule(tx, { itemId, by, dueOn, reason });
}

interface Renaming {
  readonly item: ItemRow;
  readonly field: PersonField & ('leader' | 'owner');
  readonly to: string;
  readonly by: { readonly person: string };
  readonly reason: string;
  readonly serial: number;
}

/** Named from now on, and handed what lies open in the name of the one before. */
async function renamed(tx: Tx, items: Items, renaming: Renaming): Promise<void> {
  const { item, field, to, by, reason } = renaming;
  const moving = slotsMoving(renaming);
  await refuseTaking(tx, renaming, moving);
  await items.reassign(tx, { itemId: item.id, field, to, by, reason });
  for (const { id, place, why } of moving) await items.handOver(tx, { itemId: item.id, place, slotId: id, to: { person: to, why }, by, reason });
}

/** Open slots of whoever is named now. */
function slotsMoving({ item, field, to }: Renaming): (Slot & { readonly place: string })[] {
  const places = Object.entries(stateOf(item).context.places);
  const open = places.flatMap(([place, { slots }]) => slots.filter(({ closed }) => !closed).map((slot) => ({ ...slot, place })));
  return open.filter(({ why, person }) => why.resolver === 'person-field' && why.field === field && person !== to);
}

/** What waits for somebody is never moved by whoever would have it then, nor to whoever handed it in where the place keeps it from him: as where it is handed over. */
async function refuseTaking(tx: Tx, { item, to, by, serial }: Renaming, moving: readonly { readonly place: string }[]): Promise<void> {
  if (moving.length === 0) return;
  if (to === by.person) throw new DomainError('register.not-to-yourself', { serial });
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  if (moving.some(({ place }) => mayHaveInHand(machine, item.context, place, to) === 'person.is-the-submitter'))
    throw new DomainError('register.not-to-the-submitter', { serial });
}
