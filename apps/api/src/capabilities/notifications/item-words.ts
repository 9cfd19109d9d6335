import type { Tx } from '../../kernel/database/tx.js';
import { lifecycleMachine } from '../definitions/index.js';
import { dayViewOf, readItem } from '../items/index.js';
import type { ItemRow } from '../items/index.js';
import { namesOf } from '../people/index.js';
import type { ToldFacts } from './sentence.js';

// Their titles come from a plan or a form; any other item may carry words somebody wrote, so only its noun is told.
const titledByPlan: readonly string[] = ['campaign', 'stage', 'task', 'share'];
const titledByForm: readonly string[] = ['list'];

/** «《…》» for a form, «“…”» for a task of the plan, and the mere noun for everything else. */
export async function itemWords(tx: Tx, item: Pick<ItemRow, 'kind' | 'title' | 'lifecycleVersionId'>): Promise<string> {
  if (titledByForm.includes(item.kind)) return `《${item.title}》`;
  if (titledByPlan.includes(item.kind)) return `“${item.title}”`;
  return `1件${(await lifecycleMachine(tx, item.lifecycleVersionId)).definition.noun}`;
}

/** What a notification keeps of an item: form, unit and date. */
export async function factsOfItem(tx: Tx, itemId: string, today: string): Promise<Pick<ToldFacts, 'what' | 'unit' | 'due'>> {
  const item = await readItem(tx, itemId);
  if (!item) throw new Error(`a notification names item ${itemId}, which is not there`);
  const { units } = await namesOf(tx, { people: [], units: [item.unitId] });
  return {
    what: await itemWords(tx, item),
    unit: units[item.unitId] ?? null,
    due: item.dueOn === null || item.ended !== null ? null : `${dayViewOf(item.dueOn, today).text}截止`,
  };
}
