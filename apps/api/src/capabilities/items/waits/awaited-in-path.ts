import { awaited } from '@bihuan/workflows';
import type { ItemsUntil, PathLine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import type { PathStep } from '../path.contract.js';
import { readableAmong } from '../readable.js';
import { stateViewOf } from '../views/state-view.js';
import { circlesFrom } from './circles.js';
import type { Edge } from './circles.js';
import { awaitedOf, standingOf } from './wait-rows.js';
import type { AwaitedRow } from './wait-rows.js';

export interface AwaitedInPath {
  /** «等待2件关联事项办结，已到1件». */
  readonly text: string;
  /** Those the reader may read; of others nothing but that they are waited for. */
  readonly seen: PathStep['awaits'];
}

/** What the item's lines wait for among other items, as this reader may know of them, by place and round. */
export async function awaitedInPath(
  tx: Tx,
  { itemId, lines, personId }: { itemId: string; lines: readonly PathLine[]; personId: string },
): Promise<ReadonlyMap<string, AwaitedInPath>> {
  const now = lines.flatMap(({ node, when, place, round }) =>
    node?.type === 'wait' && node.until.type === 'items' && when === 'now' && place !== null ? [{ until: node.until, place, round }] : [],
  );
  if (now.length === 0) return new Map();
  const rows = await awaitedOf(tx, itemId);
  const circles = await circlesFrom(tx, itemId);
  const between = [...circles.values()].flatMap((way) => way.map((edge) => edge.itemId));
  const readable = (await readableAmong(tx, [...new Set([...rows.map(({ awaitedId }) => awaitedId), ...between])], personId)).filter(
    ({ privacy }) => privacy === 'normal',
  );
  const found = new Map<string, AwaitedInPath>();
  for (const { until, place, round } of now) {
    const own = rows.filter((row) => row.place === place && row.round === round);
    const words = new Set<string>();
    const seen: PathStep['awaits'][number][] = [];
    for (const row of own) {
      const item = readable.find(({ id }) => id === row.awaitedId);
      if (!item) continue;
      const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
      for (const code of until.states ?? []) words.add(machine.definition.states[code]?.label ?? '');
      seen.push({ id: item.id, title: item.title, state: stateViewOf(machine, item, personId), isThere: standing(until, row) === 'there' });
    }
    words.delete('');
    found.set(`${place} ${round}`, { text: textOf(until, { own, seen, words: [...words], circle: circleText(own, circles, readable) }), seen });
  }
  return found;
}

const standing = (until: ItemsUntil, row: AwaitedRow) => awaited(until, { was: row.isThere, now: standingOf(row) });

interface Seen {
  readonly own: readonly AwaitedRow[];
  readonly seen: PathStep['awaits'];
  readonly words: readonly string[];
  /** Who waits for whom; empty where nobody waits for this one. */
  readonly circle: string;
}

/** As far as the reader may know of them. */
function circleText(own: readonly AwaitedRow[], circles: ReadonlyMap<string, readonly Edge[]>, readable: readonly { id: string; title: string }[]): string {
  const way = own.map(({ awaitedId }) => circles.get(awaitedId) ?? []).find(({ length }) => length > 0);
  if (!way) return '';
  const name = (id: string): string => {
    const known = readable.find((item) => item.id === id);
    return known ? `“${known.title}”` : '您无权查看的事项';
  };
  const last = way.length > 1 ? '又' : '也';
  return way.map(({ itemId }, n) => `${name(itemId)}${n + 1 < way.length ? `在等${name(way[n + 1]?.itemId ?? '')}` : `${last}在等本事项`}`).join('，');
}

function textOf(until: ItemsUntil, { own, seen, words, circle }: Seen): string {
  if (own.length === 0) return '没有写明等哪件事项，由党办决定是否继续等待';
  const end = until.states === undefined ? '办结' : words.length === 0 ? '办到约定的状态' : `办到${words.map((word) => `“${word}”`).join('或')}`;
  const there = seen.filter(({ isThere }) => isThere).length;
  const around = circle === '' ? '' : `；${circle}${until.lost === 'ask-office' ? '，由党办决定哪一件不再等待' : ''}`;
  const plain = [
    `等待${own.length > 1 ? `${own.length}件` : ''}关联事项${end}`,
    there > 0 && own.length > 1 ? `其中${there}件已办到` : '',
    seen.length < own.length ? (own.length === 1 ? '您无权查看该事项' : `其中${own.length - seen.length}件您无权查看`) : '',
    until.lost === 'ask-office' && own.some((row) => standing(until, row) === 'lost') ? '有事项已不能办到，由党办决定是否继续等待' : '',
  ]
    .filter((part) => part !== '')
    .join('，');
  return plain + around;
}
