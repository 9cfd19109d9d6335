import { performance } from 'node:perf_hooks';
import type { Versions } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleVersions } from '../../definitions/index.js';
import { lifecyclesIn, recordOf } from '../../history/index.js';
import { checkOrganisationEvents } from '../../people/index.js';
import type { CheckView, WholeCheckView } from '../audit.contract.js';
import { instantWords } from '../instant-words.js';
import { firstUnsound } from '../soundness.js';
import { firstWithOtherFile } from './files-agree.js';
import type { Looking } from './reader.js';
import { storedItem, storedItemsAfter } from './stored-items.js';
import type { StoredItem } from './stored-items.js';

const CHUNK = 100;
/** A check that takes longer tells how far it came. */
const PATIENCE_MS = 20_000;

// What is there of an item that is not there any more has nothing to be checked with.
const orphan: Named = {
  name: 'record-without-item',
  text: `select e.item_id as "itemId", e.seq from item_events e where not exists (select from items i where i.id = e.item_id)
         union all select s.item_id, s.seq from submissions s where not exists (select from items i where i.id = s.item_id)
         order by 1, 2 limit 1`,
};

interface Bad {
  readonly itemId: string;
  /** Null: not a record, but what is stored of the item beside them. */
  readonly seq: number | null;
  /** How the item is called in the sentence, where no record is named; null where its words are not everybody's. */
  readonly title: string | null;
}

interface Found {
  /** Records looked at. */
  readonly events: number;
  readonly bad: Bad | null;
  readonly finished: boolean;
}

interface Asked {
  readonly who: Looking;
  readonly patienceMs?: number;
}

/** Checks one item against its seals. */
export async function checkItem(tx: Tx, itemId: string, who: Looking): Promise<CheckView> {
  const { itemId: _, ...view } = verdict(await checkAll(tx, await storedItem(tx, itemId), patience()), who);
  return view;
}

/** Checks the organisation's history, then every item of the tenant, a hundred a snapshot; names the first record that does not agree. */
export async function checkWholeRecord(work: UnitOfWork, tenantId: string, { who, patienceMs }: Asked): Promise<WholeCheckView> {
  const lost = await work.read(tenantId, (tx) => tx.row<Omit<Bad, 'title'>>(orphan));
  if (lost) return verdict({ events: 1, bad: { ...lost, title: null }, finished: true }, who);
  const isOver = patience(patienceMs);
  if (isOver()) return verdict({ events: 0, bad: null, finished: false }, who);
  const organisation = await work.read(tenantId, (tx) => checkOrganisationEvents(tx));
  if (organisation.brokenAt !== null) return ofOrganisation(organisation.brokenAt, organisation.events, who);
  let { events } = organisation;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const chunk = await work.read(tenantId, async (tx) => {
      const items = await storedItemsAfter(tx, after, CHUNK);
      return { last: items.length < CHUNK ? null : items.at(-1)?.item.id, ...(await checkAll(tx, items, isOver)) };
    });
    events += chunk.events;
    if (chunk.bad || !chunk.finished || !chunk.last) return verdict({ ...chunk, events }, who);
    after = chunk.last;
  }
}

function patience(most = PATIENCE_MS): () => boolean {
  const began = performance.now();
  return () => performance.now() - began > most;
}

async function checkAll(tx: Tx, items: readonly StoredItem[], isOver: () => boolean): Promise<Found> {
  let events = 0;
  for (const stored of items) {
    if (isOver()) return { events, bad: null, finished: false };
    const fault = await faultOf(tx, stored, isOver);
    if (fault === 'unfinished') return { events, bad: null, finished: false };
    events += stored.events.length;
    if (fault) return { events, bad: { itemId: stored.item.id, seq: fault.seq, title: fault.seq === null ? titleOf(stored) : null }, finished: true };
  }
  return { events, bad: null, finished: true };
}

async function faultOf(tx: Tx, stored: StoredItem, isOver: () => boolean): Promise<{ seq: number | null } | 'unfinished' | null> {
  const unsound = firstUnsound(stored, await versionsOf(tx, stored));
  if (unsound) return unsound;
  const seq = await firstWithOtherFile(tx, stored.events, isOver);
  return seq === null || seq === 'unfinished' ? seq : { seq };
}

/** Null: somebody made the item name a lifecycle that is not there. */
async function versionsOf(tx: Tx, { item, events }: StoredItem): Promise<Versions | null> {
  try {
    // Hardly any item ever went over to another version; the records of all others need not be read for it.
    const others = events.some(({ type }) => type === 'UPGRADE') ? lifecyclesIn(events.map((event) => recordOf(event))) : [];
    return await lifecycleVersions(tx, [item.lifecycleVersionId, ...others]);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Restricted now, or so by its records: whoever opened it behind our back shall not have its words told here. */
function titleOf({ item, events }: StoredItem): string | null {
  const isRestricted = item.privacy === 'restricted' || events.some((event) => recordOf(event).about?.privacy === 'restricted');
  return isRestricted ? null : item.title;
}

function verdict({ events, bad, finished }: Found, who: Looking): WholeCheckView {
  const checkedAtText = now(who);
  if (bad) return { sound: false, text: faultText(bad), seq: bad.seq, itemId: bad.itemId, events, checkedAtText };
  if (!finished) return { sound: false, text: `已核对的${events}条记录与封存值一致，其余尚未核对，请稍后再核`, seq: null, itemId: null, events, checkedAtText };
  return { sound: true, text: `记录完整，已核对（${checkedAtText}）`, seq: null, itemId: null, events, checkedAtText };
}

function ofOrganisation(seq: number, events: number, who: Looking): WholeCheckView {
  return { sound: false, text: `单位和人员变动的第${seq}条记录与封存值不一致，请联系安全管理员`, seq, itemId: null, events, checkedAtText: now(who) };
}

function faultText({ seq, title }: Bad): string {
  if (seq !== null) return `第${seq}条记录与封存值不一致，请联系安全管理员`;
  return `${title === null ? '限定范围的一件事项' : `“${title}”`}的当前状态与记录不一致，请联系安全管理员`;
}

/** The true time: a seal knows no business date. */
const now = ({ time, year }: Looking): string => instantWords(time.trueNow, { zone: time.zone, year });
