import type { ListDefinition } from '@bihuan/library';
import type { Actor } from '@bihuan/workflows';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { publishedVersion } from '../definitions/index.js';
import { isCountable, isPartCountable, itemColumns, lockItem, mayReadItem, readerOf, readItem, unreadableOf } from '../items/index.js';
import type { Addition, ItemRow, Items } from '../items/index.js';
import { actorOf, cadresOf, departmentsOf, unitsOf } from '../people/index.js';
import { mayAddList } from './campaigns.policy.js';
import { listsFor } from './launch/launch-tree.js';
import type { TaskRow } from './plan.js';
import { shareDue } from './share-due.js';
import { shareStates } from './share-states.js';

const howOfShare: Named = { name: 'how-of-share', text: 'select t.how from plan_tasks t where t.item_id = $1' };
const countLists: Named = {
  name: 'count-lists-of-share',
  text: `select list_key as key, count(*)::int as total, count(*) filter (where submissions > 0)::int as sent
         from items where parent_id = $1 and kind = 'list' group by list_key`,
};

/** The kinds of list a share is asked for. */
async function listsOfShare(tx: Tx, share: ItemRow): Promise<ListDefinition[]> {
  const row = share.parentId === null ? null : await tx.row<Pick<TaskRow, 'how'>>(howOfShare, [share.parentId]);
  const [unit] = await unitsOf(tx, { ids: [share.unitId] });
  return row && unit ? listsFor(row, unit.category) : [];
}

const restrictedLists: Named = {
  name: 'restricted-lists-of-share',
  text: `select ${itemColumns} from items i where i.parent_id = $1 and i.kind = 'list' and i.privacy = 'restricted'`,
};

/** How many of each kind the reader may not read. */
async function unreadByKind(tx: Tx, share: ItemRow, personId: string): Promise<ReadonlyMap<string | null, number>> {
  const rows = await tx.rows<ItemRow>(restrictedLists, [share.id]);
  const { today } = await clockOf(tx);
  const hidden = rows.length === 0 ? new Set<string>() : await unreadableOf(tx, rows, await readerOf(tx, personId, today));
  const kinds = Map.groupBy(
    rows.filter(({ id }) => hidden.has(id)),
    ({ listKey }) => listKey,
  );
  return new Map([...kinds].map(([key, own]) => [key, own.length]));
}

/** So many, and so many of them handed in; of those the reader may not read neither where the number would say whose they are. */
function countWords(count: { readonly total: number; readonly sent: number } | undefined, unread: number): string {
  const { total, sent } = count ?? { total: 0, sent: 0 };
  if (unread > 0 && !isCountable(unread)) return '（限定范围，不显示份数）';
  return unread > 0 && !isPartCountable(sent, total) ? `${total}份` : `${total}份（已报${sent}）`;
}

/** «本支部应报：内设机构2份（已报1）», and which kinds the reader may add one more of. */
export async function shareAddition(tx: Tx, share: ItemRow, personId: string): Promise<Addition> {
  const apart = (await shareStates(tx, [share], personId)).get(share.id);
  const [lists, due] = [await listsOfShare(tx, share), { ...(await shareDue(tx, share, apart !== undefined)), ...(apart && { state: apart, path: [] }) }];
  if (lists.length === 0) return due;
  const counts = new Map((await tx.rows<{ key: string; total: number; sent: number }>(countLists, [share.id])).map((count) => [count.key, count]));
  const unread = await unreadByKind(tx, share, personId);
  const parts = lists.map(({ key, label }) => `${label}${countWords(counts.get(key), unread.get(key) ?? 0)}`);
  const own = share.ended === null && !(await isOver(tx, share)) ? await unitsWithin(tx, share, personId) : null;
  const addable = lists.filter(({ more, filler }) => more && own !== null && (filler !== 'cadres' || own.isCadre));
  return { ...due, listsLine: `本单位应报：${parts.join(' · ')}`, addable: addable.map(({ key, label }) => ({ list: key, label })) };
}

