import { subItemsAt } from '@bihuan/workflows';
import type { Machine, PathLine } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import { newestData } from '../field-access/newest-data.js';
import type { PathStep } from '../path.contract.js';
import { itemColumns } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { readableAmong, readerOf, unreadableOf } from '../readable.js';
import { stateViewOf } from '../views/state-view.js';
import { rowNumbered, rowsIn } from './rows.js';

type ChildInPath = PathStep['children'][number];

export const childrenByIds: Named = {
  name: 'children-by-ids',
  text: `select ${itemColumns} from items i where i.id = any($1::uuid[]) order by i.created_at, i.id`,
};

type Line = Pick<PathLine, 'place' | 'children'>;

interface Looking {
  readonly machine: Machine;
  readonly item: Pick<ItemRow, 'id' | 'title'>;
  readonly personId: string;
  readonly today: string;
}

/** For whom each sub-item is and where it stands, by id. What a row is called says its own title, to whoever may read that item; others read its number. */
export async function childrenInPath(tx: Tx, lines: readonly Line[], { machine, item, personId, today }: Looking): Promise<ReadonlyMap<string, ChildInPath>> {
  const children = lines.flatMap((line) => line.children ?? []);
  if (children.length === 0) return new Map();
  const rows = await tx.rows<ItemRow>(childrenByIds, [children.map((child) => child.item)]);
  const hidden = await unreadableOf(tx, rows, await readerOf(tx, personId, today));
  const names = await namesOf(tx, { people: children.flatMap(({ person }) => person ?? []), units: [...new Set(children.map(({ unit }) => unit))] });
  const called = await rowsCalled(tx, lines, { machine, item, personId });
  const found = new Map<string, ChildInPath>();
  for (const { item: id, unit, person } of children) {
    const row = rows.find((one) => one.id === id);
    if (!row) continue;
    const whom = (person === undefined ? names.units[unit] : names.people[person]?.name) ?? '';
    const isHidden = hidden.has(id);
    found.set(id, {
      id,
      for: isHidden ? '' : [called.get(id) ?? [], whom].flat().join(' · '),
      state: isHidden ? null : stateViewOf(await lifecycleMachine(tx, row.lifecycleVersionId), row, personId),
      hidden: isHidden,
    });
  }
  return found;
}

/** Of those that began for a row: what it was called then, or, to whoever may not read them, the number it has now. */
async function rowsCalled(tx: Tx, lines: readonly Line[], { machine, item, personId }: Omit<Looking, 'today'>): Promise<ReadonlyMap<string, string>> {
  const ofRows = lines.flatMap(({ place, children = [] }) => {
    const definition = place === null ? null : subItemsAt(machine, place);
    return definition?.each.type === 'rows' ? [{ each: definition.each, title: definition.child.title, children }] : [];
  });
  const ids = ofRows.flatMap(({ children }) => children.map((child) => child.item));
  if (ids.length === 0) return new Map();
  const titles = new Map((await readableAmong(tx, ids, personId)).map(({ id, title }) => [id, title]));
  const called = new Map<string, string>();
  for (const { each, title, children } of ofRows) {
    const isAllRead = children.every((child) => titles.has(child.item));
    const now = isAllRead ? [] : rowsIn((await newestData(tx, item.id, each.form))?.[each.field]).map(({ rowId }) => rowId);
    for (const { item: id, row } of children) {
      const own = titles.get(id);
      const at = row === undefined ? -1 : now.indexOf(row);
      if (own !== undefined) called.set(id, withoutFrame(own, { title, above: item.title }));
      else if (at >= 0) called.set(id, rowNumbered(at));
    }
  }
  return called;
}

/** What stands for {for} in a title; all of it where the title above was another then. */
function withoutFrame(own: string, { title, above }: { title: string; above: string }): string {
  const [before = '', after = ''] = title.split('{for}').map((part) => part.replaceAll('{title}', () => above));
  const isFramed = own.startsWith(before) && own.endsWith(after) && own.length > before.length + after.length;
  return isFramed ? own.slice(before.length, own.length - after.length) : own;
}
