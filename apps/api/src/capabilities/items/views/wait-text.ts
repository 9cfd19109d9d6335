import type { PathLine, WaitNode } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Names } from '../../people/index.js';
import { lengthText } from '../step-due/step-due-view.js';
import { lostText } from '../waits/lost-text.js';
import { momentText } from './moment-text.js';

const reasons: Named = {
  name: 'reasons-of-waits-let-go',
  text: `select e.payload::jsonb #>> '{event,wait}' as wait, w.value as reason from item_events e join event_words w on w.event_id = e.id and w.name = 'reason'
         where e.item_id = $1 and e.type = 'CONTINUE' order by e.seq`,
};

/** Why the office waited no longer, by the wait; the latest stands. Asked only where something was let go. */
export async function letGoReasons(tx: Tx, itemId: string, lines: readonly PathLine[]): Promise<ReadonlyMap<string, string>> {
  if (!lines.some(({ waited }) => waited?.as === 'let-go')) return new Map();
  return new Map((await tx.rows<{ wait: string; reason: string }>(reasons, [itemId])).map(({ wait, reason }) => [wait, reason]));
}

interface Telling {
  /** Of a day, or of items, that are known: «等到10月12日（周五）». */
  readonly due: string | null;
  readonly names: Pick<Names, 'people'>;
  readonly zone: string;
  readonly reasons: ReadonlyMap<string, string>;
}

/** For what a line waits, or how the waiting ended; null where nothing waits. */
export function lineWaits({ node, when, waited, place }: PathLine, { due, names, zone, reasons: told }: Telling): string | null {
  if (node?.type !== 'wait') return null;
  if (!waited) return when === 'now' ? (due ?? nowText(node)) : when === 'to-come' ? toComeText(node) : null;
  const by = waited.by === null ? null : (names.people[waited.by]?.name ?? '');
  const at = momentText(waited.at, zone);
  if (waited.as === 'lost' || waited.as === 'circle') return `${at}${lostText(waited.as === 'circle' ? 'circle' : true)}，不再等待`;
  if (node.until.type === 'items' && waited.as === 'arrived') return `${at}所等事项已办到`;
  if (waited.as === 'arrived') return by === null ? `${at}等待期满` : `${at}由${by}登记`;
  const reason = told.get(place ?? '');
  return `${at}${by ?? '系统'}决定不再等待${reason === undefined ? '' : `：${reason}`}`;
}

/** Without a day that is known. */
function nowText({ until }: WaitNode): string {
  return until.type === 'answer' ? '等待答复' : '还没有可等的日期，可由党办决定不再等待';
}

/** Of sub-items on paper: nobody knows how each will end. */
export const subItemsToCome = '分送下级，逐个办理；这里按都已办成往下推算';

export function toComeText({ until }: WaitNode): string {
  switch (until.type) {
    case 'after':
      return `等满${lengthText(until.within)}`;
    case 'answer':
      return '等待答复';
    case 'items':
      return until.states ? '等关联事项办到约定的状态' : '等关联事项办结';
    case 'item-day':
      return `等到${until.day === 'dueOn' ? '办理期限' : '开始日期'}${more(until.plus)}`;
    case 'form-day':
      return `等到填写的日期${more(until.plus)}`;
  }
}

function more(plus: { readonly amount: number; readonly unit: 'working-days' | 'days' } | undefined): string {
  return plus === undefined ? '' : `后${lengthText(plus)}`;
}
