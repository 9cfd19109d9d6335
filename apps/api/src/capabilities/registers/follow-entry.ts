import type { RegisterDefinition } from '@bihuan/library';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { holdsOf } from '../items/index.js';
import type { Follower, ItemRow } from '../items/index.js';
import { entryNamed, entryReadings } from './entry-facts.js';
import { keepEvidence } from './evidence.js';
import { tellInsiders } from './tell-insiders.js';

type Change = Parameters<Follower>[1];
type Entry = NonNullable<Awaited<ReturnType<typeof entryNamed>>>;

/** Said with an act that only a list of entries may send: what it was sent for. */
export interface FromList {
  readonly from: 'register';
}

/** What a register does when one of its entries changes: joins it to another, keeps its evidence, notes what a check found, tells who may not be asked. */
export async function followEntry(tx: Tx, change: Change): Promise<void> {
  const { event } = change.command;
  if (event.type !== 'ACT') return;
  const entry = await entryNamed(tx, change.applied.item.id);
  if (!entry) return;
  refuseAlone(entry.register, change);
  await keepSubmission(tx, entry, change);
  if (event.act === entry.register.takeOff?.act) await tx.rows('update register_entries set is_taken_off = true where item_id = $1', [change.applied.item.id]);
  await joinOrPart(tx, entry, { ...change, act: event.act });
  await tellInsiders(tx, change.applied);
  await noteCheck(tx, entry.register, { itemId: change.applied.item.id, act: event.act });
}

/** Going over into another year and being drawn have a meaning only for whoever arranged it for the whole list. */
function refuseAlone({ carry, sampling }: RegisterDefinition, { command: { event, note } }: Change): void {
  const act = event.type === 'ACT' ? event.act : null;
  if ((act === carry?.act || act === sampling?.draw) && note === undefined) throw new DomainError('register.only-from-list');
}

async function keepSubmission(tx: Tx, { register }: Entry, { command, applied }: Change): Promise<void> {
  if (!command.data || !register.evidence) return;
  const newest = await tx.row<{ form: string }>('select form_key as form from submissions where item_id = $1 order by seq desc limit 1', [applied.item.id]);
  if (newest) await keepEvidence(tx, register, { itemId: applied.item.id, form: newest.form, data: command.data });
}

async function joinOrPart(tx: Tx, { register, registerKey, serial, mergedInto }: Entry, { command, applied, act }: Change & { act: string }): Promise<void> {
  const itemId = applied.item.id;
  if (act !== register.merge?.act) {
    if (mergedInto !== null && applied.item.ended !== 'void') await tx.rows('update register_entries set merged_into = null where item_id = $1', [itemId]);
    return;
  }
  const wanted = command.data?.[register.merge.serial];
  // Held until commit, so that two entries cannot be joined to each other at once.
  const target = await tx.row<{ itemId: string; isOpen: boolean }>(
    'select item_id as "itemId", is_open and merged_into is null as "isOpen" from register_entries where register_key = $1 and serial = $2 for update',
    [registerKey, wanted],
  );
  if (!target || target.itemId === itemId || !target.isOpen) throw new DomainError('register.merge-target', { serial: String(wanted), own: serial });
  await refuseJoiningAway(tx, register.merge, { from: applied.item, to: { id: target.itemId }, facts: { serial: String(wanted), own: serial } });
  const has = await tx.row<{ n: number }>('select count(*)::int as n from register_entries where merged_into = $1', [itemId]);
  if ((has?.n ?? 0) > 0) throw new DomainError('register.merge-chain', { own: serial });
  await tx.rows('update register_entries set merged_into = $2 where item_id = $1', [itemId, target.itemId]);
}

interface Joining {
  readonly from: Pick<ItemRow, 'id'>;
  readonly to: Pick<ItemRow, 'id'>;
  readonly facts: { readonly serial: string; readonly own: number };
}

/** What decides who must accept an entry goes along with it. */
async function refuseJoiningAway(tx: Tx, { keeps }: NonNullable<RegisterDefinition['merge']>, { from, to, facts }: Joining): Promise<void> {
  if (!keeps) return;
  const reading = await entryReadings(tx, [from, to]);
  const isSo = (one: Pick<ItemRow, 'id'>): boolean => holdsOf(keeps.when, { entry: reading(one) }, {});
  if (isSo(from) && !isSo(to)) throw new DomainError('register.merge-away', { ...facts, text: keeps.text });
}

async function noteCheck(tx: Tx, { sampling }: RegisterDefinition, { itemId, act }: { itemId: string; act: string }): Promise<void> {
  if (!sampling || (act !== sampling.good && act !== sampling.bad)) return;
  await tx.rows('update register_samples_drawn set is_good = $2 where item_id = $1 and is_good is null', [itemId, act === sampling.good]);
}
