import { loadLibrary } from '@bihuan/library';
import { namedBy } from '@bihuan/workflows';
import type { LifecycleDefinition, NamedResolver, Work } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { list, publishedVersion } from '../../definitions/index.js';
import { directoryOfUnits, itemPeopleFactsOf, peopleAtWorkIn, unitsOf } from '../../people/index.js';
import type { Directory, Unit } from '../../people/index.js';
import type { NoticeView } from '../campaigns.contract.js';
import { listsFor, unitsOfTask } from '../launch/launch-tree.js';
import type { OwningUnit } from './launch-units.js';
import type { Noticing } from './noticing.js';

type Asking = Pick<Noticing, 'tasks' | 'units' | 'today' | 'posts'>;

/** Whom the units that will get something lack: posts they are expected to have, then places of work at which nobody would be. */
export async function vacancyNotices(tx: Tx, asking: Asking): Promise<NoticeView[]> {
  const receivers = await receiversOf(tx, asking);
  const directory = await directoryOfUnits(
    tx,
    receivers.map(({ id }) => id),
    asking.today,
  );
  return [...(await vacantPosts(directory, receivers, asking)), ...(await emptyPlaces(tx, directory, asking))];
}

/** Units that own a task, and departments that get a list of their own. */
async function receiversOf(tx: Tx, { tasks, units }: Asking): Promise<Unit[]> {
  const fill = units.flatMap((unit) => {
    const lists = tasksOf(tasks, unit).flatMap((task) => listsFor(task, unit.category));
    return lists.some(({ filler }) => filler === 'departments') ? unit.departments : [];
  });
  return unitsOf(tx, { ids: [...units.map(({ id }) => id), ...fill] });
}

const tasksOf = (tasks: Asking['tasks'], unit: OwningUnit) => tasks.filter((task) => unitsOfTask(task, [unit]).length > 0);

/** «手术麻醉党支部没有组织委员» */
async function vacantPosts(directory: Directory, receivers: readonly Unit[], { posts }: Asking): Promise<NoticeView[]> {
  const found: NoticeView[] = [];
  for (const { key, expectedIn } of loadLibrary().posts) {
    const label = posts[key];
    if (label === undefined) continue;
    const vacant: string[] = [];
    for (const { id, name, category } of receivers) if (expectedIn?.includes(category) && (await directory.holders(key, [id])).length === 0) vacant.push(name);
    if (vacant.length > 0) found.push({ text: `${namesInShort(vacant)}没有${label}`, taskIds: [] });
  }
  return found;
}

/** «手术麻醉党支部“待书记审核”到时无人可办»: who is meant is nobody, and nobody stands in. */
async function emptyPlaces(tx: Tx, directory: Directory, asking: Asking): Promise<NoticeView[]> {
  const aroundOf = await itemPeopleFactsOf(
    tx,
    asking.units.map(({ id }) => ({ unitId: id })),
    asking.today,
  );
  const empty = new Map<string, { units: Set<string>; taskIds: Set<string> }>();
  for (const { unit, taskId, lifecycle, personId } of await sentOut(tx, asking)) {
    const item = { unit: unit.id, ...aroundOf({ unitId: unit.id }), people: personId === null ? {} : { subject: personId, filler: personId } };
    for (const { label, work } of placesOf((await publishedVersion(tx, 'lifecycle', lifecycle)).definition)) {
      if ((await peopleAtWorkIn(directory, { ...work, outside: false }, item)).length > 0) continue;
      const one = empty.get(label) ?? { units: new Set(), taskIds: new Set() };
      one.units.add(unit.name);
      one.taskIds.add(taskId);
      empty.set(label, one);
    }
  }
  return [...empty].map(([label, { units, taskIds }]) => ({ text: `${namesInShort([...units])}“${label}”到时无人可办`, taskIds: [...taskIds] }));
}

interface SentOut {
  readonly unit: OwningUnit;
  readonly taskId: string;
  readonly lifecycle: string;
  /** Somebody who would have the list in hand, where it is sent to people. */
  readonly personId: string | null;
}

/** What units will get, each kind once. */
async function sentOut(tx: Tx, { tasks, units }: Asking): Promise<SentOut[]> {
  const ways = new Map((await list(tx, 'way')).map(({ definition }) => [definition.key, definition.shareLifecycle]));
  const sent = new Map<string, SentOut>();
  const keep = (one: SentOut) =>
    sent.set(`${one.unit.id} ${one.lifecycle} ${one.personId === null}`, sent.get(`${one.unit.id} ${one.lifecycle} ${one.personId === null}`) ?? one);
  for (const unit of units)
    for (const task of tasksOf(tasks, unit)) {
      const share = ways.get(task.how?.way ?? '');
      if (share !== undefined) keep({ unit, taskId: task.id, lifecycle: share, personId: null });
      for (const { lifecycle, filler } of listsFor(task, unit.category)) {
        const [cadre = null] = unit.cadres;
        if (filler !== 'cadres' || cadre !== null) keep({ unit, taskId: task.id, lifecycle, personId: filler === 'cadres' ? cadre : null });
      }
    }
  return [...sent.values()];
}

/** Where it can be told beforehand who would be asked: nobody is named as owner, leader or maker yet. */
function placesOf({ states }: LifecycleDefinition): { label: string; work: Work }[] {
  const places = Object.values(states).flatMap(({ label, work, chain }) => [
    ...(work ? [{ label, work }] : []),
    ...(chain?.nodes ?? []).flatMap((node) =>
      node.type === 'fork'
        ? node.branches.flatMap((branch) => branch.nodes.flatMap((inner) => (inner.type === 'step' ? [inner] : [])))
        : node.type === 'step'
          ? [node]
          : [],
    ),
  ]);
  return places.filter(({ work }) => [...work.who, ...(work.orElse ?? [])].flatMap(namedBy).every(isKnown));
}

const isKnown = (resolver: NamedResolver): boolean => resolver.type !== 'person-field' || resolver.field === 'subject' || resolver.field === 'filler';

const MOST_NAMES = 6;
const namesInShort = (names: readonly string[]): string =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join('、')}等${names.length}个单位` : names.join('、');