/** From a list one may read the way to one more of it, where the share itself is not his to read: a department head adds one for his own department. */
export async function listAddition(tx: Tx, list: ItemRow, personId: string): Promise<Addition> {
  const share = list.parentId === null ? null : await readItem(tx, list.parentId);
  if (!share || share.ended !== null || list.listKey === null) return {};
  const definition = (await listsOfShare(tx, share)).find(({ key }) => key === list.listKey);
  if (definition?.more !== true || definition.filler === 'unit') return {};
  const within = await unitsWithin(tx, share, personId);
  const isHis =
    definition.filler === 'cadres' ? within?.isCadre === true : list.subjectUnitId !== null && within?.departments.includes(list.subjectUnitId) === true;
  return isHis ? { addable: [{ list: definition.key, label: definition.label }], ...(list.ended === null ? { listsLine: '还可以再填一份' } : {}) } : {};
}

interface Within {
  readonly departments: readonly string[];
  readonly isCadre: boolean;
}

/** Where the person stands in the share's unit; null for somebody from outside. */
async function unitsWithin(tx: Tx, share: ItemRow, personId: string): Promise<Within | null> {
  const { today } = await clockOf(tx);
  const units = unitsOfActor(await actorOf(tx, personId, today));
  const departments = (await departmentsOf(tx, share.unitId)).map(({ id }) => id);
  if (!mayAddList(units, { unitId: share.unitId, departments })) return null;
  const cadres = await cadresOf(tx, share.unitId, today);
  return { departments: departments.filter((id) => units.includes(id)), isCadre: cadres.some(({ id }) => id === personId) };
}

const unitsOfActor = (actor: Actor): readonly string[] => (actor.type === 'person' ? actor.units : []);

/** Nothing of a campaign is begun anew once its year was closed; what lies open goes on. */
async function isOver(tx: Tx, { rootId }: ItemRow): Promise<boolean> {
  const root = await readItem(tx, rootId);
  return root !== null && root.ended !== null;
}

export interface AddingList {
  readonly shareId: string;
  readonly listKey: string;
  readonly personId: string;
}

/** Asked from a list, one more of the same kind only. */
async function shareOf(tx: Tx, list: ItemRow, listKey: string): Promise<ItemRow> {
  const share = list.parentId === null || list.listKey !== listKey ? null : await readItem(tx, list.parentId);
  if (!share) throw new DomainError('children.not-offered');
  return share;
}

/** One more list of a kind the plan lets fillers add: for the adder's own department (asked from a list, for that one's), for the adder, or for the unit. */
export async function addList(tx: Tx, items: Items, { shareId, listKey, personId }: AddingList): Promise<string> {
  const found = await readItem(tx, shareId);
  if (!found || !(await mayReadItem(tx, { personId }, shareId))) throw new DomainError('item.unknown');
  const above = found.kind === 'list' ? await shareOf(tx, found, listKey) : found;
  const within = await unitsWithin(tx, above, personId);
  if (!within) throw new DomainError('children.not-yours');
  const [department] = found.kind === 'list' ? within.departments.filter((id) => id === found.subjectUnitId) : within.departments;
  // Whoever ends the share meanwhile ends all he finds below it: a list begun after that would run on alone.
  const share = (await lockItem(tx, above.id)) ?? above;
  const definition = (await listsOfShare(tx, share)).find(({ key }) => key === listKey);
  const isForHim = definition?.filler !== 'cadres' || within.isCadre;
  const isOfDepartments = definition?.filler === 'departments';
  if (isOfDepartments && found.kind === 'list' && department === undefined) throw new DomainError('children.not-yours');
  if (!definition?.more || share.ended !== null || !isForHim || (await isOver(tx, share))) throw new DomainError('children.not-offered');
  const { item } = await items.create(tx, {
    kind: 'list',
    parentId: share.id,
    rootId: share.rootId,
    unitId: share.unitId,
    subjectUnitId: isOfDepartments ? (department ?? null) : null,
    subjectPersonId: definition.filler === 'cadres' ? personId : null,
    fillerId: personId,
    title: (await publishedVersion(tx, 'form', definition.form)).definition.title,
    privacy: definition.privacy,
    listKey,
    mainForm: definition.form,
    lifecycleKey: definition.lifecycle,
    startsOn: share.startsOn,
    dueOn: share.dueOn,
    dueWords: share.dueWords,
    by: { person: personId },
  });
  return item.id;
}
