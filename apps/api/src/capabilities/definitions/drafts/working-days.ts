import { below, nodesOf, statesOf } from '@bihuan/workflows';
import type { LifecycleDefinition, WaitUntil } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';
import { problem } from './same-hands.js';
import type { Staffing } from './staffing.js';

/** A time counted in working days wants a calendar; with none at all it would be guessed for ever. */
export async function workingDaysOf(tx: Tx, lifecycle: LifecycleDefinition, { pointer, today }: { pointer: string; today: string }): Promise<Staffing> {
  const at = countedIn(lifecycle)[0];
  if (at === undefined) return { problems: [], notices: [] };
  const { years } = await calendarOf(tx);
  const year = Number(today.slice(0, 4));
  if (Object.keys(years).length === 0)
    return { problems: [problem(pointer + at, 'due.no-calendar', '时限按工作日计算，但还没有任何一年的工作日历')], notices: [] };
  const said = years[year]?.status === 'provisional' ? '还没有公布' : '还没有录入';
  return {
    problems: [],
    notices:
      years[year]?.status === 'announced'
        ? []
        : [problem(pointer + at, 'due.no-calendar', `时限按工作日计算，但${year}年的工作日历${said}，暂按周一至周五计算`)],
  };
}

/** Where something is counted in working days. */
function countedIn(lifecycle: LifecycleDefinition): readonly string[] {
  return statesOf(lifecycle)
    .flatMap((state) => nodesOf(state.value.chain, state.pointer))
    .flatMap(({ value, pointer }) => {
      if (value.type === 'step' && value.due?.within.unit === 'working-days') return [below(pointer, 'due', 'within')];
      return value.type === 'wait' && unitOf(value.until) === 'working-days' ? [below(pointer, 'until')] : [];
    });
}

function unitOf(until: WaitUntil): string | undefined {
  if (until.type === 'after') return until.within.unit;
  return 'plus' in until ? until.plus?.unit : undefined;
}
