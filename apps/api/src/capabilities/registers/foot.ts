import type { RegisterDefinition } from '@bihuan/library';

/** How many rows are in a state, and how many of them were reopened before. */
export interface StateCount {
  readonly state: string;
  readonly count: number;
  readonly reopened: number;
  readonly ended: boolean;
}

/**
 * «共31：已销号22（重新整改0）· 整改中5 · 其他4»: always adds up to the total, because what no part of the foot names is counted
 * as the rest. A part that counts finished rows never stands without the number reopened among them.
 */
export function footText(definition: Pick<RegisterDefinition, 'foot' | 'reopenedLabel'>, counts: readonly StateCount[]): string {
  const total = sum(counts, 'count');
  if (total === 0) return '共0';
  const { reopenedLabel } = definition;
  const named = definition.foot.map(({ label, states, always, evenNone }, index) => {
    // A state named twice is counted where it is named first.
    const own = counts.filter(({ state }) => states.includes(state) && definition.foot.findIndex((part) => part.states.includes(state)) === index);
    const isFinished = always === true || own.some(({ ended, reopened }) => ended && reopened > 0);
    const note = reopenedLabel !== undefined && isFinished ? `（${reopenedLabel}${sum(own, 'reopened')}）` : '';
    return { count: sum(own, 'count'), isShown: always === true || evenNone === true || sum(own, 'count') > 0, text: `${label}${sum(own, 'count')}${note}` };
  });
  const rest = total - named.reduce((all, { count }) => all + count, 0);
  const shown = [...named.filter(({ isShown }) => isShown).map(({ text }) => text), ...(rest > 0 ? [`其他${rest}`] : [])];
  return `共${total}：${shown.join(' · ').replaceAll('） · ', '）· ')}`;
}

const sum = (counts: readonly StateCount[], key: 'count' | 'reopened'): number => counts.reduce((all, one) => all + one[key], 0);
